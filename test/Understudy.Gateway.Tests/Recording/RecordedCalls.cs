using System.Globalization;
using System.Text;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway.Tests;

/// <summary>Calls for the tests of recording: the content follows from the number, so that a torn one is recognised.</summary>
internal static class RecordedCalls
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static string Id(long number) => "call-" + number.ToString("D9", CultureInfo.InvariantCulture);

    public static long Number(RecordedCall call) => long.Parse(call.Id.AsSpan(5), CultureInfo.InvariantCulture);

    public static RecordedCall Of(long number, int contentBytes = 200) => new()
    {
        Id = Id(number),
        Started = Begin.AddMilliseconds(number),
        Endpoint = CallEndpoint.ChatCompletions,
        Workload = "tickets",
        RequestedModel = "large",
        Outcome = CallOutcome.Ok,
        Status = 200,
        Usage = new TokenUsage(10, 0, 1),
        Request = Content(number, contentBytes),
        Response = Content(-number, contentBytes / 2),
    };

    public static bool IsWhole(RecordedCall call) =>
        call.Request.Length > 0
        && call.Request.Span.SequenceEqual(Content(Number(call), call.Request.Length))
        && call.Response.Span.SequenceEqual(Content(-Number(call), call.Response.Length));

    private static byte[] Content(long number, int bytes)
    {
        string word = number.ToString(CultureInfo.InvariantCulture) + " ";
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(word, (bytes / word.Length) + 1)))[..bytes];
    }
}
