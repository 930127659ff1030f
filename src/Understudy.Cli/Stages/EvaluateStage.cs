using System.Globalization;
using System.Reflection;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>Specialist directory and held-out rows → verdict, certificate, report.</summary>
public static class EvaluateStage
{
    /// <summary>What the program calls its own version in certificates.</summary>
    public static string Version { get; } = typeof(EvaluateStage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Judges a registered specialist on its workload's held-out rows.</summary>
    internal static async Task<EvaluationResult> RunAsync(Session session, Prepared prepared, SpecialistRecord record, IReadOnlyList<RungTrial> rungs, EvaluationOptions options, FileInfo? prices, ProgramCallChecker? checker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(record);
        string directory = Path.Combine(session.Workspace.Directory, record.Directory);
        using OpenedSpecialist specialist = OpenedSpecialist.Open(directory, session.Threads);
        List<string> warnings = [];
        (PriceList List, string Path)? priceList = PriceLookup.Find(prices, prepared.Examples.SourcePath, session.Workspace.Directory, warnings);
        NotePrices(prepared, priceList, warnings);
        ExampleTable judged = prepared.TestTable ?? prepared.Table;
        List<IResponder> others = [];
        if (judged.HasTeacher)
        {
            others.Add(RecordedResponder.Teacher());
        }

        others.AddRange(judged.ResponderNames.Select((name, i) => RecordedResponder.Column(name, i)));
        if (prepared.Workload.Kind == WorkloadKind.Relevance)
        {
            others.Add(Bm25Responder.Train(prepared.Table, prepared.Partition.Rows(SplitKind.Train)));
        }

        var request = new EvaluationRequest
        {
            Workload = new WorkloadFacts
            {
                Id = prepared.Workload.Id,
                Name = prepared.Workload.Name,
                Kind = prepared.Workload.Kind,
                Examples = new ExampleCounts(
                    prepared.Examples.Total + (prepared.TestExamples?.Total ?? 0),
                    prepared.Partition.Count(SplitKind.Train),
                    prepared.Partition.Count(SplitKind.Selection),
                    prepared.Partition.Count(SplitKind.Calibration),
                    prepared.TestRows.Length,
                    prepared.Examples.Rejected + (prepared.TestExamples?.Rejected ?? 0)),
            },
            Table = prepared.Table,
            CalibrationRows = prepared.Partition.Rows(SplitKind.Calibration),
            TestRows = prepared.TestRows,
            Units = prepared.Partition.Unit,
            TestTable = prepared.TestTable,
            TestUnits = prepared.TestUnits,
            OverlapRows = prepared.Overlap?.TestRows ?? [],
            TrainRows = prepared.Partition.Rows(SplitKind.Train),
            Specialist = specialist.Responder("specialist", session.Threads),
            Facts = Facts(specialist.Manifest, record, directory),
            Rungs = rungs,
            Others = others,
            Options = options,
            Prices = priceList?.List,
            Tools = prepared.Tools,
            Checker = checker,
            SinglePrediction = specialist.Ranker is not null ? null : specialist.AnswerOne,
            SingleRanking = specialist.Ranker is null ? null : specialist.RankOne,
            Looks = new WorkspaceLooks(session.Workspace, prepared.Workload.Id),
            Versions = new Dictionary<string, string> { ["understudy"] = Version },
            Sources = Sources(prepared),
            Warnings = warnings,
        };
        EvaluationResult result = await Evaluator.EvaluateAsync(request, session.Terminal.Time, session.Progress, cancellationToken);
        session.EndStage();
        return Publish(session, prepared, record, directory, Noted(result, prepared, checker));
    }

    /// <summary>What is to be said of the checker.</summary>
    private static EvaluationResult Noted(EvaluationResult result, Prepared prepared, ProgramCallChecker? checker) => checker switch
    {
        not null when prepared.Workload.Kind != WorkloadKind.FunctionCall => result with { Warnings = [.. result.Warnings, "The checker was not asked: this workload has no function calls."] },
        { Fault: { } fault } => result with { Warnings = [.. result.Warnings, string.Create(CultureInfo.InvariantCulture, $"The checker was asked nothing further, for {fault}: rows with the {checker.Unchecked:#,0} calls that it said nothing about are left out of \u201ccan be carried out\u201d.")] },
        _ => result,
    };

    private static EvaluationResult Publish(Session session, Prepared prepared, SpecialistRecord record, string directory, EvaluationResult result)
    {
        using SigningKey key = SigningKey.OpenOrCreate(session.Workspace.Directory);
        (string certificate, _) = CertificateIssuer.Issue(result, directory, key, session.Terminal.Time);
        string reports = Path.Combine(session.Workspace.ReportsDirectory, record.Id);
        EvaluationResult published = ReportFiles.Write(reports, result with { CertificatePath = certificate }, session.Terminal.Time.GetUtcNow());
        session.Workspace.AddEvaluation(new EvaluationRecord
        {
            SpecialistId = record.Id,
            Truth = result.Truth,
            Alone = result.Alone.Verdict,
            WithEscalation = result.WithEscalation?.Verdict ?? Verdict.NotYet,
            Report = Path.GetRelativePath(session.Workspace.Directory, published.ReportPath!),
            Certificate = Path.GetRelativePath(session.Workspace.Directory, certificate),
            Created = session.Terminal.Time.GetUtcNow(),
        });
        return published;
    }

    private static SpecialistFacts Facts(SpecialistManifest manifest, SpecialistRecord record, string directory) => new()
    {
        Hash = record.Artifact,
        Directory = directory,
        Candidates = [.. manifest.CandidateThresholds.Select(c => new Evaluation.CandidateThreshold(c.Threshold, c.Coverage, c.Error))],
        SelectionUnits = manifest.Lineage.SelectionRows,
        LearningCurve = [.. manifest.LearningCurve.Select(p => new LearningPoint(p.TrainExamples, p.Accuracy, p.Count))],
        TrainSeconds = record.TrainSeconds,
        TrainedOn = manifest.Lineage.Target == "gold" ? TruthKind.Gold : TruthKind.Agreement,
        Options = manifest.Options?.Name ?? manifest.Training?.GetRawText() ?? "",
    };

    private static Dictionary<string, ContentHash> Sources(Prepared prepared)
    {
        var sources = new Dictionary<string, ContentHash> { [prepared.Examples.SourcePath] = prepared.Examples.Source };
        if (prepared.TestExamples is { } test)
        {
            sources[test.SourcePath] = test.Source;
        }

        return sources;
    }

    private static void NotePrices(Prepared prepared, (PriceList List, string Path)? prices, List<string> warnings)
    {
        ExampleTable table = prepared.TestTable ?? prepared.Table;
        string[] models = [.. prepared.TestRows.Select(table.Model).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (prices is null)
        {
            warnings.Add("There is no price list, so nothing has a cost: name one with --prices, or put a prices.json beside the input file.");
            return;
        }

        foreach (string model in models.Where(m => prices.Value.List.Find(m) is null))
        {
            warnings.Add($"The model '{model}' has no price in {prices.Value.Path}: add it there. Nothing is guessed.");
        }
    }
}
