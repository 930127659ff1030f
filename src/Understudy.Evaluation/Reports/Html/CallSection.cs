using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How well functions are called: right, wrong, and wrong in a way that no schema notices.</summary>
internal static class CallSection
{
    private const int MostDrawn = 24;

    private static readonly (string Name, Func<CallFigures, Estimate?> Of, string Explained)[] Lines =
    [
        ("Exact call", f => f.Exact, "of all inputs: every call and every argument is accepted, and no other call is made"),
        ("Right function", f => f.RightFunction, "of the inputs on which a call is due"),
        ("Right arguments", f => f.RightArguments, "of the inputs on which a call is due and the functions are right"),
        ("Valid by the schema", f => f.SchemaValid, "of the inputs that are answered with calls"),
        ("Wrong but valid", f => f.WrongButValid, "of all inputs: a valid call that is not accepted, so nothing stops it"),
        ("Missed call", f => f.Missed, "of the inputs on which a call is due: “no call” is answered"),
        ("Needless call", f => f.Needless, "of the inputs on which no call is accepted"),
        ("Can be carried out", f => f.Executable, "of the inputs that are answered with calls, by the checker given"),
        ("Not answered", f => f.Abstained, "of all inputs: the large model has to"),
    ];

    public static void Write(ReportPage page)
    {
        if (page.Result.Calls is not [var first, ..] all)
        {
            return;
        }

        using (page.Card("calls", "Which calls are right", $"{ReportNumbers.Count(first.Rows)} inputs, on {ReportNumbers.Count(first.Due)} of which a call is due. What is accepted is {(page.IsGold ? "the gold call, or another that the row states beside it" : "the teacher's own call, not truth")}{(page.Result.Registration.Equality is { } equality && AlsoSame(equality).ToArray() is { Length: > 0 } same ? $"; {string.Join(", ", same)} count as the same" : "")}; the range in brackets is where the true figure lies with 95\u00a0% confidence."))
        {
            page.Table("Figures", ["", .. all.Select(f => f.Responder), "Counted"], Lines.Where(l => all.Any(f => l.Of(f) is not null)).Select(l => (IReadOnlyList<string>)[l.Name, .. all.Select(f => ReportNumbers.PercentInterval(l.Of(f))), l.Explained]), isLastText: true);
            Functions(page, first);
            Causes(page, all);
        }
    }

    /// <summary>What else counts as the same call.</summary>
    private static IEnumerable<string> AlsoSame(CallEquality equality)
    {
        if (equality.RelativeTolerance > 0)
        {
            yield return $"numbers within {ReportNumbers.Percent(equality.RelativeTolerance)}";
        }

        if (equality.AbsoluteTolerance > 0)
        {
            yield return FormattableString.Invariant($"numbers within {equality.AbsoluteTolerance}");
        }

        if (equality.Dates != DateEquality.Text)
        {
            yield return equality.Dates == DateEquality.Day ? "dates of the same day" : "dates of the same instant";
        }

        if (equality.IgnoreCase)
        {
            yield return "texts that differ in case";
        }

        if (equality.IgnoreWhiteSpace)
        {
            yield return "texts that differ in how many spaces they have";
        }

        if (equality.IgnorePunctuation)
        {
            yield return "texts that differ in punctuation";
        }
    }

    private static void Functions(ReportPage page, CallFigures figures)
    {
        FunctionFigures[] shown = [.. figures.Functions.Take(MostDrawn)];
        IntervalRow[] rows =
        [
            .. shown.Select(f => new IntervalRow(
                Name(f.Function),
                f.Exact.Value,
                f.Exact.Low,
                f.Exact.High,
                $"{ReportNumbers.Percent(f.Exact.Value)} · n {ReportNumbers.Count(f.Rows)}",
                f.Function == FunctionFigures.NoCall ? PlotMark.Diamond : PlotMark.Circle,
                f.Function == FunctionFigures.NoCall ? "s3" : "s1")),
        ];
        AxisScale axis = AxisScale.Linear(Math.Min(0.5, shown.Min(f => f.Exact.Low)), 1, page.Format.Short, 5);
        string description = $"{shown.Length} of {figures.Functions.Count} functions. Lowest: " + string.Join("; ", shown.OrderBy(f => f.Exact.Value).Take(3).Select(f => $"{Name(f.Function)} {ReportNumbers.PercentInterval(f.Exact)}")) + ".";
        using (page.Out.In("figure"))
        {
            page.Out.Leaf("h3", $"Exact call by function: {figures.Responder}");
            IntervalPlot.Draw(page.Out, new PlotHeader("plot-calls", "Exact call by function, with intervals", description), rows, axis, "exact call", [new PlotLine(figures.Exact.Value, "all " + ReportNumbers.Percent(figures.Exact.Value), "zero", true)], mostLabel: 190);
        }

        page.Data("By function", ["Function", "Inputs", "Exact call", "Wrong but valid"], figures.Functions.Select(f => (IReadOnlyList<string>)
            [Name(f.Function), ReportNumbers.Count(f.Rows), ReportNumbers.PercentInterval(f.Exact), ReportNumbers.PercentInterval(f.WrongButValid)]));
    }

    private static void Causes(ReportPage page, IReadOnlyList<CallFigures> all)
    {
        CallCause[] seen = [.. Enum.GetValues<CallCause>().Where(c => all.Any(f => Count(f, c) > 0))];
        page.Out.Leaf("h3", "Why answers are not accepted");
        if (seen.Length == 0)
        {
            page.Out.Leaf("p", "Every answer given is accepted.");
            return;
        }

        page.Table("Causes, one an answer", ["Cause", .. all.Select(f => f.Responder)], seen.Select(c => (IReadOnlyList<string>)[Name(c), .. all.Select(f => ReportNumbers.Count(Count(f, c)))]));
    }

    private static long Count(CallFigures figures, CallCause cause) => figures.Causes.FirstOrDefault(c => c.Cause == cause)?.Count ?? 0;

    private static string Name(string function) => function == FunctionFigures.NoCall ? "no call is due" : function;

    private static string Name(CallCause cause) => cause switch
    {
        CallCause.Format => "no readable call",
        CallCause.MissingCall => "missing call",
        CallCause.NeedlessCall => "needless call",
        CallCause.Multiplicity => "right function, wrong number of calls",
        CallCause.Function => "wrong function",
        CallCause.MissingArgument => "missing argument",
        CallCause.ExtraArgument => "argument too many",
        CallCause.Order => "list in another order",
        _ => "wrong value",
    };
}
