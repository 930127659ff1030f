using System.Globalization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Evaluation;

/// <summary>The books of one workload; memory does not grow with the number of calls. Not thread-safe.</summary>
internal sealed class LedgerAccount(string? workload, PriceList? prices)
{
    private readonly Dictionary<LedgerKind, Line> _lines = [];
    private readonly ConversationCosts _heldBack = new(), _others = new();
    private readonly SortedSet<string> _unpriced = new(StringComparer.Ordinal);
    private bool _heldBackUnpriced, _othersUnpriced;
    private double _servingMilliseconds, _shadowMilliseconds;

    /// <summary>The first and last call.</summary>
    public DateTimeOffset? First { get; private set; }

    private DateTimeOffset? FirstAnswered { get; set; }

    private long Saving { get; set; }

    public void Add(RecordedCall call)
    {
        First = First is { } first && first <= call.Started ? first : call.Started;
        LedgerKind kind = KindOf(call);
        if (!_lines.TryGetValue(kind, out Line? line))
        {
            _lines[kind] = line = new Line();
        }

        line.Calls++;
        line.NotWhole += call.Outcome == CallOutcome.Ok ? 0 : 1;
        if (call.Specialist is not null)
        {
            // The gateway's own time with the call: the specialist's core time and a little more, never less.
            (call.Stage == RouteStage.Shadow ? ref _shadowMilliseconds : ref _servingMilliseconds) += call.AddedMilliseconds;
        }

        if (kind is LedgerKind.Specialist or LedgerKind.UpstreamAway)
        {
            if (kind == LedgerKind.Specialist && call.Outcome == CallOutcome.Ok)
            {
                Saving++;
                FirstAnswered = FirstAnswered is { } start && start <= call.Started ? start : call.Started;
            }

            return;
        }

        Charge(call, kind, line);
    }

    public LedgerStatement Close(LedgerFacts facts)
    {
        List<string> warnings = [];
        Estimate? each = CostOfACall(warnings);
        double core = (prices?.CorePerHour ?? 0) / 3600, trainSeconds = workload is null ? 0 : facts.TrainSeconds.GetValueOrDefault(workload);
        double serving = _servingMilliseconds / 1000 * core, shadow = _shadowMilliseconds / 1000 * core, training = trainSeconds * facts.TrainingCores * core;
        Estimate? saved = each is null ? null : Scaled(each, Saving, 0);
        LedgerLine[] lines = [.. _lines.OrderBy(l => l.Key).Select(l => l.Value.Close(l.Key, prices is not null))];
        if (_unpriced.Count > 0)
        {
            warnings.Add($"The price list has no price for {string.Join(", ", _unpriced)}: what they cost is not in the sums. Add them to the list; nothing is guessed.");
        }

        if (lines.Sum(l => l.Uncounted) is > 0 and var uncounted)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The large model counted no tokens for {uncounted:N0} of its answers: what they cost is not in the sums."));
        }

        return new LedgerStatement
        {
            Workload = workload,
            Lines = lines,
            LargeModelUsd = prices is null ? null : lines.Sum(l => l.Usd ?? 0),
            ServingSeconds = _servingMilliseconds / 1000,
            ServingUsd = prices is null ? null : serving,
            ShadowSeconds = _shadowMilliseconds / 1000,
            ShadowUsd = prices is null ? null : shadow,
            TrainSeconds = trainSeconds,
            TrainingUsd = prices is null ? null : training,
            CostOfACall = each,
            Saved = saved,
            Net = saved is null ? null : Scaled(each!, Saving, serving + shadow + training),
            BreakEven = saved is null || FirstAnswered is not { } start ? null : BreakEven.Of(training + shadow, Scaled(each!, Saving, serving), start, facts.Now),
            Unpriced = [.. _unpriced],
            Warnings = warnings,
        };
    }

    private static LedgerKind KindOf(RecordedCall call) => call switch
    {
        { Decision: CallDecision.UpstreamAway } => LedgerKind.UpstreamAway,
        { AnsweredBy: not null } => LedgerKind.Specialist,
        { Decision: CallDecision.HoldBack } => LedgerKind.HoldBack,
        { Decision: CallDecision.OutsideCanary } => LedgerKind.OutsideCanary,
        { Stage: RouteStage.Shadow, Decision: not CallDecision.PassThrough } => LedgerKind.Shadow,
        { Decision: CallDecision.PassThrough } => LedgerKind.PassThrough,
        _ => LedgerKind.Escalated,
    };

    private void Charge(RecordedCall call, LedgerKind kind, Line line)
    {
        if (!call.Usage.IsKnown)
        {
            line.Uncounted += call.Outcome == CallOutcome.Ok ? 1 : 0;
            return;
        }

        line.Input += call.Usage.Input;
        line.Output += call.Usage.Output;
        bool stands = call.Outcome == CallOutcome.Ok && kind switch
        {
            LedgerKind.HoldBack => call.Confidence >= call.Threshold, // what the specialist would have answered
            LedgerKind.Escalated or LedgerKind.OutsideCanary => true,
            _ => false,
        };
        string model = call.AnsweredModel ?? call.RequestedModel ?? "(a model without a name)";
        if (prices is not null && prices.Find(model)?.CostOf(call.Usage) is not { })
        {
            line.Unpriced++;
            _unpriced.Add(model);
            _heldBackUnpriced |= stands && kind == LedgerKind.HoldBack;
            _othersUnpriced |= stands && kind != LedgerKind.HoldBack;
        }
        else if (prices?.Find(model)?.CostOf(call.Usage) is { } cost)
        {
            line.Usd += cost;
            if (stands)
            {
                (kind == LedgerKind.HoldBack ? _heldBack : _others).Add(call.Conversation ?? call.Id, cost);
            }
        }
    }

    /// <summary>What the large model would have cost for a call that the specialist answered; null when nothing says so.</summary>
    private Estimate? CostOfACall(List<string> warnings)
    {
        if (Saving == 0 || prices is null)
        {
            return null;
        }

        bool random = _heldBack.Count >= 2 || _heldBackUnpriced;
        if (random ? _heldBackUnpriced : _othersUnpriced)
        {
            warnings.Add("The saving is not estimated: a mean over the priced calls alone would be the mean of something else.");
            return null;
        }

        if ((random ? _heldBack : _others).Mean() is not { } mean)
        {
            warnings.Add("The saving is not estimated: the large model has answered too few calls of this workload to know what one costs.");
            return null;
        }

        if (!random)
        {
            warnings.Add("There are fewer than two held-back conversations: the saving is estimated from calls that were escalated or outside the canary. Those the specialist is unsure of are other calls, longer ones often.");
        }

        return mean with { Method = $"{(random ? "hold-back" : "escalated and outside the canary")}: {mean.Method}" };
    }

    private static Estimate Scaled(Estimate each, double by, double less) =>
        each with { Value = (each.Value * by) - less, Low = (each.Low * by) - less, High = (each.High * by) - less };

    private sealed class Line
    {
        public long Calls, NotWhole, Input, Output, Uncounted, Unpriced;
        public double Usd;

        public LedgerLine Close(LedgerKind kind, bool priced) => new(kind, Calls, NotWhole, Input, Output, Uncounted, Unpriced, priced ? Usd : null);
    }
}
