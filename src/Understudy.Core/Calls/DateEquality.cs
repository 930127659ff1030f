namespace Understudy.Core;

/// <summary>When two spellings of a date are one value.</summary>
public enum DateEquality
{
    /// <summary>Only when the texts are equal.</summary>
    Text,

    /// <summary>When they name the same instant: <c>2026-11-28T10:00Z</c> and <c>2026-11-28T11:00:00+01:00</c>, <c>28 November 2026</c> and <c>2026-11-28</c>.</summary>
    Instant,

    /// <summary>When they name the same calendar day as written, whatever the time of day.</summary>
    Day,
}
