using System.Globalization;
using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Certifies the escalation threshold on calibration by Learn then Test (2110.01052): a fixed sequence of candidates from strict to
/// loose with a binomial tail on the kept rows (for losses between 0 and 1: a betting p-value), one representative per unit, each unit's
/// drawn by seed. Candidates, and where the sequence starts, are fixed by selection's figures and by the number of calibration rows,
/// never by their answers.
/// </summary>
public static class ThresholdCertifier
{
    /// <summary>A start must be expected to pass at least this often; sooner, and one stray row ends the whole sequence.</summary>
    private const double StartPower = 0.99;

    private const long MostRows = 10_000_000;

    /// <summary>Certifies a share of wrong labels.</summary>
    /// <param name="candidates">What selection proposes, in any order.</param>
    /// <param name="selectionUnits">Independent units behind their figures; 0 when unknown, then the figures are taken as they are.</param>
    /// <param name="answers">The specialist's answers to calibration rows, with confidences.</param>
    /// <param name="truth">The right label of each row, <see cref="LabelSet.Unreadable"/> where it must be escalated, <see cref="LabelSet.None"/> where there is none.</param>
    /// <param name="units">The independent unit of each row.</param>
    /// <param name="kind">What the truth is.</param>
    /// <param name="options">ε, 1 − δ and the seed that draws each unit's row.</param>
    /// <exception cref="ArgumentException">When lengths differ, or a confidence is NaN or outside [0, 1].</exception>
    public static EscalationGuarantee Certify(
        IReadOnlyList<CandidateThreshold> candidates,
        long selectionUnits,
        Responses answers,
        IReadOnlyList<int> truth,
        IReadOnlyList<int> units,
        TruthKind kind,
        EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(options);
        int[] labels = answers.Labels;
        if (truth.Count != labels.Length || units.Count != labels.Length || (answers.Confidence is { } stated && stated.Length != labels.Length))
        {
            throw new ArgumentException($"Expected {labels.Length} truths, units and confidences; found {truth.Count}, {units.Count} and {answers.Confidence?.Length}.", nameof(answers));
        }

        int[] judged = [.. Enumerable.Range(0, labels.Length).Where(i => truth[i] != LabelSet.None)];
        var sample = Sample.Of(judged, i => units[i], i => i, options.Seed.For("calibration-representative"));
        var wrong = new bool[labels.Length];
        foreach (int i in judged)
        {
            wrong[i] = truth[i] < 0 || labels[i] != truth[i];
        }

        return Certify(candidates, selectionUnits, answers.Confidence, new WrongShareRule(kind, options, wrong), sample, labels.Length - judged.Length);
    }

    /// <summary>Certifies a mean loss between 0 and 1, for relevance the shortfall 1 − NDCG@10 of each query.</summary>
    /// <param name="candidates">What selection proposes, in any order; their errors are mean losses.</param>
    /// <param name="selectionUnits">Independent units behind their figures; 0 when unknown, then the figures are taken as they are.</param>
    /// <param name="confidence">Confidence of each query, in [0, 1]; null when the specialist states none.</param>
    /// <param name="losses">Loss of each query, in [0, 1].</param>
    /// <param name="units">The independent unit of each query.</param>
    /// <param name="kind">What the truth is.</param>
    /// <param name="options">ε, 1 − δ and the seed that draws each unit's query and the order of bets.</param>
    /// <exception cref="ArgumentException">When lengths differ, a confidence is NaN or outside [0, 1], or a loss is.</exception>
    public static EscalationGuarantee CertifyLosses(
        IReadOnlyList<CandidateThreshold> candidates,
        long selectionUnits,
        float[]? confidence,
        IReadOnlyList<double> losses,
        IReadOnlyList<int> units,
        TruthKind kind,
        EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(options);
        if (units.Count != losses.Count || (confidence is not null && confidence.Length != losses.Count))
        {
            throw new ArgumentException($"Expected {losses.Count} units and confidences; found {units.Count} and {confidence?.Length}.", nameof(losses));
        }

        if (losses.FirstOrDefault(l => !(l is >= 0 and <= 1), 0) is var odd && !(odd is >= 0 and <= 1))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected losses from 0 to 1; found {odd}."), nameof(losses));
        }

