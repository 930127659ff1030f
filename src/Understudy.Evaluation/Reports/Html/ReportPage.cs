using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What every section writes with: the result, the words, and the recurring pieces of the page.</summary>
internal sealed class ReportPage(Markup markup, EvaluationResult result) : PageParts(markup)
{
    /// <summary>What is reported.</summary>
    public EvaluationResult Result { get; } = result;

    /// <summary>The words for its kind of truth.</summary>
    public ReportWords Words { get; } = ReportWords.For(result.Truth, result.Workload.Kind);

    /// <summary>How the primary metric is written.</summary>
    public MetricFormat Format => Words.Format;

    /// <summary>Whether it is judged by gold.</summary>
    public bool IsGold => Result.Truth == TruthKind.Gold;

    /// <summary>The teacher's line, or null.</summary>
    public ResponderResult? Teacher => Result.Responders.FirstOrDefault(r => r.Kind == ResponderKind.Teacher);

    /// <summary>The tested specialist's line alone, or null.</summary>
    public ResponderResult? Specialist =>
        Result.Responders.FirstOrDefault(r => r is { Kind: ResponderKind.Specialist, IsEscalating: false } && r.Name == Result.Chosen)
        ?? Result.Responders.FirstOrDefault(r => r is { Kind: ResponderKind.Specialist, IsEscalating: false });

    /// <summary>The line of specialist and teacher together, or null.</summary>
    public ResponderResult? Escalating => Result.Responders.FirstOrDefault(r => r.IsEscalating);

    /// <summary>What decides.</summary>
    public ModeResult Deciding => Result.Deciding == PromotionMode.WithEscalation && Result.WithEscalation is { } together ? together : Result.Alone;

    /// <summary>The other system's name in sentences.</summary>
    public string TeacherName => Teacher?.Name ?? "the teacher";

    /// <summary>A verdict with sign and word.</summary>
    public void Badge(Verdict verdict) => Out.Leaf("span", VerdictText.Sign(verdict) + " " + VerdictText.Name(verdict), ("class", "badge " + verdict));
}
