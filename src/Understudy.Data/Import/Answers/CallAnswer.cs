using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Reads function calls as answers: from a response's tool calls, or from a column that holds them as JSON.</summary>
internal static class CallAnswer
{
    /// <summary>Canonical text of the calls of a JSON value; null when it holds none, or arguments that cannot be read.</summary>
    public static string? Canonical(JsonElement value) => CallText.Read(value) is { } calls ? CallText.Of(calls) : null;

    /// <summary>Canonical text of the calls that a text holds; null when it is something else.</summary>
    public static string? Canonical(string? text) =>
        text is not null && (text.Contains("\"arguments\"", StringComparison.Ordinal) || text.AsSpan().Trim() is "[]") && CallText.Read(text) is { } calls ? CallText.Of(calls) : null;

    /// <summary>What a text of gold accepts: the call that is learned, and all of them where there are more.</summary>
    /// <param name="text">Calls, or several accepted answers (<see cref="AcceptedCalls.Read"/>).</param>
    /// <param name="tools">The functions on offer; null when unknown.</param>
    /// <returns>Null when it is neither.</returns>
    public static (string First, string? All)? Accepted(string? text, ToolSet? tools) =>
        text is null ? null
        : Canonical(text) is { } one ? (one, null)
        : AcceptedCalls.Canonical(text, tools, out AcceptedCalls? several) is { } all ? (several!.First(), all) : null;

    /// <summary>Canonical text of a row's answer; null when it makes no call.</summary>
    public static string? Of(Candidate candidate) => candidate.Calls ?? Canonical(candidate.Answer) switch { CallText.None => null, var calls => calls };

    /// <summary>The label of a row's answer: its calls; no call where it answers in words; null where there is none that can be read.</summary>
    public static string? Label(Candidate candidate) => Of(candidate)
        ?? (!candidate.Refused && !string.IsNullOrWhiteSpace(candidate.Answer) ? CallText.None : null);
}
