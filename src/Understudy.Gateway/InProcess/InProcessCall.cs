using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>One call of an application to its large model, or to the specialist in its place. Ended once, by one of the two methods that say how.</summary>
public sealed class InProcessCall
{
    private readonly GatewayCall _call;
    private readonly CallLedger _ledger;
    private readonly TimeProvider _time;

    internal InProcessCall(GatewayCall call, CallLedger ledger, TimeProvider time, bool specialistAnswers)
    {
        (_call, _ledger, _time) = (call, ledger, time);
        SpecialistAnswers = specialistAnswers;
    }

    /// <summary>Its id, by which feedback names it.</summary>
    public string Id => _call.Id;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => _call.StartedAt;

    /// <summary>Whether the specialist's answer is the one to give; else the large model is to be asked.</summary>
    public bool SpecialistAnswers { get; private set; }

    /// <summary>Why, as the gateway's header <c>x-understudy-decision</c> says it.</summary>
    public string Decision => DecisionNames.Of(_call.Decision);

    /// <summary>The workload; null when none was named or recognised.</summary>
    public string? Workload => _call.NamedWorkload ?? _call.Route?.Route.Workload;

    /// <summary>Id of the specialist that was asked, in earnest or on the side; null when none was.</summary>
    public string? Specialist => _call.Specialist?.SpecialistId;

    /// <summary>The specialist's answer in the teacher's shape; null when none was asked.</summary>
    public string? Text => _call.Specialist?.Text;

    /// <summary>The specialist's function calls, each with its id; empty where it answers with text.</summary>
    public IReadOnlyList<(string Id, ToolCall Call)> Calls => _call.Specialist is { } answer ? [.. answer.Calls.Select((c, i) => (SpecialistWriter.CallId(_call, i), c))] : [];

    /// <summary>Its calibrated confidence, in [0, 1].</summary>
    public double? Confidence => _call.Specialist?.Confidence;

    /// <summary>The large model's name where the request names an alias in its place; null where it does not.</summary>
    public string? Teacher => _call.Teacher;

    /// <summary>Id of the specialist's answer.</summary>
    public string AnswerId => SpecialistWriter.AnswerId(_call);

    /// <summary>The model that the specialist's answer names: <c>understudy/ID</c>.</summary>
    public string AnswerModel => SpecialistWriter.ModelPrefix + Specialist;

    /// <summary>Waits for the large model and counts the time as its own, not as added.</summary>
    public async ValueTask<T> WaitAsync<T>(ValueTask<T> large)
    {
        long asked = _time.GetTimestamp();
        _call.UpstreamAttempts = 1;
        try
        {
            return await large.ConfigureAwait(false);
        }
        finally
        {
            _call.Waited += _time.GetTimestamp() - asked;
        }
    }

    /// <summary>The large model is away: lets the specialist answer where the route says so.</summary>
    /// <returns>True when it now does.</returns>
    public bool TryStandIn()
    {
        if (!_call.SpecialistMayStandIn)
        {
            return false;
        }

        (_call.Decision, SpecialistAnswers) = (CallDecision.UpstreamAway, true);
        return true;
    }

    /// <summary>Ends a call that the specialist answers; give the answer when this completes.</summary>
    /// <param name="streamed">Whether the answer is given as a stream.</param>
    /// <returns>Whether it is durable; false when it could not be recorded.</returns>
    public ValueTask<bool> EndBySpecialistAsync(bool streamed) =>
        _ledger.RecordSpecialistAsync(_call, SpecialistWriter.Completion(_call, _call.Specialist!).WrittenMemory, streamed);

    /// <summary>Ends a call that the large model answered, or failed to.</summary>
    /// <param name="outcome">How it ended; only <see cref="CallOutcome.Ok"/> becomes training data.</param>
    /// <param name="answer">The whole answer (a stream put together), or what there is of it, as a chat completion's JSON; empty when there is none.</param>
    /// <param name="streamed">Whether the answer was streamed.</param>
    /// <param name="firstToken">Time from the beginning to the first piece of a stream.</param>
    /// <returns>Whether it is durable; false when it could not be recorded.</returns>
    public ValueTask<bool> EndAsync(CallOutcome outcome, ReadOnlyMemory<byte> answer, bool streamed, TimeSpan? firstToken = null) =>
        _ledger.RecordAsync(_call, outcome, outcome == CallOutcome.Ok ? 200 : 0, AnswerJson.Read(answer), answer, streamed: streamed, firstToken: firstToken?.TotalMilliseconds);

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_call.Started);
}
