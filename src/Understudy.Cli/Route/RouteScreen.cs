using System.Globalization;

using Spectre.Console;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The table of <c>understudy route</c>.</summary>
internal static class RouteScreen
{
    public static void Print(Terminal terminal, IReadOnlyList<RouteState> routes)
    {
        IAnsiConsole console = Screen.For(terminal);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("workload");
        table.AddColumn("asked");
        table.AddColumn("is");
        table.AddColumn("specialist");
        foreach (string heading in new[] { "threshold", "hold-back", "differs in kept %", "in shadow %", "since" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (RouteState state in routes)
        {
            Gateway.Route route = state.Active.Route;
            table.AddRow(
                new Text(route.Workload),
                new Text(Asked(route)),
                new Text(state.Active.EffectiveStage == route.Stage ? route.Stage.ToString() : $"{state.Active.EffectiveStage} !"),
                new Text(state.Active.Specialist?.Id ?? route.Specialist ?? "–"),
                new Text(state.Active.Threshold?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–"),
                new Text(ShareText.Show(route.HoldBack)),
                new Text(Share(state.Seen?.Disagreement)),
                new Text(Share(state.Seen?.InShadow)),
                new Text(route.Since.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        }

        console.Write(table);
        foreach (string remark in routes.SelectMany(r => r.Remarks()))
        {
            terminal.Out.WriteLine("· " + remark);
        }
    }

    /// <summary>One route in full.</summary>
    public static void PrintOne(Terminal terminal, RouteState state)
    {
        Gateway.Route route = state.Active.Route;
        Print(terminal, [state]);
        Line("why", $"{route.Reason} ({route.Since:yyyy-MM-dd HH:mm} UTC)");
        Line("recognised by", string.Join(", ", [$"x-understudy-workload: {route.Workload}", .. route.Aliases.Select(a => $"model '{a}'"), .. route.Fingerprints.Select(f => $"prompt {f[..Math.Min(8, f.Length)]}…")]));
        Line("teacher", route.TeacherModels.Count == 0 ? "any model" : string.Join(", ", route.TeacherModels));
        Line("large model away", route.WhenUpstreamAway == Gateway.UpstreamAwayPolicy.Answer ? "the specialist answers all that it can" : "the client gets the error");
        Line("refused inputs", $"{state.Active.Refused.Count} known; what resembles one goes to the large model");
        Line("certificate", Certificate(state));
        Line("one step back", route.Previous is { } previous ? $"{Asked(previous)} with {previous.Specialist ?? "no specialist"} (understudy route {route.Workload} rollback)" : "none");

        void Line(string what, string text) => terminal.Out.WriteLine($"  {what,-17} {text}");
    }

    private static string Asked(Gateway.Route route) => route.Stage == RouteStage.Canary ? $"Canary {ShareText.Show(route.Share)}" : route.Stage.ToString();

    private static string Certificate(RouteState state) => state.Active.Standing?.Certificate is { } certificate
        ? $"{certificate.Decision}, expires {certificate.ExpiresAt:yyyy-MM-dd}; {(certificate.Guarantee.Threshold is { } threshold ? string.Create(CultureInfo.InvariantCulture, $"from confidence {threshold:0.000} at most {ShareText.Show(certificate.Guarantee.MaxError)} {Loss(certificate)}, with confidence {ShareText.Show(certificate.Guarantee.Confidence)}") : "without a certified threshold")}"
        : "none that counts";

    private static string Loss(Certificate certificate) =>
        certificate.Guarantee.Wrong is null ? "lacking (NDCG@10)" : certificate.Registration.Truth == TruthKind.Gold ? "wrong" : "disagreement";

    private static string Share(Estimate? e) => e is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * e.Value:0.0} ({100 * e.Low:0.0}–{100 * e.High:0.0}) of {e.Count:N0}");
}
