using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What will be tested, fixed before the test rows are answered.</summary>
internal sealed record TestPlan
{
    public required TruthKind Truth { get; init; }

    public required TestKind Kind { get; init; }

    public required PromotionMode Deciding { get; init; }

    /// <summary>Names of those that decide, in order.</summary>
    public required IReadOnlyList<string> Comparators { get; init; }

    /// <summary>The bar of agreement or accuracy; null in paired tests.</summary>
    public double? Bar { get; init; }

    /// <summary>The margin of the paired test: 0 when comparators have to be beaten.</summary>
    public required double Margin { get; init; }

    public required string HypothesisAlone { get; init; }

    public string? HypothesisWithEscalation { get; init; }

    public static TestPlan Make(EvaluationRequest request, MetricWords words, IResponder? teacher, bool certified)
    {
        EvaluationOptions options = request.Options;
        TruthKind truth = words.Kind;
        string[] responders = [.. request.Others.Where(o => o.Kind == ResponderKind.Responder).Select(o => o.Name)];
        if (options.PrimaryResponder is { } primary && !responders.Contains(primary, StringComparer.Ordinal))
        {
            throw new ArgumentException($"The responder '{primary}' has to be beaten, but the responders are: {string.Join(", ", responders)}.", nameof(request));
        }

        TestKind kind = truth == TruthKind.Agreement ? TestKind.Agreement
            : teacher is not null ? TestKind.Teacher
            : options.PrimaryResponder is not null ? TestKind.Responders
            : options.Target is not null ? TestKind.Target
            : responders.Length > 0 ? TestKind.Responders
            : TestKind.Nothing;
        string[] comparators = kind switch
        {
            TestKind.Teacher => [teacher!.Name],
            TestKind.Responders => options.PrimaryResponder is { } named ? [named] : responders,
            _ => [],
        };
        double? bar = kind switch { TestKind.Agreement => options.MinAgreement, TestKind.Target => options.Target, _ => null };
        bool escalates = teacher is not null;
        return new TestPlan
        {
            Truth = truth,
            Kind = kind,
            Deciding = escalates ? options.Mode ?? (certified ? PromotionMode.WithEscalation : PromotionMode.Alone) : PromotionMode.Alone,
            Comparators = comparators,
            Bar = bar,
            Margin = kind == TestKind.Teacher ? options.Margin : 0,
            HypothesisAlone = words.Hypothesis("the specialist alone", kind, comparators, bar, options.Margin),
            HypothesisWithEscalation = escalates ? words.Hypothesis("the specialist with escalation", kind, comparators, bar, options.Margin) : null,
        };
    }
}
