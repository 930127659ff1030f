using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// Why the verdict is what it is, in sentences for a tired person. In agreement mode no sentence calls a disagreement an error: the
/// teacher's answer is a measure, not the truth.
/// </summary>
internal sealed class ReasonWriter(TestPlan plan, EvaluationOptions options, EscalationGuarantee guarantee, TeacherConsistency? consistency)
{
    private string Right => plan.Truth == TruthKind.Gold ? "is right" : "agrees with the teacher";

    public string Truth(string? teacher) => plan.Truth == TruthKind.Gold
        ? "Judged by gold labels: an answer is right when it equals the gold label."
        : $"Judged by agreement with {(teacher is null or "teacher" ? "the teacher" : $"the teacher ({teacher})")}, as there is no gold to judge by: what is measured is agreement, not truth.";

    public static string Population(UnitCounts units) => units.OneRowPerUnit
        ? $"Statements are about distinct inputs: each of the {Say.Count(units.Test)} test rows is an independent unit."
        : $"Shares and differences are about calls: the {Say.Count(units.TestRows)} test rows, near-duplicates and groups included, in {Say.Count(units.Test)} independent units over which intervals are made. Exact tests, slices and the escalation guarantee are about distinct inputs: one row per unit.";

    public IReadOnlyList<string> For(ModeResult result, KeptOnTest? kept)
    {
        var reasons = new List<string>();
        string who = result.Mode == PromotionMode.Alone ? "The specialist alone" : "The specialist with escalation";
        if (result.Mode == PromotionMode.WithEscalation && guarantee.Threshold is null)
        {
            reasons.Add(guarantee.Reason);
            reasons.Add("Without a threshold everything would be handed to the teacher, so there is nothing to promote.");
            return reasons;
        }

        if (result.Rate.Count == 0)
        {
            reasons.Add("No test row has a truth to be judged by, so nothing can be proven.");
        }
        else if (result.Difference is { } d)
        {
            reasons.Add(Paired(who, result, d));
        }
        else if (result.Bar is { } bar)
        {
            reasons.Add(Against(who, bar));
        }
        else
        {
            reasons.Add($"{who} {Right} in {Share(result.Rate)}, but there is nothing to compare it with: name a target or a responder that it has to beat.");
        }

        if (result.Mode == PromotionMode.WithEscalation)
        {
            reasons.Add(guarantee.Reason);
            if (plan.Truth == TruthKind.Agreement)
            {
                reasons.Add("Rows that are handed to the teacher agree with it by definition; what counts is the disagreement of the rows that the specialist keeps, which the threshold bounds.");
            }

            if (kept is { Kept: 0 })
            {
                reasons.Add("At that threshold the specialist keeps none of the test rows, so there is nothing to promote.");
            }
            else if (kept is { Contradicts: true, Error: { } error })
            {
                reasons.Add($"On the test rows {Say.Percent(error.Value)} of what it keeps is {(guarantee.Truth == TruthKind.Gold ? "wrong" : "in disagreement with the teacher")} ({Say.Percent(error.Low)}–{Say.Percent(error.High)}), clearly more than {Say.Percent(options.MaxError)}: the test traffic is not what calibration was, and the guarantee does not carry over.");
            }
        }

        if (result.HarmedSlices.Count > 0)
        {
            reasons.Add($"It is proven worse by more than {Say.Points(options.Margin)} on {string.Join(", ", result.HarmedSlices.Select(s => $"\"{s}\""))}.");
        }

        if (plan.Kind == TestKind.Agreement && consistency is { } own && own.Ceiling.High < options.MinAgreement)
        {
            reasons.Add($"The teacher agrees with itself in {Say.Percent(own.Ceiling.Value)} of the repeated inputs only, so an agreement above {Say.Percent(options.MinAgreement)} is out of anybody's reach on inputs like these.");
        }

        return reasons;
    }

    public IReadOnlyList<string> Summary(ModeResult deciding, ModeResult? other, Needs needs, LookResult look, OverlapResult? overlap, UnitCounts units)
    {
        var reasons = new List<string> { $"{deciding.Verdict}, {Name(deciding.Mode)}." };
        reasons.AddRange(deciding.Reasons);
        if (other is not null)
        {
            reasons.Add($"The other way, {Name(other.Mode)}: {other.Verdict}. {(other.Reasons.Count > 0 ? other.Reasons[0] : "")}".TrimEnd());
        }

        if (deciding.Verdict != Verdict.Promote)
        {
            AddNeeds(reasons, needs);
        }

        if (overlap is not null)
        {
            string without = overlap.AccuracyWithout is { } a ? Share(a) : "no row";
            reasons.Add($"{Say.Count(overlap.Rows)} of {Say.Count(units.TestRows)} test rows resemble training rows; the specialist alone {Right} in {Share(overlap.AccuracyWith)} with them and in {without} without them.");
        }

        if (look.Number > 1)
        {
            reasons.Add($"This is look {look.Number} at these test rows, so the level is {Say.Confidence(look.Level)} instead of the first look's; {Say.Confidence(look.Spent)} of {Say.Confidence(look.Alpha)} is spent.");
        }

        return reasons;
    }

    private static void AddNeeds(List<string> reasons, Needs needs)
    {
        if (needs.TestExamples is { } test)
        {
            reasons.Add(test.Statement);
        }

        if (needs.TrainExamples is { } train)
        {
            reasons.Add(train.Statement);
        }
    }

    private string Paired(string who, ModeResult result, DifferenceResult d)
    {
        string against = d.Margin == 0 ? $"{d.Comparator}, which it has to beat" : d.Comparator;
        string measured = $"{who} {Right} in {Share(result.Rate)}, a difference of {Say.SignedPoints(d.Value)} to {against}; with confidence {Say.Confidence(d.Confidence)} each way it lies between {Say.SignedPoints(d.Low)} and {Say.SignedPoints(d.High)}";
        string bar = d.Margin == 0 ? "0" : $"the margin of −{Say.Points(d.Margin)}";
        string superior = d.SuperiorityPValue <= options.Alpha && d.Value > 0 ? " It is significantly better (exact McNemar)." : "";
        return PairedComparison.Decide(d) switch
        {
            Verdict.Promote => $"{measured}, all above {bar}.{superior}",
            Verdict.Refuse => $"{measured}, all below {bar}.",
            _ => $"{measured}, on both sides of {bar}: neither is proven.",
        };
    }

    private string Against(string who, BarTest bar)
    {
        string measured = $"{who} {Right} in {Say.Percent(bar.Value)} of {Say.Count(bar.Units)} test units; with confidence {Say.Confidence(bar.Confidence)} each way the share lies between {Say.Percent(bar.Low)} and {Say.Percent(bar.High)}";
        return BarComparison.Decide(bar) switch
        {
            Verdict.Promote => $"{measured}, all above the bar of {Say.Percent(bar.Bar)}.",
            Verdict.Refuse => $"{measured}, all below the bar of {Say.Percent(bar.Bar)}.",
            _ => $"{measured}, on both sides of the bar of {Say.Percent(bar.Bar)}: neither is proven.",
        };
    }

    private static string Share(Estimate e) => $"{Say.Percent(e.Value)} ({Say.Percent(e.Low)}–{Say.Percent(e.High)})";

    private static string Name(PromotionMode mode) => mode == PromotionMode.Alone ? "the specialist alone" : "the specialist with escalation to the teacher";
}
