using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Watches a specialist in service: does it differ from the large model more often than its certificate promised, where it is sure?
/// Evidence is the hold-back alone (drawn at random from what the specialist would have answered), one outcome a conversation, its
/// first: rows of one conversation depend on each other, and a conversation's first row is complete when it arrives, whereas its mean
/// loss would change as long as it goes on, which no bound that holds at every look allows. Bounds are
/// <see cref="BernoulliConfidenceSequence"/>'s, so every call may be looked at. Thread-safe.
/// </summary>
public sealed class KeptMonitor
{
    /// <summary>A conversation that returns after so many others counts anew.</summary>
    private const int Remembered = 200_000;

    private readonly Lock _gate = new();
    private readonly SeenUnits _held = new(Remembered), _shadow = new(Remembered), _feedback = new(Remembered);
    private readonly long? _needed;
    private long _units, _disagreed, _shadowUnits, _shadowDisagreed, _good, _bad;
    private bool _broken;

    /// <summary>Begins to watch.</summary>
    public KeptMonitor(WatchPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        _needed = plan.Limit.Value is > 0 and < 1 and { } limit ? BernoulliConfidenceSequence.LeastTrials(limit, plan.Alpha) : null;
    }

    /// <summary>What is watched.</summary>
    public WatchPlan Plan { get; }

    /// <summary>Takes a call of the workload; what is no evidence is passed over, and the same conversation twice counts once.</summary>
    /// <returns>What follows now, when the call was evidence; else null.</returns>
    public KeptVerdict? Observe(RecordedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call is not { Outcome: CallOutcome.Ok, Agreed: { } agreed, Confidence: { } confidence } || confidence < Plan.Threshold || !Concerns(call) || call.Threshold != Plan.Threshold)
        {
            return null;
        }

        string unit = call.Conversation ?? call.RetryOf ?? call.Id;
        lock (_gate)
        {
            if (call.Decision == CallDecision.Shadow && _shadow.Add(unit))
            {
                _shadowUnits++;
                _shadowDisagreed += agreed ? 0 : 1;
            }

            if (call.Decision != CallDecision.HoldBack || !_held.Add(unit))
            {
                return null;
            }

            _units++;
            _disagreed += agreed ? 0 : 1;
            _broken |= Plan.Limit.Value is { } limit && BernoulliConfidenceSequence.IsAbove(_disagreed, _units, limit, Plan.Alpha);
            return Verdict();
        }
    }

    /// <summary>Takes what somebody said about an answer of the specialist. Counted apart: who bothers to say so is no random sample.</summary>
    public void ObserveFeedback(RecordedCall call, bool good)
    {
        ArgumentNullException.ThrowIfNull(call);
        lock (_gate)
        {
            if (call.AnsweredBy == Plan.Specialist && call.Started >= Plan.Since && _feedback.Add(call.Id))
            {
                _good += good ? 1 : 0;
                _bad += good ? 0 : 1;
            }
        }
    }

    /// <summary>What was seen so far.</summary>
    public KeptWatch Snapshot()
    {
        lock (_gate)
        {
            Interval bounds = BernoulliConfidenceSequence.At(_disagreed, _units, Plan.Alpha);
            Interval shadow = WilsonScore.TwoSided(_shadowDisagreed, _shadowUnits);
            Estimate? disagreement = _units == 0 ? null : new Estimate { Value = (double)_disagreed / _units, Low = bounds.Low, High = bounds.High, Count = _units, Method = "beta-mixture confidence sequence, valid at every look", Confidence = 1 - Plan.Alpha };
            KeptVerdict verdict = Verdict();
            return new KeptWatch
            {
                Plan = Plan,
                Units = _units,
                Disagreed = _disagreed,
                Disagreement = disagreement,
                Verdict = verdict,
                UnitsNeeded = _needed,
                InShadow = _shadowUnits == 0 ? null : new Estimate { Value = (double)_shadowDisagreed / _shadowUnits, Low = shadow.Low, High = shadow.High, Count = _shadowUnits, Method = "wilson" },
                CalledGood = _good,
                CalledBad = _bad,
                Statement = Say(disagreement, verdict),
            };
        }
    }

    private bool Concerns(RecordedCall call) => call.Specialist == Plan.Specialist && call.Started >= Plan.Since;

    private KeptVerdict Verdict() => Plan.Limit.Value is not { } limit ? KeptVerdict.NoLimit
        : _broken ? KeptVerdict.Broken // at whichever look: later ones do not take it back
        : _needed is not { } needed || _units < needed ? KeptVerdict.TooFew
        : BernoulliConfidenceSequence.IsBelow(_disagreed, _units, limit, Plan.Alpha) ? KeptVerdict.Holds
        : KeptVerdict.Warning;

    private string Say(Estimate? share, KeptVerdict verdict)
    {
        string seen = share is null
            ? "no held-back conversation yet in which the specialist was sure"
            : string.Create(CultureInfo.InvariantCulture, $"it differed in {_disagreed:N0} of {_units:N0} held-back conversations in which it was sure: {100 * share.Value:0.0} % ({100 * share.Low:0.0} to {100 * share.High:0.0} %, at every look)");
        return $"{seen}; {Plan.Limit.Statement}{verdict switch
        {
            KeptVerdict.TooFew => string.Create(CultureInfo.InvariantCulture, $"; {_needed ?? 0:N0} are needed to show that it holds"),
            KeptVerdict.Holds => ": it holds",
            KeptVerdict.Warning => ": it may be broken, which is not proven",
            KeptVerdict.Broken => ": it is broken",
            _ => "",
        }}";
    }
}
