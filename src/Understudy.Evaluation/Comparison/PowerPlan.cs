using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Printed before training: what the file can prove.</summary>
public sealed record PowerPlan
{
    /// <summary>Independent test units that the file will give.</summary>
    public required long Have { get; init; }

    /// <summary>Units needed for the power asked at the expected figures; null when no number would do.</summary>
    public required double? Needed { get; init; }

    /// <summary>The power that the file gives, in [0, 1].</summary>
    public required double Power { get; init; }

    /// <summary>Calibration units that the file will give.</summary>
    public required long Calibration { get; init; }

    /// <summary>Error-free calibration units below which no threshold can pass (59 at .05 and .95).</summary>
    public required long CalibrationMinimum { get; init; }

    /// <summary>The plan in plain sentences.</summary>
    public required IReadOnlyList<string> Statements { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <param name="truth">What the test will judge by.</param>
    /// <param name="hasTeacher">Whether there is a teacher to be compared with.</param>
    /// <param name="testUnits">Independent test units.</param>
    /// <param name="calibrationUnits">Independent calibration units.</param>
    /// <param name="options">The promises.</param>
    /// <param name="expectedDiscordance">Expected share of units that exactly one side gets right, above 0 and below 1.</param>
    /// <param name="expectedAgreement">Expected agreement, in agreement mode.</param>
    /// <param name="look">The look's number.</param>
    /// <exception cref="ArgumentException">When an argument is out of range.</exception>
    public static PowerPlan Make(
        TruthKind truth,
        bool hasTeacher,
        long testUnits,
        long calibrationUnits,
        EvaluationOptions options,
        double expectedDiscordance = 0.1,
        double expectedAgreement = 0.97,
        int look = 1)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(testUnits);
        ArgumentOutOfRangeException.ThrowIfNegative(calibrationUnits);
        double level = AlphaSpending.ForLook(options.Alpha, look);
        (string goal, Func<double, long?> needed, double power, double low, double high, Func<double, string> assumption) = truth == TruthKind.Agreement
            ? Bar($"that agreement is above {Say.Percent(options.MinAgreement)}", options.MinAgreement, expectedAgreement, "agreement")
            : hasTeacher ? Pairs($"that the specialist is less than {Say.Points(options.Margin)} below the teacher", 0, options.Margin)
            : options.Target is { } target && options.PrimaryResponder is null ? Bar($"an accuracy above {Say.Percent(target)}", target, Math.Min(0.999, target + options.Margin), "accuracy")
            : Pairs("that the specialist beats a responder", Math.Min(options.Margin, expectedDiscordance), 0);

        double expected = truth == TruthKind.Gold && (hasTeacher || options.Target is null || options.PrimaryResponder is not null) ? expectedDiscordance
            : truth == TruthKind.Agreement ? expectedAgreement : Math.Min(0.999, options.Target!.Value + options.Margin);
        long? units = needed(expected);
        long least = LearnThenTest.LeastRows(options.MaxError, 1 - options.Confidence);
        return new PowerPlan
        {
            Have = testUnits,
            Needed = units,
            Power = power,
            Calibration = calibrationUnits,
            CalibrationMinimum = least,
            Statements =
            [
                $"To prove {goal}, {Number(units)} test groups are needed for {Say.Percent(options.Power)} power at {assumption(expected)} ({Number(needed(low))} at {Say.Percent(low)}, {Number(needed(high))} at {Say.Percent(high)}); this file gives {Say.Count(testUnits)}, a power of {Say.Percent(Math.Round(power, 2))}.",
                calibrationUnits >= least
                    ? $"For the escalation threshold at least {Say.Count(least)} calibration groups must be kept without a single miss, more with some; this file gives {Say.Count(calibrationUnits)}."
                    : $"For the escalation threshold at least {Say.Count(least)} calibration groups are needed even if none is a miss; this file gives {Say.Count(calibrationUnits)}, so no threshold can be certified.",
            ],
        };

        (string, Func<double, long?>, double, double, double, Func<double, string>) Pairs(string what, double difference, double margin) => (
            what,
            discordance => PairedPower.RequiredUnits(discordance, Math.Min(difference, discordance), margin, level, options.Power),
            PairedPower.Power(testUnits, expectedDiscordance, difference, margin, level),
            expectedDiscordance / 2,
            Math.Min(0.99, expectedDiscordance * 2),
            discordance => $"{Say.Percent(discordance)} of the inputs that only one side gets right and {(difference == 0 ? "no true difference" : $"a true lead of {Say.Points(Math.Min(difference, discordance))}")}");

        (string, Func<double, long?>, double, double, double, Func<double, string>) Bar(string what, double bar, double truly, string of) => (
            what,
            share => AgreementPower.RequiredUnits(share, bar, level, options.Power),
            AgreementPower.Power(testUnits, truly, bar, level),
            (bar + truly) / 2,
            (1 + truly) / 2,
            share => $"a true {of} of {Say.Percent(share)}");

    }

