using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The <c>--json</c> document: the same on standard output and in <c>report.json</c>. A number that is not finite is null, what was
/// not measured is null. The same results give the same bytes.
/// </summary>
public static class ReportJson
{
    private static readonly ReportJsonContext s_json = new(new JsonSerializerOptions(ReportJsonContext.Default.Options) { Encoder = Encoder() });

    /// <summary>The document of finished evaluations, in order.</summary>
    public static ReportDocument Document(params IReadOnlyList<EvaluationResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new ReportDocument { Workloads = [.. results.Select(Workload)] };
    }

    /// <summary>Writes a document as indented JSON that ends in a line feed.</summary>
    public static string Write(ReportDocument document) => JsonSerializer.Serialize(document, s_json.ReportDocument) + "\n";

    /// <summary>Writes finished evaluations.</summary>
    public static string Write(params IReadOnlyList<EvaluationResult> results) => Write(Document(results));

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">When the text is none.</exception>
    public static ReportDocument Read(string json) => JsonSerializer.Deserialize(json, s_json.ReportDocument) ?? throw new JsonException("The document is null.");

    /// <summary>One evaluation as an entry of the document.</summary>
    public static ReportedWorkload Workload(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ExampleCounts e = result.Workload.Examples;
        bool together = result.Deciding == PromotionMode.WithEscalation && result.WithEscalation is not null;
        ModeResult deciding = together ? result.WithEscalation! : result.Alone;
        return new ReportedWorkload
        {
            Id = result.Workload.Id,
            Name = result.Workload.Name,
            Kind = result.Workload.Kind.ToString(),
            PrimaryMetric = result.PrimaryMetric,
            AnswerUnit = result.Workload.Kind == WorkloadKind.Relevance ? "query" : "input",
            Relevance = result.Units.TestQueries is { } queries
                ? new(queries, result.Units.TestRows, result.Units.UninformativeTestQueries, result.Registration.Gain is { } gain ? Word(gain) : null, Finite(result.Registration.RelevantFrom))
                : null,
            Calls = result.Calls.Count == 0 ? null : [.. result.Calls.Select(Calls)],
            Truth = Word(result.Truth),
            TruthStatement = result.TruthStatement,
            Examples = new(e.Total, e.Train, e.Selection, e.Calibration, e.Test, e.Rejected),
            Responders = [.. result.Responders.Select(Responder)],
            Difference = Difference(result.Difference),
            BarTest = Bar(deciding.Bar),
            Escalation = Escalation(result),
            EscalationReason = result.Escalation.Reason,
            Chosen = result.Chosen,
            Verdict = new(result.Alone.Verdict.ToString(), result.WithEscalation?.Verdict.ToString(), together ? "withEscalation" : "alone", result.Decision.ToString()),
            Needs = new(Need(result.Needs.TestExamples), Need(result.Needs.TrainExamples), result.Needs.CalibrationExamples),
            Reasons = result.Reasons,
            Warnings = result.Warnings,
            Slices = [.. result.Slices.Select(s => new ReportedSlice(Word(s.Kind), s.Name, s.Units, Estimate(s.Specialist), Delta(s.Alone)!, Delta(s.WithEscalation)))],
            Rungs = [.. result.Rungs.Select(t => new ReportedRung(t.Name, Word(t.Rung), Estimate(t.Selection), Estimate(t.Difference), Finite(t.TrainSeconds), t.Chosen))],
            LearningCurve = result.LearningCurve.Points.Count == 0
                ? null
                : new([.. result.LearningCurve.Points.Select(p => new ReportedLearningPoint(p.TrainExamples, Estimate(p.Accuracy)))], Estimate(result.LearningCurve.Asymptote), Finite(result.LearningCurve.Bar)),
            Look = new(result.Look.Number, Finite(result.Look.Alpha), Finite(result.Look.Level), Finite(result.Look.Spent)),
            OverlapRows = result.Overlap?.Rows,
            Seed = result.Options.Seed.Value,
            TrainSeconds = Finite(result.Specialist.TrainSeconds),
            Certificate = result.CertificatePath,
            Report = result.ReportPath,
            Specialist = result.Specialist.Directory,
            SpecialistHash = result.Specialist.Hash.Hex,
        };
    }

