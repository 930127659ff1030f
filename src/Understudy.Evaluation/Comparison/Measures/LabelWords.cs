using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Accuracy, or agreement with the teacher: then no sentence calls a disagreement an error, the teacher being a measure, not the truth.</summary>
internal class LabelWords(TruthKind truth) : MetricWords(truth)
{
    public override string Metric => Kind == TruthKind.Gold ? "accuracy" : "agreement";

    public override string Loss => Kind == TruthKind.Gold ? "wrong label" : "label other than the teacher's";

    public override string Rows => "rows";

    public override string TestExamples => "test examples";

    public override string TrainExamples => "training examples";

    public override string Figure => "the share";

    protected virtual string Right => Kind == TruthKind.Gold ? "is right" : "agrees with the teacher";

    public override string Value(double value) => Say.Percent(value);

    public override string Amount(double amount) => Say.Points(amount);

    public override string Signed(double amount) => Say.SignedPoints(amount);

    public override string Reaches(string figure) => $"{Right} in {figure}";

    public override string ReachesOver(string figure, long units) => $"{Right} in {figure} of {Say.Count(units)} test units";

    public override string Hypothesis(string system, TestKind kind, IReadOnlyList<string> comparators, double? bar, double margin) => kind switch
    {
        TestKind.Teacher => $"{system} is right less often than {comparators[0]} by {Say.Points(margin)} or more",
        TestKind.Agreement => $"{system} agrees with the teacher in {Say.Percent(bar!.Value)} of the inputs or fewer",
        TestKind.Target => $"{system} is right in {Say.Percent(bar!.Value)} of the inputs or fewer",
        TestKind.Responders => $"{system} is right no more often than at least one of {string.Join(", ", comparators)}",
        _ => $"nothing: {system} has nothing to be compared with",
    };

    public override string Truth(string? teacher) => Kind == TruthKind.Gold
        ? "Judged by gold labels: an answer is right when it equals the gold label."
        : $"Judged by agreement with {Named(teacher)}, as there is no gold to judge by: what is measured is agreement, not truth.";

    public override string Population(UnitCounts units) => units.OneRowPerUnit
        ? $"Statements are about distinct inputs: each of the {Say.Count(units.Test)} test rows is an independent unit."
        : $"Shares and differences are about calls: the {Say.Count(units.TestRows)} test rows, near-duplicates and groups included, in {Say.Count(units.Test)} independent units over which intervals are made. Exact tests, slices and the escalation guarantee are about distinct inputs: one row per unit.";

    public override string NoTruth => "No test row has a truth to be judged by, so nothing can be proven.";

    public override string AgreesByDefinition => "Rows that are handed to the teacher agree with it by definition; what counts is the disagreement of the rows that the specialist keeps, which the threshold bounds.";

    public override string BoundsDisagreement => "disagreement with the teacher, not mistakes";

    public override string Contradiction(Estimate error, EscalationGuarantee guarantee, double maxError) =>
        $"On the test rows {Say.Percent(error.Value)} of what it keeps is {(guarantee.Truth == TruthKind.Gold ? "wrong" : "in disagreement with the teacher")} ({Say.Percent(error.Low)}–{Say.Percent(error.High)}), clearly more than {Say.Percent(maxError)}: the test traffic is not what calibration was, and the guarantee does not carry over.";

    public override string Overlap(long rows, UnitCounts units, string with, string? without) =>
        $"{Say.Count(rows)} of {Say.Count(units.TestRows)} test rows resemble training rows; the specialist alone {Right} in {with} with them and in {without ?? "no row"} without them.";
}
