using System.Text;

using Understudy.Core;

namespace Understudy.Data.Tests;

/// <summary>Recorded calls for tests.</summary>
internal static class CallSamples
{
    public static DateTimeOffset Begin { get; } = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    public static RecordedCall Call(int i) => new()
    {
        Id = $"call-{i:D6}",
        Started = Begin.AddMinutes(i),
        Endpoint = CallEndpoint.ChatCompletions,
        Outcome = CallOutcome.Ok,
        Status = 200,
        Request = Encoding.UTF8.GetBytes($$"""{"n":{{i}},"text":"ü👍"}"""),
        Response = Encoding.UTF8.GetBytes($$"""{"answer":{{i}}}"""),
    };

    /// <summary>One with a value in every field.</summary>
    public static RecordedCall Full => new()
    {
        Id = "full",
        Started = Begin.AddMilliseconds(123),
        Endpoint = CallEndpoint.Responses,
        Workload = "tickets",
        Fingerprint = "0123456789abcdef0123456789abcdef",
        RequestedModel = "gpt-x",
        AnsweredModel = "gpt-x-2026-01-01",
        AnswerId = "chatcmpl-1",
        AnsweredBy = "specialist-1",
        Stage = RouteStage.Canary,
        Decision = CallDecision.Specialist,
        Specialist = "specialist-1",
        Confidence = 0.93,
        Threshold = 0.9,
        Agreed = false,
        Outcome = CallOutcome.Partial,
        Status = 502,
        Streamed = true,
        Usage = new TokenUsage(120, 64, 7),
        LatencyMilliseconds = 12.25,
        FirstTokenMilliseconds = 3.5,
        AddedMilliseconds = 0.125,
        ClientKey = "key-1",
        UserHash = "u1",
        Conversation = "c1",
        RetryOf = "call-000001",
        UpstreamAttempts = 2,
        Request = "{\"a\":1}"u8.ToArray(),
        Response = new byte[] { 0, 1, 254, 255 },
    };

    public static CallFeedback Feedback(string id, string call, int minute, string? gold = null, bool? good = null) =>
        new() { Id = id, CallId = call, Time = Begin.AddMinutes(minute), Gold = gold, Good = good, Score = 0.5 };

    /// <summary>Everything of a call that is comparable: content as text.</summary>
    public static object Of(RecordedCall call) =>
        (call with { Request = default, Response = default }, Convert.ToHexString(call.Request.Span), Convert.ToHexString(call.Response.Span));
}
