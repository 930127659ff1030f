using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Understudy.Testing;

/// <summary>
/// A small log of calls with three recurring prompts, each with a date and a number in its system message: two that ask for one of a few
/// labels, which words of the input tell, and one for free text. The same numbers give the same lines.
/// </summary>
public static class PromptLog
{
    private static readonly string[] Noise = "amber basket candle drum eagle forest garden hammer island jacket kettle ladder marble needle orange pepper quarry ribbon saddle timber umbrella velvet window yellow zebra anchor bridge copper desert engine feather guitar harbour insect jungle kitchen lantern meadow novel ocean pillow quartz river sunset tunnel valley winter".Split(' ');
    private static readonly string[][] Billing = ["charged invoice refund card receipt".Split(' '), "password login locked code account".Split(' ')], Moods = ["thanks lovely great super perfect".Split(' '), "awful never terrible worst useless".Split(' ')];

    /// <summary>A call that sorts a mail: <c>billing</c> or <c>login</c>.</summary>
    public static string Mail(int number, string? date = null) => Call(
        number, $"Today is {date ?? Date(number)}, request {number * 7}. You work at the front desk of Fernpost, a maker of time tracking software. Read the mail and name the team that answers it: billing or login. Say one word.",
        "Mail: " + Text(number, Billing[number % 2]), number % 2 == 0 ? "billing" : "login");

    /// <summary>A call that hears a voice: <c>glad</c> or <c>cross</c>.</summary>
    public static string Mood(int number, string? date = null) => Call(
        number, $"Report of {date ?? Date(number)}, item {number * 3}. A telephone call was written down by a machine. Decide whether the caller sounds glad or cross, and give nothing but that.",
        "Transcript: " + Text(50_000 + number, Moods[number % 2]), number % 2 == 0 ? "glad" : "cross");

    /// <summary>A call that is answered in free text.</summary>
    public static string Summary(int number, string? date = null) => Call(
        number, $"It is {date ?? Date(number)}. Write the minutes of a meeting for those who could not come, in a single sentence and without names.",
        "Notes: " + Text(90_000 + number, Noise), $"They spoke of the {Text(120_000 + number, Noise)} and will meet again on day {number}.");

    /// <summary>A line of a log with a request's messages and a response.</summary>
    public static string Call(int number, string system, string user, string answer) => new JsonObject
    {
        ["time"] = DateTimeOffset.UnixEpoch.AddMinutes(number).ToString("O", CultureInfo.InvariantCulture),
        ["request"] = new JsonObject { ["model"] = "large", ["messages"] = new JsonArray(Message("system", system), Message("user", user)) },
        ["response"] = new JsonObject
        {
            ["id"] = FormattableString.Invariant($"chatcmpl-{number}"),
            ["object"] = "chat.completion",
            ["created"] = number,
            ["model"] = "large",
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = Message("assistant", answer), ["finish_reason"] = "stop" }),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 60, ["completion_tokens"] = 2, ["total_tokens"] = 62 },
        },
    }.ToJsonString();

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };

    private static string Date(int number) => new DateTime(2026, 3, 1).AddDays(number / 5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Words of which a third are of the given ones, different for each number.</summary>
    private static string Text(int number, string[] words)
    {
        var text = new StringBuilder();
        uint state = ((uint)number * 2654435761u) + 12345u;
        for (int i = 0; i < 15; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            string[] from = i % 3 == 0 ? words : Noise;
            text.Append(i == 0 ? "" : " ").Append(from[(state >> 16) % from.Length]);
        }

        return text.ToString();
    }
}
