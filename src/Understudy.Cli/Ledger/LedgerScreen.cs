using System.Globalization;

using Spectre.Console;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The tables of <c>understudy ledger</c>.</summary>
internal static class LedgerScreen
{
    public static void Print(Terminal terminal, LedgerBook book, LedgerFacts facts, string? prices, IReadOnlyList<string> remarks)
    {
        IAnsiConsole console = Screen.For(terminal);
        if (book.From is not { } from)
        {
            terminal.Out.WriteLine("No calls are recorded yet. Start the gateway (understudy serve --upstream URL) and point an application at it.");
            return;
        }

        terminal.Out.WriteLine($"{from:yyyy-MM-dd HH:mm} to {book.Until:yyyy-MM-dd HH:mm} UTC, in US dollars{(prices is null ? "" : $" at {Session.Shown(prices)}")}");
        foreach (LedgerStatement workload in book.Workloads)
        {
            Print(console, terminal.Out, workload, facts);
        }

        Totals(terminal.Out, book, facts);
        foreach (string remark in remarks.Concat(prices is null ? ["There is no price list, so nothing has an amount: name one with --prices, or put a prices.json into the workspace."] : []))
        {
            terminal.Out.WriteLine("Note: " + remark);
        }
    }

    private static void Print(IAnsiConsole console, TextWriter output, LedgerStatement w, LedgerFacts facts)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn(new Text(w.Workload ?? "(no workload)")));
        foreach (string heading in new[] { "calls", "% of calls", "input tokens", "output tokens", "paid to the large model" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (LedgerLine line in w.Lines)
        {
            bool own = line.Kind is LedgerKind.Specialist or LedgerKind.UpstreamAway;
            table.AddRow(
                new Text(Name(line.Kind) + (line.NotWhole > 0 ? $" ({Count(line.NotWhole)} not whole)" : "")),
                new Text(Count(line.Calls)),
                new Text((100.0 * line.Calls / w.Calls).ToString("0.0", CultureInfo.InvariantCulture)),
                new Text(own ? "–" : Count(line.InputTokens)),
                new Text(own ? "–" : Count(line.OutputTokens)),
                new Text(own ? "–" : Money(line.Usd) + (line.Unpriced > 0 ? $" + {Count(line.Unpriced)} unpriced" : "")));
        }

        table.AddRow(new Text("in all"), new Text(Count(w.Calls)), new Text(""), new Text(""), new Text(""), new Text(Money(w.LargeModelUsd)));
        console.Write(table);
        if (w.Workload is not null)
        {
            Line("serving", w.ServingUsd, $"{Seconds(w.ServingSeconds)} of a core at most, in canary and live");
            Line("shadow", w.ShadowUsd, $"{Seconds(w.ShadowSeconds)} of a core at most");
            Line("training", w.TrainingUsd, $"{Seconds(w.TrainSeconds)} on up to {facts.TrainingCores} cores");
            Line("labelling", w.TrainingUsd is null ? null : 0, "the answers it learned from were recorded, not bought for it");
        }

        if (w.Saved is { } saved)
        {
            output.WriteLine($"  saved             {Range(saved)}: {Count(w.BySpecialist)} answers at {Range(w.CostOfACall!)} each ({saved.Method}; {Count(saved.Count)} conversations)");
            output.WriteLine($"  net               {Range(w.Net!)}: less serving, shadow and training");
            output.WriteLine($"  break-even        {w.BreakEven!.Statement}");
        }

        foreach (string warning in w.Warnings)
        {
            output.WriteLine("  Note: " + warning);
        }

        void Line(string what, double? usd, string how) => output.WriteLine($"  {what,-17} {Money(usd)}: {how}");
    }

    private static void Totals(TextWriter output, LedgerBook book, LedgerFacts facts)
    {
        output.WriteLine();
        output.WriteLine($"In all  paid to the large model {Money(book.LargeModelUsd)} · serving, shadow and training {Money(book.ComputeUsd)} · idle {Money(book.IdleUsd)} ({facts.ServingCores} core{(facts.ServingCores == 1 ? "" : "s")} kept for the gateway, less its busy time)");
        if (book.Saved is { } saved && book.Net is { } net)
        {
            output.WriteLine($"        saved {Range(saved)} · net of compute and idle {Range(net)}, {saved.Confidence * 100:0} % interval");
        }
    }

    private static string Name(LedgerKind kind) => kind switch
    {
        LedgerKind.PassThrough => "passed through",
        LedgerKind.Shadow => "in shadow",
        LedgerKind.OutsideCanary => "outside the canary",
        LedgerKind.HoldBack => "hold-back",
        LedgerKind.Escalated => "escalated",
        LedgerKind.Specialist => "the specialist answered",
        _ => "answered, large model away",
    };

    private static string Range(Estimate e) => $"{Money(e.Value)} ({Money(e.Low)} to {Money(e.High)})";

    private static string Money(double? usd) => usd is not { } v ? "–"
        : v.ToString(v == 0 ? "0.00" : Math.Abs(v) switch { < 0.01 => "0.000000;−0.000000", < 1 => "0.0000;−0.0000", _ => "#,0.00;−#,0.00" }, CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds < 120
        ? seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : (seconds / 3600).ToString("0.00", CultureInfo.InvariantCulture) + " h";

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
