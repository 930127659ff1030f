using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Data.Tests;

/// <summary>Makes lines of call logs.</summary>
internal static class Calls
{
    public const string System = "Sort the message.";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(string input, string answer, string system = System, string extra = "", string finish = "\"stop\"", string request = "", string response = "") =>
        $$"""{"request":{"model":"asked"{{request}},"messages":[{"role":"system","content":{{Json(system)}}},{"role":"user","content":{{Json(input)}}}]},"response":{"model":"large-1","choices":[{"index":0,"message":{"role":"assistant","content":{{Json(answer)}}},"finish_reason":{{finish}}}]{{response}}}{{extra}}}""";

    public static string Json(string text) => JsonSerializer.Serialize(text, Relaxed);

    /// <summary>Lines that make the label set <c>up</c> and <c>down</c> known.</summary>
    public static IEnumerable<string> Ordinary(int count, Func<string, string>? shape = null) =>
        Enumerable.Range(0, count).Select(i => Line($"message {i}", (shape ?? (l => l))(i % 2 == 0 ? "up" : "down")));

    public static string Lines(params IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));
}
