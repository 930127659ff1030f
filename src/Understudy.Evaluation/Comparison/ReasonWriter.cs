using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// Why the verdict is what it is, in sentences for a tired person. In agreement mode no sentence calls a disagreement an error: the
/// teacher's answer is a measure, not the truth.
/// </summary>
internal sealed class ReasonWriter(TestPlan plan, MetricWords words, EvaluationOptions options, EscalationGuarantee guarantee, TeacherConsistency? consistency)
{
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
            reasons.Add(words.NoTruth);
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
            reasons.Add($"{who} {words.Reaches(words.Interval(result.Rate))}, but there is nothing to compare it with: name a target or a responder that it has to beat.");
        }

        if (result.Mode == PromotionMode.WithEscalation)
        {
            reasons.Add(guarantee.Reason);
            if (plan.Truth == TruthKind.Agreement)
            {
                reasons.Add(words.AgreesByDefinition);
            }

            if (kept is { Kept: 0 })
            {
                reasons.Add($"At that threshold the specialist keeps none of the test {words.Rows}, so there is nothing to promote.");
            }
            else if (kept is { Contradicts: true, Error: { } error })
            {
                reasons.Add(words.Contradiction(error, guarantee, options.MaxError));
            }
        }

        if (result.HarmedSlices.Count > 0)
        {
            reasons.Add($"It is proven worse by more than {words.Amount(options.Margin)} on {string.Join(", ", result.HarmedSlices.Select(s => $"\"{s}\""))}.");
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
            reasons.Add(words.Overlap(overlap.Rows, units, words.Interval(overlap.AccuracyWith), overlap.AccuracyWithout is { } a ? words.Interval(a) : null));
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
        string measured = $"{who} {words.Reaches(words.Interval(result.Rate))}, a difference of {words.Signed(d.Value)} to {against}; with confidence {Say.Confidence(d.Confidence)} each way it lies between {words.Signed(d.Low)} and {words.Signed(d.High)}";
        string bar = d.Margin == 0 ? "0" : $"the margin of −{words.Amount(d.Margin)}";
        string superior = d.SuperiorityPValue <= options.Alpha && d.Value > 0 ? $" It is significantly better ({d.SuperiorityTest})." : "";
        return PairedComparison.Decide(d) switch
        {
            Verdict.Promote => $"{measured}, all above {bar}.{superior}",
            Verdict.Refuse => $"{measured}, all below {bar}.",
            _ => $"{measured}, on both sides of {bar}: neither is proven.",
        };
    }

    private string Against(string who, BarTest bar)
    {
        string measured = $"{who} {words.ReachesOver(words.Value(bar.Value), bar.Units)}; with confidence {Say.Confidence(bar.Confidence)} each way {words.Figure} lies between {words.Value(bar.Low)} and {words.Value(bar.High)}";
        return BarComparison.Decide(bar) switch
        {
            Verdict.Promote => $"{measured}, all above the bar of {words.Value(bar.Bar)}.",
            Verdict.Refuse => $"{measured}, all below the bar of {words.Value(bar.Bar)}.",
            _ => $"{measured}, on both sides of the bar of {words.Value(bar.Bar)}: neither is proven.",
        };
    }

    private static string Name(PromotionMode mode) => mode == PromotionMode.Alone ? "the specialist alone" : "the specialist with escalation to the teacher";
}