    /// <summary>Makes the plan for relevance, where units are queries and the metric is mean NDCG@10.</summary>
    /// <param name="truth">What the test will judge by.</param>
    /// <param name="hasTeacher">Whether there is a teacher to be compared with.</param>
    /// <param name="testUnits">Independent test units.</param>
    /// <param name="calibrationUnits">Independent calibration units.</param>
    /// <param name="options">The promises.</param>
    /// <param name="expectedDeviation">
    /// Expected standard deviation over queries: of the paired differences, or of NDCG@10 itself where it is held against a bar; in (0, ½].
    /// </param>
    /// <param name="look">The look's number.</param>
    /// <exception cref="ArgumentException">When an argument is out of range.</exception>
    public static PowerPlan ForRelevance(
        TruthKind truth, bool hasTeacher, long testUnits, long calibrationUnits, EvaluationOptions options, double expectedDeviation = 0.15, int look = 1)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(testUnits);
        ArgumentOutOfRangeException.ThrowIfNegative(calibrationUnits);
        double level = AlphaSpending.ForLook(options.Alpha, look);
        double? bar = truth == TruthKind.Agreement ? options.MinAgreement : hasTeacher || options.PrimaryResponder is not null ? null : options.Target;
        (string goal, Func<double, long?> needed, double power, string assumption) = bar is { } b
            ? Bar(b, b + (0.4 * (1 - b)))
            : hasTeacher
            ? Pairs($"that the specialist is less than {RankingWords.Number(options.Margin)} of NDCG@10 below the teacher", 0, options.Margin, "no true difference")
            : Pairs("that the specialist beats a responder", options.Margin, 0, $"a true lead of {RankingWords.Number(options.Margin)} of NDCG@10");
        long? units = needed(expectedDeviation);
        double low = expectedDeviation / 2, high = Math.Min(0.5, expectedDeviation * 2);
        long least = LearnThenTest.LeastRowsOfLosses(options.MaxError, 1 - options.Confidence);
        return new PowerPlan
        {
            Have = testUnits,
            Needed = units,
            Power = power,
            Calibration = calibrationUnits,
            CalibrationMinimum = least,
            Statements =
            [
                $"To prove {goal}, {Number(units)} test queries are needed for {Say.Percent(options.Power)} power at a deviation of {RankingWords.Number(expectedDeviation)} over queries and {assumption} ({Number(needed(low))} at {RankingWords.Number(low)}, {Number(needed(high))} at {RankingWords.Number(high)}); this file gives {Say.Count(testUnits)}, a power of {Say.Percent(Math.Round(power, 2))}.",
                calibrationUnits >= least
                    ? $"For the escalation threshold at least {Say.Count(least)} calibration queries must be kept even if all of them are ordered perfectly, more if not; this file gives {Say.Count(calibrationUnits)}."
                    : $"For the escalation threshold at least {Say.Count(least)} calibration queries are needed even if all of them are ordered perfectly; this file gives {Say.Count(calibrationUnits)}, so no threshold can be certified.",
            ],
        };

        (string, Func<double, long?>, double, string) Pairs(string what, double difference, double margin, string assumed) => (
            what,
            deviation => PairedMeanPower.RequiredUnits(deviation, difference, margin, level, options.Power),
            PairedMeanPower.Power(testUnits, expectedDeviation, difference, margin, level),
            assumed);

        (string, Func<double, long?>, double, string) Bar(double over, double truly) => (
            $"a mean NDCG@10 above {RankingWords.Number(over)}{(truth == TruthKind.Agreement ? " by the teacher's grades" : "")}",
            deviation => BettingPower.RequiredUnits(1 - truly, deviation, 1 - over, level, options.Power),
            BettingPower.Power(testUnits, 1 - truly, expectedDeviation, 1 - over, level),
            $"a true mean of {RankingWords.Number(truly)}");
    }

    private static string Number(long? count) => count is { } n ? $"about {Say.Count(n)}" : "no number of";
}