        var sample = Sample.Of([.. Enumerable.Range(0, losses.Count)], i => units[i], i => i, options.Seed.For("calibration-representative"));
        return Certify(candidates, selectionUnits, confidence, new MeanLossRule(kind, options, [.. losses]), sample, 0);
    }

    internal static EscalationGuarantee Certify(
        IReadOnlyList<CandidateThreshold> candidates, long selectionUnits, float[]? confidence, GuaranteeRule rule, Sample sample, long leftOut)
    {
        EvaluationOptions options = rule.Options;
        int[] one = sample.Representatives;
        EscalationGuarantee none = new()
        {
            Truth = rule.Truth,
            Rows = one.Length,
            LeftOut = leftOut,
            Wrong = rule is WrongShareRule ? 0 : null,
            MaxError = options.MaxError,
            Confidence = options.Confidence,
            Method = rule.Method,
            Reason = "",
        };
        if (confidence is null)
        {
            return none with { Reason = "The specialist states no confidence, so there is nothing to set a threshold on." };
        }

        CandidateThreshold[] ordered = Order(candidates);
        if (ordered.Length == 0)
        {
            return none with { Reason = "Selection proposed no thresholds, so there is nothing to certify." };
        }

        if (one.Length == 0)
        {
            long? needed = UnitsNeeded(ordered, selectionUnits, rule);
            return none with { RowsNeeded = needed, Reason = rule.Nothing + rule.Needed(needed, 0) };
        }

        double[] thresholds = [.. ordered.Skip(Start(ordered, selectionUnits, one.Length, rule)).Select(c => c.Threshold)];
        ThresholdDecision decision = rule.Decide(thresholds, confidence, one);
        none = none with { StartThreshold = thresholds[0], Tested = decision.Tested };
        if (decision.Threshold is not { } threshold)
        {
            long? needed = UnitsNeeded(ordered, selectionUnits, rule);
            return none with { RowsNeeded = needed, Reason = rule.Failed(thresholds[0], decision, one.Length) + rule.Needed(needed, one.Length) };
        }

        Interval coverage = ClopperPearson.TwoSided(decision.Kept, one.Length);
        return none with
        {
            Threshold = threshold,
            Kept = decision.Kept,
            Wrong = decision.Wrong,
            MeanLoss = decision.Wrong is null ? decision.MeanLoss : null,
            PValue = decision.PValue,
            Coverage = new Estimate { Value = decision.Coverage, Low = coverage.Low, High = coverage.High, Count = one.Length, Method = "clopper-pearson" },
            Reason = rule.Certified(threshold, decision, one.Length),
        };
    }

    /// <summary>Strict to loose, without repetitions.</summary>
    internal static CandidateThreshold[] Order(IReadOnlyList<CandidateThreshold> candidates)
    {
        foreach (CandidateThreshold c in candidates)
        {
            if (!double.IsFinite(c.Threshold) || !(c.Coverage is >= 0 and <= 1) || !(c.Error is >= 0 and <= 1))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"A candidate threshold needs a finite threshold and shares from 0 to 1; found {c.Threshold}, {c.Coverage}, {c.Error}."),
                    nameof(candidates));
            }
        }

        return [.. candidates.GroupBy(c => c.Threshold).Select(g => g.First()).OrderByDescending(c => c.Threshold)];
    }

    /// <summary>The first candidate that is expected to pass with <see cref="StartPower"/>, else the one most likely to.</summary>
    private static int Start(CandidateThreshold[] ordered, long selectionUnits, long units, GuaranteeRule rule)
    {
        int best = ordered.Length - 1;
        double bestPower = -1;
        for (int i = 0; i < ordered.Length; i++)
        {
            double power = rule.PassPower((long)Math.Floor(ordered[i].Coverage * units), rule.Expected(ordered[i], selectionUnits));
            if (power >= StartPower)
            {
                return i;
            }

            if (power > bestPower)
            {
                (best, bestPower) = (i, power);
            }
        }

        return best;
    }

    /// <summary>Least calibration units at which some candidate passes with the power asked for; null when none has a low enough loss.</summary>
    private static long? UnitsNeeded(CandidateThreshold[] ordered, long selectionUnits, GuaranteeRule rule)
    {
        long? least = null;
        foreach (CandidateThreshold candidate in ordered)
        {
            double expected = rule.Expected(candidate, selectionUnits);
            if (!(candidate.Coverage > 0) || expected >= rule.Options.MaxError)
            {
                continue;
            }

            if (rule.KeptNeeded(expected) is { } k && k / candidate.Coverage is <= MostRows and double units)
            {
                least = Math.Min(least ?? long.MaxValue, (long)Math.Ceiling(units));
            }
        }

        return least;
    }
}
