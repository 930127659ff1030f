using System.Text;
using System.Text.Json.Nodes;

using Understudy.Data;

namespace Understudy.Gateway.Tests.Routing;

/// <summary>A prompt with a date and a number in its system message. Its fixed words name both labels, so that a specialist that were asked with the whole message would be unsure of it.</summary>
internal static class SortingPrompt
{
    private const string Mark = "\u0002";

    /// <summary>The prompt's template: three slots, the last of which is the mail.</summary>
    public static PromptTemplate Template { get; } = Of($"{Mark}sToday is", "and this is case", $". Sort the mail: billing or login. {Mark}uMail:");

    /// <summary>A template whose last slot is open.</summary>
    public static PromptTemplate Of(params string[] segments) => new([.. segments.Select(s => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(s))], isOpen: true, 0);

    /// <summary>The system message.</summary>
    public static string System(string date = "2026-03-01", string number = "41") => $"Today is {date} and this is case {number}. Sort the mail: billing or login.";

    /// <summary>A chat-completions request.</summary>
    public static string Chat(string mail, string? system = null, string model = "large") => new JsonObject
    {
        ["model"] = model,
        ["messages"] = new JsonArray(Message("system", system ?? System()), Message("user", "Mail: " + mail)),
    }.ToJsonString();

    /// <summary>The same as a request of <c>/v1/responses</c>.</summary>
    public static string Responses(string mail, string? system = null) => new JsonObject
    {
        ["model"] = "large",
        ["instructions"] = system ?? System(),
        ["input"] = "Mail: " + mail,
    }.ToJsonString();

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };
}
