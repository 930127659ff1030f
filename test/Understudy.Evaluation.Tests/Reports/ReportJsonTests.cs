using System.Text.Json;
using System.Text.Json.Nodes;
using Understudy.Testing;
using Xunit;

namespace Understudy.Evaluation.Tests.Reports;

public sealed class ReportJsonTests
{
    private static string GoldenPath => Repository.PathOf("test", "Understudy.Evaluation.Tests", "Reports", "Golden", "report.json");

    [Fact]
    public void Document_is_the_golden_one()
    {
        // Scripts rely on these names. To accept an addition: UNDERSTUDY_UPDATE_GOLDEN=1 dotnet test --project test/Understudy.Evaluation.Tests, then read the diff.
        string written = ReportJson.Write(ReportFixtures.Promote(), ReportFixtures.Agreement());
        if (Environment.GetEnvironmentVariable("UNDERSTUDY_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(GoldenPath, written);
        }

        Assert.Equal(File.ReadAllText(GoldenPath), written);
    }

    [Fact]
    public void Document_has_every_promised_name()
    {
        JsonNode workload = JsonNode.Parse(ReportJson.Write(ReportFixtures.Promote()))!["workloads"]![0]!;

        Has(workload, "id", "name", "kind", "truth", "examples", "responders", "difference", "escalation", "chosen", "verdict", "needs", "reasons", "trainSeconds", "certificate", "report", "specialist");
        Has(workload["examples"]!, "total", "train", "selection", "calibration", "test", "rejected");
        Has(workload["difference"]!, "value", "low", "high", "pValue");
        Has(workload["escalation"]!, "threshold", "coverage", "maxError", "confidence");
        Has(workload["verdict"]!, "alone", "withEscalation");
        Has(workload["needs"]!, "testExamples", "trainExamples");
        Has(workload["needs"]!["trainExamples"]!, "value", "low", "high");
        foreach (JsonNode? responder in workload["responders"]!.AsArray())
        {
            Has(responder!, "name", "kind", "rung", "metrics", "latencyMicroseconds", "costPer1000Usd");
            Has(responder!["metrics"]!, "accuracy", "macroF1");
            Has(responder["metrics"]!["accuracy"]!, "value", "low", "high", "count", "method");
        }

        Has(workload["responders"]![0]!["latencyMicroseconds"]!, "p50", "p99");
    }

    [Fact]
    public void Calls_are_null_but_for_function_calls()
    {
        JsonNode calls = JsonNode.Parse(ReportJson.Write(ReportFixtures.Calls()))!["workloads"]![0]!["calls"]!;
        CallFigures specialist = ReportFixtures.Calls().Calls[0];

        Assert.Equal(["tagger", "gpt-4o-mini"], calls.AsArray().Select(c => (string?)c!["responder"]));
        Has(calls[0]!, "inputs", "due", "exact", "rightFunction", "rightArguments", "schemaValid", "wrongButValid", "missed", "needless", "executable", "abstained", "functions", "causes");
        Assert.Equal(specialist.WrongButValid.Value, (double)calls[0]!["wrongButValid"]!["value"]!);
        Assert.Equal(8, (long)calls[1]!["causes"]!["format"]!);
        Assert.Null(calls[0]!["executable"]);
        Assert.Null(JsonNode.Parse(ReportJson.Write(ReportFixtures.Promote()))!["workloads"]![0]!["calls"]);
    }

    [Fact]
    public void Words_are_the_promised_ones()
    {
        JsonNode gold = JsonNode.Parse(ReportJson.Write(ReportFixtures.Promote()))!["workloads"]![0]!, agreement = JsonNode.Parse(ReportJson.Write(ReportFixtures.Agreement()))!["workloads"]![0]!;

        Assert.Equal(["gold", "agreement"], [(string?)gold["truth"], (string?)agreement["truth"]]);
        Assert.Equal(["specialist", "specialist", "teacher", "responder", "baseline"], gold["responders"]!.AsArray().Select(r => (string?)r!["kind"]));
        Assert.Equal(["linear", "linear", null, null, null], gold["responders"]!.AsArray().Select(r => (string?)r!["rung"]));
        Assert.Equal(["NotYet", "Promote"], [(string?)gold["verdict"]!["alone"], (string?)gold["verdict"]!["withEscalation"]]);
        Assert.Null(agreement["difference"]);
        Assert.Null(agreement["needs"]!["trainExamples"]!["value"]);
        Assert.Null(gold["responders"]![2]!["latencyMicroseconds"]);
    }

    [Fact]
    public void No_threshold_is_null_and_says_why()
    {
        JsonNode workload = JsonNode.Parse(ReportJson.Write(ReportFixtures.Refuse()))!["workloads"]![0]!;

        Assert.Null(workload["escalation"]);
        Assert.StartsWith("No threshold qualifies", (string?)workload["escalationReason"], StringComparison.Ordinal);
        Assert.Null(workload["verdict"]!["withEscalation"]);
        Assert.Equal("Refuse", (string?)workload["verdict"]!["alone"]);
    }

    [Fact]
    public void Numbers_that_are_none_are_null()
    {
        string json = ReportJson.Write(ReportFixtures.Bare());
        JsonNode workload = JsonNode.Parse(json)!["workloads"]![0]!;

        Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", json, StringComparison.Ordinal);
        Assert.Null(workload["responders"]![0]!["metrics"]!["accuracy"]!["value"]);
        Assert.Null(workload["responders"]![0]!["costPer1000Usd"]);
        Assert.Null(workload["needs"]!["testExamples"]!["value"]);
    }

    [Fact]
    public void Hostile_text_survives_the_round_trip_escaped()
    {
        string json = ReportJson.Write(ReportFixtures.Hostile());

        Assert.DoesNotContain(json, c => c is '<' or '>' or '&' or '\u2028' or '\u202E' or '\0');
        Assert.Equal("<script>alert(1)</script>", ReportJson.Read(json).Workloads[0].Name);
        Assert.Contains("日本語", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_without_a_promised_name_is_refused() => Assert.Throws<JsonException>(() => ReportJson.Read("{\"workloads\":[{\"id\":\"x\"}]}"));

    [Fact]
    public void Report_files_hold_the_same_figures_and_name_each_other()
    {
        using var directory = new TemporaryDirectory();
        string target = Path.Combine(directory.Path, "reports", "run");

        EvaluationResult reported = ReportFiles.Write(target, ReportFixtures.Promote());
        EvaluationResult again = ReportFiles.Write(target, ReportFixtures.Promote());

        Assert.Equal(Path.Combine(target, "report.html"), reported.ReportPath);
        Assert.Equal(ReportJson.Write(again), File.ReadAllText(Path.Combine(target, "report.json")));
        Assert.Equal(HtmlReport.Render(again), File.ReadAllText(Path.Combine(target, "report.html")));
        Assert.Equal(["report.html", "report.json"], Directory.EnumerateFiles(target).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Report_that_cannot_be_written_says_so()
    {
        using var directory = new TemporaryDirectory();
        string file = Path.Combine(directory.Path, "file");
        File.WriteAllText(file, "");

        Core.UnderstudyException e = Assert.Throws<Core.UnderstudyException>(() => ReportFiles.Write(file, ReportFixtures.Bare()));

        Assert.Equal(Core.ErrorCode.WriteFailed, e.Code);
        Assert.Contains(file, e.Message, StringComparison.Ordinal);
    }

    private static void Has(JsonNode node, params string[] names) => Assert.Empty(names.Except(node.AsObject().Select(p => p.Key)));
}
