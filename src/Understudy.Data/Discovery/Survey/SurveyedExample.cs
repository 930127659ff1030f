using Understudy.Core;

namespace Understudy.Data;

/// <summary>An answered call of a workload.</summary>
/// <param name="Source">Its line.</param>
/// <param name="Input">The text that is learned from (<see cref="SlotText"/>).</param>
/// <param name="Slots">What stood in its template's slots, in order.</param>
/// <param name="Answer">The answer; null when it is a tool call.</param>
/// <param name="Tool">Names of called functions; null when it is text.</param>
/// <param name="Calls">The canonical text of its calls; null when it makes none that can be read.</param>
/// <param name="Gold">The true answer where the log has one.</param>
/// <param name="Group">The conversation or group.</param>
/// <param name="Time">When it was.</param>
/// <param name="Dollars">What it cost; null when that is unknown.</param>
/// <param name="Usage">Its tokens.</param>
public sealed record SurveyedExample(long Source, string Input, IReadOnlyList<string> Slots, string? Answer, string? Tool, string? Calls, string? Gold, string? Group, DateTimeOffset? Time, double? Dollars, TokenUsage Usage);
