using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Exact calls, or calls as the teacher makes them: every function and every argument, in any order.</summary>
internal sealed class CallWords(TruthKind truth) : LabelWords(truth)
{
    public override string Metric => Kind == TruthKind.Gold ? "exact call" : "agreement";

    public override string Loss => Kind == TruthKind.Gold ? "no accepted call" : "call other than the teacher's";

    protected override string Right => Kind == TruthKind.Gold ? "makes the right call" : "agrees with the teacher";

    public override string Hypothesis(string system, TestKind kind, IReadOnlyList<string> comparators, double? bar, double margin) => kind switch
    {
        TestKind.Teacher => $"{system} makes the right call less often than {comparators[0]} by {Say.Points(margin)} or more",
        TestKind.Target => $"{system} makes the right call in {Say.Percent(bar!.Value)} of the inputs or fewer",
        TestKind.Responders => $"{system} makes the right call no more often than at least one of {string.Join(", ", comparators)}",
        _ => base.Hypothesis(system, kind, comparators, bar, margin),
    };

    public override string Truth(string? teacher) => Kind == TruthKind.Gold
        ? "Judged by gold calls: an answer is right when it calls the same functions with the same arguments, in whatever order."
        : $"Judged by agreement with {Named(teacher)}, as there is no gold to judge by: what is measured is agreement, not truth.";
}
