using System.Globalization;

using Spectre.Console;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The table that ends <c>learn</c> and <c>evaluate</c>: who answered how well, at what price, and the verdict.</summary>
public static class ResultTable
{
    /// <summary>Prints it.</summary>
    public static void Print(Terminal terminal, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(result);
        IAnsiConsole console = Screen.For(terminal);
        ExampleCounts n = result.Workload.Examples;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{result.Workload.Name}[/] · {result.Workload.Kind} · {Count(n.Total)} examples ({Count(n.Train)} train, {Count(n.Selection)} selection, {Count(n.Calibration)} calibration, {Count(n.Test)} test, {Count(n.Rejected)} rejected)");
        console.WriteLine(result.TruthStatement);
        console.Write(result.Workload.Kind == WorkloadKind.Relevance ? Rankings(result) : Labels(result));
        if (result.Calls.Count > 0)
        {
            console.Write(Calls(result));
        }

        if (result.Rungs.Count > 1)
        {
            console.Write(Rungs(result));
        }

        PrintVerdict(console, result);
    }

    /// <summary>What was trained and compared on selection.</summary>
    private static Table Rungs(EvaluationResult result)
    {
        bool ranking = result.Workload.Kind == WorkloadKind.Relevance;
        Func<double, string> format = ranking ? Decimal : Percent;
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("trained");
        foreach (string heading in new[] { ranking ? "NDCG@10 on selection" : "on selection %", "against the first", "seconds", "" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (RungTrial t in result.Rungs)
        {
            table.AddRow(
                new Text(t.Name),
                Cell(t.Selection, format),
                new Text(t.Difference is { } d ? $"{Signed(d.Value)} ({Signed(d.Low)} to {Signed(d.High)})" : "–"),
                new Text(t.TrainSeconds.ToString("#,0.0", CultureInfo.InvariantCulture)),
                new Text(t.Chosen ? "chosen" : ""));
        }

        return table;

        string Signed(double v) => ranking ? v.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture) : (100 * v).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
    }

    private static Table Labels(EvaluationResult result)
    {
        bool agreement = result.Truth == TruthKind.Agreement;
        bool calls = result.Workload.Kind == WorkloadKind.FunctionCall; // labels without a meaning of their own have no F1
        string[] headings = [agreement ? "agreement %" : $"{result.PrimaryMetric} %", .. calls ? [] : new[] { "macro-F1 %" }, "kept %", agreement ? "disagreement in kept %" : "error in kept %", "µs p50 / p99", "US$ per 1,000"];
        Table table = Headed(headings);
        foreach (ResponderResult r in result.Responders)
        {
            table.AddRow([
                Name(r),
                Cell(r.Metrics.Accuracy, Percent),
                .. calls ? [] : new[] { Cell(r.Metrics.MacroF1, Percent) },
                Cell(r.Metrics.Coverage, Percent),
                Cell(r.Metrics.KeptError, Percent),
                Latency(r.Latency),
                Cost(r),
            ]);
        }

        return table;
    }

    /// <summary>What is wrong with calls, and what it would do: wrong-but-valid calls are carried out.</summary>
    private static Table Calls(EvaluationResult result)
    {
        bool isChecked = result.Calls.Any(f => f.Executable is not null);
        Table table = Headed("function %", "arguments %", "valid %", "wrong but valid %", "missed %");
        if (isChecked)
        {
            table.AddColumn(new TableColumn("can be carried out %").RightAligned().NoWrap());
        }

        foreach (CallFigures f in result.Calls)
        {
            table.AddRow([new Text(f.Responder), Cell(f.RightFunction, Percent), Cell(f.RightArguments, Percent), Cell(f.SchemaValid, Percent), Cell(f.WrongButValid, Percent), Cell(f.Missed, Percent), .. isChecked ? new[] { Cell(f.Executable, Percent) } : []]);
        }

        return table;
    }

    /// <summary>One line a responder; times and costs are for a query with all its items.</summary>
    private static Table Rankings(EvaluationResult result)
    {
        Table table = Headed("NDCG@10", "MRR@10", "AUC", "Spearman", "kept %", "lacking in kept", "µs/query p50 / p99", "US$ per 1,000");
        foreach (ResponderResult r in result.Responders)
        {
            table.AddRow(
                Name(r),
                Cell(r.Metrics.Ndcg10, Decimal),
                Point(r.Metrics.Mrr10),
                Point(r.Metrics.Auc),
                Point(r.Metrics.Spearman),
                Cell(r.Metrics.Coverage, Percent),
                Cell(r.Metrics.KeptError, Decimal),
                Latency(r.Latency),
                Cost(r));
        }

        return table;
    }

    private static Table Headed(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("responder").NoWrap());
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        return table;
    }

    private static void PrintVerdict(IAnsiConsole console, EvaluationResult result)
    {
        if (result.WithEscalation is { } both)
        {
            console.MarkupLineInterpolated($"[bold]Verdict with escalation[/]  {Name(both.Verdict)}{Difference(result, both.Difference)}");
        }

        console.MarkupLineInterpolated($"[bold]Verdict alone[/]            {Name(result.Alone.Verdict)}{Difference(result, result.Alone.Difference)}");
        foreach (string reason in result.Reasons)
        {
            console.WriteLine("· " + reason);
        }

        foreach (SizeNeed need in new[] { result.Needs.TestExamples, result.Needs.TrainExamples }.OfType<SizeNeed>())
        {
            console.WriteLine("Missing: " + need.Statement);
        }

        foreach (string warning in result.Warnings)
        {
            console.WriteLine("Note: " + warning);
        }
    }

    private static string Name(Verdict verdict) => verdict switch { Verdict.Promote => "PROMOTE", Verdict.Refuse => "REFUSE", _ => "NOT YET" };

    private static string Difference(EvaluationResult result, DifferenceResult? d) => d is null ? ""
        : result.Workload.Kind == WorkloadKind.Relevance
            ? string.Create(CultureInfo.InvariantCulture, $"   {d.Value:+0.000;−0.000;0.000} {result.PrimaryMetric} against {d.Comparator}, one-sided bounds [{d.Low:+0.000;−0.000;0.000}, {d.High:+0.000;−0.000;0.000}], margin {d.Margin:0.###}")
            : string.Create(CultureInfo.InvariantCulture, $"   {100 * d.Value:+0.0;−0.0;0.0} points against {d.Comparator}, one-sided bounds [{100 * d.Low:+0.0;−0.0;0.0}, {100 * d.High:+0.0;−0.0;0.0}], margin {100 * d.Margin:0.#}");

    private static Text Name(ResponderResult r) => new(r.Rung is { } rung && !r.IsEscalating ? $"{r.Name} ({rung.ToString().ToLowerInvariant()})" : r.Name);

    private static Text Latency(LatencySummary? latency) => new(latency is { } l ? $"{Micros(l.P50)} / {Micros(l.P99)}" : "–");

    private static Text Cost(ResponderResult r) => new(r.CostPer1000Usd is { } cost ? Dollars(cost.Value) : "–");

    private static Text Point(Estimate? estimate) => new(estimate is null ? "–" : Decimal(estimate.Value));

    private static Text Cell(Estimate? estimate, Func<double, string> format) =>
        new(estimate is null ? "–" : $"{format(estimate.Value)} ({format(estimate.Low)}–{format(estimate.High)})");

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Decimal(double value) => value.ToString("0.000;−0.000", CultureInfo.InvariantCulture);

    private static string Dollars(double usd) => usd.ToString(usd < 0.0001 ? "0.0000000" : usd < 1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);

    private static string Micros(double us) => us.ToString(us < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
