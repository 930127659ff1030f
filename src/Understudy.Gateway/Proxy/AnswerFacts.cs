using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>What an answer says, read in one pass over its bytes.</summary>
internal readonly record struct AnswerFacts
{
    /// <summary>Nothing is known.</summary>
    public static AnswerFacts Unknown => new() { Usage = TokenUsage.Unknown };

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>The model that it names.</summary>
    public string? Model { get; init; }

    /// <summary>Token counts; unknown where it has none.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>The first choice's text; null when it has none.</summary>
    public string? Text { get; init; }

    /// <summary>Canonical text of the first choice's function calls; null when it makes none that can be read.</summary>
    public string? Calls { get; init; }

    /// <summary>The first choice's reason to end.</summary>
    public string? Finish { get; init; }

    /// <summary>Whether it is a refusal or no text at all.</summary>
    public bool Refused { get; init; }
}
