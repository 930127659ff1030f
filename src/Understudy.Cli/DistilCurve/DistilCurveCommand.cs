using System.CommandLine;
using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Research;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary><c>understudy distil-curve FILE</c>: does a student of the teacher's labels beat the teacher, and with how many of them?</summary>
public static class DistilCurveCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var source = new SourceOptions();
        var options = new CurveOptions();
        var command = new Command("distil-curve", """
            Study on your own rows whether a student that learns a teacher's labels beats the teacher, and with how many of them (claim C1).
            Needs the teacher's labels and gold. Opens the held-out rows: a specialist that is certified on them afterwards counts that look.

            Examples:
              understudy distil-curve rows.csv --input message --label model_said --gold truth
              understudy distil-curve pool.parquet --label label --test gold.csv --test-gold truth --test-label model_said
              understudy distil-curve pairs.csv --query q --item title --label grade --gold truth --pools 250,1000,all
            """);
        source.AddTo(command);
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            DistilCurveOptions study = options.Read(parsed, session.Seed);
            StudentChoice choice = options.ReadStudent(parsed);
            (StoredImport main, _) = await ImportStage.RunAsync(session, parsed, source, cancellationToken);
            var prepared = Prepared.Load(session, main.Workload.Id, session.Seed, verify: false, cancellationToken);
            DistilCurveData data = DataOf(prepared);
            DistilCurveStudy.Check(data, study);
            string directory = Path.Combine(session.Workspace.Directory, "studies", "distil-curve");
            IStudent student = Student(session, choice, Path.Combine(directory, "checkpoints"));
            int look = await new WorkspaceLooks(session.Workspace, prepared.Workload.Id).RegisterAsync(Registered(prepared, data, study, student), DataHash.Fingerprints(data.TestTable, data.TestRows), cancellationToken);
            session.Say(string.Create(CultureInfo.InvariantCulture, $"Study of claim C1 with the {choice.Rung.ToString().ToLowerInvariant()} rung: {data.PoolRows.Length:#,0} training rows to draw pools from, {data.TestRows.Length:#,0} held-out rows opened (look {look})"));
            DistilCurveResult result;
            try
            {
                result = await DistilCurveStudy.RunAsync(data, study, student, new FitStore(directory), session.Progress, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                session.Say($"The study stopped; finished fits are kept in {Session.Shown(directory)} and the same command goes on from there.");
                throw;
            }

            string page = parsed.GetValue(options.Out)?.FullName ?? Path.Combine(session.Workspace.ReportsDirectory, $"{prepared.Workload.Id}-distil-curve", "curve.html");
            Write(page, DistilCurvePage.Render(result, session.Terminal.Time.GetUtcNow(), EvaluateStage.Version));
            session.EndStage();
            if (session.Json)
            {
                await session.Terminal.Out.WriteAsync(DistilCurveJson.Write(result).AsMemory(), cancellationToken);
            }
            else
            {
                CurveTable.Print(session.Terminal, result);
            }

            session.Say($"Page        {Session.Shown(page)}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static DistilCurveData DataOf(Prepared prepared) => new()
    {
        Name = prepared.Workload.Name,
        Table = prepared.Table,
        PoolRows = prepared.Partition.Rows(SplitKind.Train),
        SelectionRows = prepared.Partition.Rows(SplitKind.Selection),
        Units = prepared.Partition.Unit,
        TestTable = prepared.TestTable ?? prepared.Table,
        TestRows = prepared.TestRows,
        TestUnits = prepared.TestUnits ?? prepared.Partition.Unit,
        OverlapRows = prepared.Overlap?.TestRows ?? [],
        Identity = ContentHash.Of($"{prepared.Examples.Content} {prepared.Partition.ContentHash} {prepared.TestExamples?.Content}"),
    };

    private static IStudent Student(Session session, StudentChoice choice, string checkpoints)
    {
        if (choice.Rung == Rung.Linear)
        {
            return new LinearStudent(choice.Budget, session.Threads);
        }

        TrainingRuntime runtime = TrainingRuntime.Choose(threads: session.Threads);
        session.Say("Encoder on " + runtime.Description);
        return new EncoderStudent(runtime, choice.Recipe, choice.Control, choice.Budget, checkpoints, session.Threads);
    }

    /// <summary>What the study will test, registered before the held-out rows are answered: the same study again is the same look.</summary>
    private static Registration Registered(Prepared prepared, DistilCurveData data, DistilCurveOptions study, IStudent student) => new()
    {
        Workload = prepared.Workload.Id,
        Truth = TruthKind.Gold,
        Deciding = PromotionMode.Alone,
        HypothesisAlone = "C1: no pool of the teacher's labels gives a student above the teacher",
        Comparators = ["teacher"],
        Margin = 0,
        Alpha = 1 - study.Confidence,
        Confidence = study.Confidence,
        Replicates = study.Replicates,
        Specialist = ContentHash.Of($"{student.Identity} {(study.Pools is { } p ? string.Join(',', p) : "")} {study.GoldRows} {study.Repeats}"),
        TestRows = DataHash.Of(data.TestTable, data.TestRows),
        CalibrationRows = DataHash.Of(data.Table, []),
        TestCount = data.TestRows.Length,
        Seed = study.Seed,
    };

    private static void Write(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"--out {path}: the page cannot be written ({e.Message}). Name another file.", e);
        }
    }
}
