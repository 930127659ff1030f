using System.Globalization;
using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Certifies the escalation threshold on calibration by Learn then Test (2110.01052): a fixed sequence of candidates from strict to
/// loose with a binomial tail on the kept rows, one representative row per unit, each unit's drawn by seed. Candidates, and where the
/// sequence starts, are fixed by selection's figures and by the number of calibration rows, never by their answers.
/// </summary>
public static class ThresholdCertifier
{
    private const string Method = "learn-then-test (fixed sequence, binomial tail), one row per unit";

    /// <summary>A start must be expected to pass at least this often; sooner, and one stray row ends the whole sequence.</summary>
    private const double StartPower = 0.99;

    private const long MostRows = 10_000_000;

    /// <summary>Certifies.</summary>
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

        return Certify(candidates, selectionUnits, answers.Confidence, wrong, sample, labels.Length - judged.Length, kind, options);
    }

    internal static EscalationGuarantee Certify(
        IReadOnlyList<CandidateThreshold> candidates, long selectionUnits, float[]? confidence, bool[] wrong, Sample sample, long leftOut, TruthKind kind, EvaluationOptions options)
    {
        var words = new Words(kind, options);
        int rows = sample.Representatives.Length;
        EscalationGuarantee none = new()
        {
            Truth = kind,
            Rows = rows,
            LeftOut = leftOut,
            MaxError = options.MaxError,
            Confidence = options.Confidence,
            Method = Method,
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

        double delta = 1 - options.Confidence;
        if (rows == 0)
        {
            long? needed = RowsNeeded(ordered, selectionUnits, options.MaxError, delta, options.Power);
            return none with { RowsNeeded = needed, Reason = "No calibration row has a truth, so no threshold can be certified." + words.Needed(needed, 0) };
        }

        int start = Start(ordered, selectionUnits, rows, options.MaxError, delta);
        float[] kept = Array.ConvertAll(sample.Representatives, i => confidence[i]);
        bool[] bad = Array.ConvertAll(sample.Representatives, i => wrong[i]);
        double[] thresholds = [.. ordered.Skip(start).Select(c => c.Threshold)];
        ThresholdDecision decision = LearnThenTest.FixedSequence(thresholds, kept, bad, options.MaxError, delta);
        none = none with { StartThreshold = thresholds[0], Tested = decision.Tested };
        if (decision.Threshold is not { } threshold)
        {
            long? needed = RowsNeeded(ordered, selectionUnits, options.MaxError, delta, options.Power);
            return none with { RowsNeeded = needed, Reason = words.Failed(thresholds[0], decision, rows, LearnThenTest.LeastRows(options.MaxError, delta)) + words.Needed(needed, rows) };
        }

        Interval coverage = ClopperPearson.TwoSided(decision.Kept, rows);
        return none with
        {
            Threshold = threshold,
            Kept = decision.Kept,
            Wrong = decision.Wrong,
            PValue = decision.PValue,
            Coverage = new Estimate { Value = decision.Coverage, Low = coverage.Low, High = coverage.High, Count = rows, Method = "clopper-pearson" },
            Reason = words.Certified(threshold, decision, rows),
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
    internal static int Start(CandidateThreshold[] ordered, long selectionUnits, long rows, double epsilon, double delta)
    {
        int best = ordered.Length - 1;
        double bestPower = -1;
        for (int i = 0; i < ordered.Length; i++)
        {
            double power = PassPower((long)Math.Floor(ordered[i].Coverage * rows), Expected(ordered[i], selectionUnits), epsilon, delta);
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

    /// <summary>Least calibration units at which some candidate passes with the power asked for; null when none has a low enough error.</summary>
    private static long? RowsNeeded(CandidateThreshold[] ordered, long selectionUnits, double epsilon, double delta, double power)
    {
        long? least = null;
        foreach (CandidateThreshold candidate in ordered)
        {
            double error = Expected(candidate, selectionUnits);
            if (!(candidate.Coverage > 0) || error >= epsilon)
            {
                continue;
            }

            // To kept rows: the exact test "correct share ≤ 1 − ε" is the binomial test of agreement.
            long? kept = AgreementPower.RequiredUnits(1 - error, 1 - epsilon, delta, power);
            if (kept is { } k && k / candidate.Coverage is <= MostRows and double rows)
            {
                least = Math.Min(least ?? long.MaxValue, (long)Math.Ceiling(rows));
            }
        }

        return least;
    }

    /// <summary>Selection's error, one stray row added: selection is small, and an error of 0 there is no promise.</summary>
    private static double Expected(CandidateThreshold candidate, long selectionUnits)
    {
        double kept = candidate.Coverage * selectionUnits;
        return selectionUnits > 0 ? ((candidate.Error * kept) + 1) / (kept + 2) : candidate.Error;
    }

    private static double PassPower(long kept, double error, double epsilon, double delta)
    {
        long forgiven = AgreementPower.MostMisses(kept, 1 - epsilon, delta);
        return forgiven < 0 ? 0 : Binomial.LowerTail(forgiven, kept, error);
    }

    /// <summary>The sentences. In agreement mode nothing is called wrong: the teacher's answer is not the truth.</summary>
    private sealed class Words(TruthKind kind, EvaluationOptions options)
    {
        private readonly string _bad = kind == TruthKind.Gold ? "wrong" : "in disagreement with the teacher";
        private readonly string _max = Say.Percent(options.MaxError);
        private readonly string _confidence = Say.Percent(options.Confidence);

        public string Certified(double threshold, ThresholdDecision d, long rows) => string.Create(
            CultureInfo.InvariantCulture,
            $"Above confidence {threshold:0.####} the specialist keeps {Say.Percent(d.Coverage)} of the traffic, and at most {_max} of what it keeps is {_bad}, with confidence {_confidence} ({d.Wrong} of {d.Kept} kept were, among {rows} calibration units).");

        public string Failed(double threshold, ThresholdDecision d, long rows, long least) => d.Kept < least
            ? string.Create(CultureInfo.InvariantCulture, $"No threshold qualifies: above confidence {threshold:0.####} only {d.Kept} of {rows} calibration units are kept, and even if none of them were {_bad}, {least} are needed for \"at most {_max}\" with confidence {_confidence}.")
            : string.Create(CultureInfo.InvariantCulture, $"No threshold qualifies: above confidence {threshold:0.####}, {d.Wrong} of the {d.Kept} calibration units kept are {_bad}, which does not prove \"at most {_max}\" with confidence {_confidence}.");

        public string Needed(long? needed, long rows) => needed is { } n
            ? $" By what selection saw, about {Say.Count(n)} calibration units would do (there are {Say.Count(rows)})."
            : $" By what selection saw, no number of calibration units would do: at no threshold is clearly less than {_max} of what is kept {_bad}.";
    }
}