    // Letters of every script stay readable; what HTML or an old parser stumbles over (<, >, &, U+2028) is escaped by .NET, what
    // reorders or hides text in a terminal by us.
    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        for (int c = 0; c <= char.MaxValue; c++)
        {
            if (VisibleText.IsTreacherous((char)c) && !char.IsSurrogate((char)c))
            {
                settings.ForbidCharacter((char)c);
            }
        }

        return JavaScriptEncoder.Create(settings);
    }

    private static ReportedResponder Responder(ResponderResult r) => new(
        r.Name,
        Word(r.Kind),
        r.Rung is { } rung ? Word(rung) : null,
        r.IsEscalating,
        new(Estimate(r.Metrics.Accuracy), Estimate(r.Metrics.MacroF1), Estimate(r.Metrics.LogLoss), Estimate(r.Metrics.Ece), Estimate(r.Metrics.Coverage), Estimate(r.Metrics.KeptError), Estimate(r.Metrics.Ndcg10), Estimate(r.Metrics.Mrr10), Estimate(r.Metrics.Auc), Estimate(r.Metrics.Spearman)),
        r.Latency is { } l ? new(Finite(l.P50), Finite(l.P99)) : null,
        Finite(r.CostPer1000Usd?.Value),
        r.Unanswered);

    private static ReportedCalls Calls(CallFigures f) => new(
        f.Responder,
        f.Rows,
        f.Due,
        Estimate(f.Exact),
        Estimate(f.RightFunction),
        Estimate(f.RightArguments),
        Estimate(f.SchemaValid),
        Estimate(f.WrongButValid),
        Estimate(f.Missed),
        Estimate(f.Needless),
        Estimate(f.Executable),
        Estimate(f.Abstained),
        [.. f.Functions.Select(c => new ReportedFunction(c.Function, c.Rows, Estimate(c.Exact), Estimate(c.WrongButValid)))],
        f.Causes.ToDictionary(c => Word(c.Cause), c => c.Count));

    private static ReportedDifference? Difference(DifferenceResult? d) => d is null
        ? null
        : new(Finite(d.Value), Finite(d.Low), Finite(d.High), Finite(d.PValue), d.Comparator, Finite(d.Margin), Finite(d.Confidence), Finite(d.SuperiorityPValue), d.Units, d.Method, d.SuperiorityTest);

    private static ReportedBarTest? Bar(BarTest? b) => b is null
        ? null
        : new(Finite(b.Value), Finite(b.Low), Finite(b.High), Finite(b.PValue), Finite(b.Bar), Finite(b.Confidence), b.Units, b.Method);

    private static ReportedEscalation? Escalation(EvaluationResult result) => result.Escalation is { Threshold: { } threshold } g
        ? new(
            Finite(threshold), Finite(g.Coverage?.Value), Finite(g.MaxError), Finite(g.Confidence), g.Kept, g.Wrong, g.Rows,
            Estimate(result.KeptOnTest?.Coverage), Estimate(result.KeptOnTest?.Error), g.Method, Finite(g.MeanLoss))
        : null;

    private static ReportedNeed? Need(SizeNeed? n) => n is null ? null : new(Finite(n.Value), Finite(n.Low), Finite(n.High), n.Unreachable, n.Have, n.Statement);

    private static ReportedSliceDelta? Delta(SliceDelta? d) => d is null
        ? null
        : new(Finite(d.Difference.Value), Finite(d.Difference.Low), Finite(d.Difference.High), Finite(d.PValue), Finite(d.AdjustedPValue), d.Harmed);

    private static ReportedEstimate? Estimate(Estimate? e) => e is null ? null : new(Finite(e.Value), Finite(e.Low), Finite(e.High), e.Count, e.Method);

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
