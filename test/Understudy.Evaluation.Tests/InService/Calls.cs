using System.Globalization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Evaluation.Tests.InService;

/// <summary>Recorded calls for tests of monitors and ledger.</summary>
internal static class Calls
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static RecordedCall HeldBack(int number, bool agreed, double confidence = 0.9, string? conversation = null) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        Started = Start.AddMinutes(number),
        Endpoint = CallEndpoint.ChatCompletions,
        Workload = "helpdesk",
        RequestedModel = "large",
        AnsweredModel = "large",
        Stage = RouteStage.Live,
        Decision = CallDecision.HoldBack,
        Specialist = "helpdesk-one",
        Confidence = confidence,
        Threshold = 0.8,
        Agreed = agreed,
        Conversation = conversation,
        Outcome = CallOutcome.Ok,
        Status = 200,
        Usage = new TokenUsage(1000, 0, 100),
    };
}
