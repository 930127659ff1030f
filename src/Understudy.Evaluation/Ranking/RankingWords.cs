using System.Globalization;
using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Mean NDCG@10 over queries, by gold grades or by the teacher's: then it is agreement, and nothing is called an error.</summary>
internal sealed class RankingWords(TruthKind truth, GradeGain gain) : MetricWords(truth)
{
    /// <summary>The primary metric's name.</summary>
    public const string Name = "NDCG@10";

    public override string Metric => Name;

    public override string Loss => "shortfall 1 − NDCG@10 of the query" + (Kind == TruthKind.Gold ? "" : ", by the teacher's grades");

    public override string Rows => "queries";

    public override string TestExamples => "test queries";

    public override string TrainExamples => "training pairs";

    public override string Figure => "the mean";

    public override string NoTruth => "No test query has an item with a grade above 0 to be judged by, so nothing can be proven.";

    public override string AgreesByDefinition => "Queries that are handed to the teacher agree with it by definition; what counts is the shortfall of the queries that the specialist keeps, which the threshold bounds.";

    public override string BoundsDisagreement => "what the order lacks by the teacher's grades, not by gold";

    /// <summary>The metric as hypotheses name it: another gain is another hypothesis.</summary>
    private string Full => gain == GradeGain.Linear ? Name : Name + " (gain 2^g − 1)";

    private string Grades => Kind == TruthKind.Gold ? "" : " by the teacher's grades";

    /// <summary>A number of the metric's scale as sentences have it.</summary>
    public static string Number(double value) => value.ToString("0.###;−0.###", CultureInfo.InvariantCulture);

    public override string Value(double value) => Number(value);

    public override string Amount(double amount) => Number(amount);

    public override string Signed(double amount) => amount.ToString("+0.###;−0.###;0", CultureInfo.InvariantCulture);

    public override string Reaches(string figure) => $"has a mean NDCG@10 of {figure}{Grades}";

    public override string ReachesOver(string figure, long units) => $"has a mean NDCG@10 of {figure}{Grades} over {Say.Count(units)} test queries";

    public override string Hypothesis(string system, TestKind kind, IReadOnlyList<string> comparators, double? bar, double margin) => kind switch
    {
        TestKind.Teacher => $"{system} has a mean {Full} that is lower than that of {comparators[0]} by {Number(margin)} or more",
        TestKind.Agreement => $"{system} has a mean {Full} of {Number(bar!.Value)} or less by the teacher's grades",
        TestKind.Target => $"{system} has a mean {Full} of {Number(bar!.Value)} or less",
        TestKind.Responders => $"{system} has a mean {Full} no higher than that of at least one of {string.Join(", ", comparators)}",
        _ => $"nothing: {system} has nothing to be compared with",
    };

    public override string Truth(string? teacher) => Kind == TruthKind.Gold
        ? $"Judged by gold grades: NDCG@10 of each query, where {Gain}; equal scores count as the mean over their orders."
        : $"Judged by agreement with {Named(teacher)}, as there is no gold to judge by: NDCG@10 of the order by the teacher's grades, where {Gain}. What is measured is agreement, not truth.";

    public override string Population(UnitCounts units) => units.OneRowPerUnit
        ? $"Statements are about distinct queries: each of the {Say.Count(units.Test)} test queries ({Say.Count(units.TestRows)} query-item pairs) is an independent unit."
        : $"Means and differences are about calls: the {Say.Count(units.TestQueries ?? 0)} test queries ({Say.Count(units.TestRows)} query-item pairs), near-duplicates and groups included, in {Say.Count(units.Test)} independent units over which intervals are made. Tests by betting and sign flips, slices and the escalation guarantee are about distinct queries: one per unit.";

    public override string Contradiction(Estimate error, EscalationGuarantee guarantee, double maxError) =>
        $"On the test queries that it keeps the mean shortfall of NDCG@10 {(guarantee.Truth == TruthKind.Gold ? "" : "by the teacher's grades ")}is {Interval(error)}, clearly more than {Number(maxError)}: the test traffic is not what calibration was, and the guarantee does not carry over.";

    public override string Overlap(long rows, UnitCounts units, string with, string? without) =>
        $"{Say.Count(rows)} of {Say.Count(units.TestQueries ?? 0)} test queries resemble training rows; the specialist alone {Reaches(with)} with them and {(without is null ? "no query is left" : "of " + without)} without them.";

    private string Gain => gain == GradeGain.Linear ? "a grade gains what it is" : "a grade g gains 2^g − 1";
}
