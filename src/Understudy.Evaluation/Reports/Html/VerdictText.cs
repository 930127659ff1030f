using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The verdict in words for somebody who reads one sentence.</summary>
internal static class VerdictText
{
    /// <summary>A sign, so that colour is never alone.</summary>
    public static string Sign(Verdict verdict) => verdict switch { Verdict.Promote => "✓", Verdict.Refuse => "✕", _ => "…" };

    /// <summary>The verdict's name.</summary>
    public static string Name(Verdict verdict) => verdict switch { Verdict.Promote => "Promote", Verdict.Refuse => "Refuse", _ => "Not yet" };

    /// <summary>The one sentence.</summary>
    public static string Headline(ReportPage page)
    {
        EvaluationResult r = page.Result;
        ModeResult deciding = page.Deciding;
        string versus = Versus(page, deciding);
        return (deciding.Verdict, deciding.Mode) switch
        {
            (Verdict.Promote, PromotionMode.WithEscalation) =>
                $"Ready with {page.TeacherName} behind it: the specialist answers about {KeptShare(r)} of the {page.Words.Inputs} itself and hands the rest back; together they are proven {versus}.",
            (Verdict.Promote, _) => $"Ready on its own: the specialist answers everything and is proven {versus}.",
            (Verdict.Refuse, PromotionMode.WithEscalation) => $"Do not use it, not even with {page.TeacherName} behind it: together they are proven {Worse(page, deciding)}.",
            (Verdict.Refuse, _) => $"Do not let it answer alone: it is proven {Worse(page, deciding)}.",
            _ when deciding.HarmedSlices.Count > 0 => $"Not yet: it is proven to do harm in {Names(deciding.HarmedSlices)}, whatever the average says.",
            (_, PromotionMode.WithEscalation) => $"Not yet: with {page.TeacherName} behind it, the test neither proves it {versus} nor rules it out.",
            _ => $"Not yet: the test neither proves the specialist {versus} nor rules it out.",
        };
    }

    /// <summary>A sentence for each of the two ways of use.</summary>
    public static string Mode(ReportPage page, ModeResult mode)
    {
        if (mode.Mode == PromotionMode.WithEscalation && page.Result.Escalation.Threshold is null)
        {
            return $"No threshold qualified, so it would keep nothing: {page.TeacherName} would answer everything, as now.";
        }

        string rate = $"{ReportWords.Capital(page.Words.Rate)} {page.Format.Interval(mode.Rate)}";
        if (mode.Difference is { } d)
        {
            return $"{rate}; {page.Format.Difference(d.Value)}{page.Format.Unit} against {d.Comparator}, with bounds from {page.Format.Difference(d.Low)} to {page.Format.Difference(d.High)} "
                + (d.Margin > 0 ? $"and {page.Format.Difference(-d.Margin)} allowed." : "where it has to be better.");
        }

        return mode.Bar is { } bar
            ? $"{rate}; bounds from {page.Format.Value(bar.Low)} to {page.Format.Value(bar.High)} against a bar of {page.Format.Short(bar.Bar)}."
            : rate + ".";
    }

    /// <summary>The guarantee in one sentence with ε, δ and the numbers it rests on; null without a threshold.</summary>
    public static string? Guarantee(ReportPage page)
    {
        EscalationGuarantee g = page.Result.Escalation;
        if (page.Words.IsRanking && g.Threshold is { } above)
        {
            return $"What it keeps (confidence {ReportNumbers.Decimal(above)} or more) {page.Words.Lacks("at most " + page.Format.Short(g.MaxError))}, "
                + $"with {ReportNumbers.ShortPercent(g.Confidence)} confidence (ε\u00a0=\u00a0{ReportNumbers.Plain(g.MaxError)}, δ\u00a0=\u00a0{ReportNumbers.Plain(1 - g.Confidence)}, n\u00a0=\u00a0{ReportNumbers.Count(g.Rows)}): "
                + $"it kept {ReportNumbers.Count(g.Kept)} of {ReportNumbers.Count(g.Rows)} distinct calibration queries, which lacked {ReportNumbers.Decimal(g.MeanLoss)} on average.";
        }

        return g.Threshold is { } threshold
            ? $"Of the inputs it keeps (confidence {ReportNumbers.Decimal(threshold)} or more), at most {ReportNumbers.ShortPercent(g.MaxError)} {page.Words.IsWrong}, "
                + $"with {ReportNumbers.ShortPercent(g.Confidence)} confidence (ε\u00a0=\u00a0{ReportNumbers.Plain(g.MaxError)}, δ\u00a0=\u00a0{ReportNumbers.Plain(1 - g.Confidence)}, n\u00a0=\u00a0{ReportNumbers.Count(g.Rows)}): "
                + $"it kept {ReportNumbers.Count(g.Kept)} of {ReportNumbers.Count(g.Rows)} distinct calibration inputs, {ReportNumbers.Count(g.Wrong ?? 0)} of them {page.Words.Wrong}."
            : null;
    }

    /// <summary>The share that the specialist keeps: on test where known, else on calibration.</summary>
    public static string KeptShare(EvaluationResult result) =>
        ReportNumbers.ShortPercent(Math.Round(result.KeptOnTest?.Coverage.Value ?? result.Escalation.Coverage?.Value ?? 0, 2));

    private static string Versus(ReportPage page, ModeResult mode) => mode switch
    {
        { Difference: { Margin: > 0 } d } => $"no more than {page.Format.Allowed(d.Margin)} below {d.Comparator}",
        { Difference: { } d } => $"better than {d.Comparator}",
        { Bar: { } bar } when page.Words.IsRanking => $"to reach a mean {page.Words.Rate} of more than {page.Format.Short(bar.Bar)}{ByTeacher(page)}",
        { Bar: { } bar } when page.IsGold => $"more than {ReportNumbers.ShortPercent(bar.Bar)} accurate",
        { Bar: { } bar } => $"to agree with {page.TeacherName} on more than {ReportNumbers.ShortPercent(bar.Bar)} of the inputs",
        _ => "good enough",
    };

    private static string Worse(ReportPage page, ModeResult mode) => mode switch
    {
        { Difference: { Margin: > 0 } d } => $"more than {page.Format.Allowed(d.Margin)} worse than {d.Comparator}",
        { Difference: { } d } => $"worse than {d.Comparator}",
        { Bar: { } bar } when page.Words.IsRanking => $"to stay below a mean {page.Words.Rate} of {page.Format.Short(bar.Bar)}{ByTeacher(page)}",
        { Bar: { } bar } when page.IsGold => $"less than {ReportNumbers.ShortPercent(bar.Bar)} accurate",
        { Bar: { } bar } => $"to agree with {page.TeacherName} on less than {ReportNumbers.ShortPercent(bar.Bar)} of the inputs",
        _ => "not good enough",
    };

    private static string ByTeacher(ReportPage page) => page.IsGold ? "" : $" by the grades of {page.TeacherName}";

    private static string Names(IReadOnlyList<string> slices) => slices.Count switch
    {
        1 => $"“{slices[0]}”",
        2 => $"“{slices[0]}” and “{slices[1]}”",
        _ => $"“{slices[0]}”, “{slices[1]}” and {slices.Count - 2} more",
    };
}
