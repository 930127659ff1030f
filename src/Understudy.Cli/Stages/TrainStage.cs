using System.CommandLine;
using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>Prepared examples → specialist directory.</summary>
public static class TrainStage
{
    /// <summary>Reads the training options, checking them.</summary>
    public static TrainOptions Read(ParseResult parsed, TrainingOptions options, Session session)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        string rungs = parsed.GetValue(options.Rungs)!;
        string[] unknown = [.. rungs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(r => r != "linear")];
        if (unknown.Length > 0 || rungs.Trim().Length == 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--rungs takes a list of: linear. Found '{rungs}'. The encoder, tagger and decoder rungs are not built yet.");
        }

        double budget = parsed.GetValue(options.Budget);
        var result = new TrainOptions
        {
            Target = parsed.GetValue(options.TrainOn) == "gold" ? LearningTarget.Gold : LearningTarget.Teacher,
            Seed = session.Seed,
            TimeBudget = budget is > 0 and < 1e6 ? TimeSpan.FromSeconds(budget) : TimeSpan.Zero,
            Threads = session.Threads,
        };
        IReadOnlyList<string> faults = result.Validate();
        return faults.Count == 0 ? result : throw new UnderstudyException(ErrorCode.OptionsInvalid, string.Join("\n  ", faults));
    }

    /// <summary>Searches, fits, writes and registers. An identical specialist that is already there is reused.</summary>
    public static SpecialistRecord Run(Session session, Prepared prepared, TrainOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(options);
        ExampleTable table = prepared.Table;
        if (!table.HasTeacher && options.Target == LearningTarget.Teacher)
        {
            options = options with { Target = LearningTarget.Gold }; // without a teacher the truth is all there is to learn
        }

        if (options.Target == LearningTarget.Gold && !table.HasGold)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "--train-on gold needs gold labels; the examples have none. Import the file again with --gold COLUMN.");
        }

        int[] train = prepared.Partition.Rows(SplitKind.Train), selection = prepared.Partition.Rows(SplitKind.Selection);
        SearchResult result = LinearSearch.Run(table, train, selection, prepared.Partition.Unit, options, session.Progress, cancellationToken);
        string fresh = Path.Combine(session.Workspace.SpecialistsDirectory, $"{prepared.Workload.Id}-new");
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true); // left by a run that was killed
        }

        int[] golden = selection.Length > 0 ? selection : train;
        (LinearSpecialist specialist, ContentHash hash) = LinearExporter.Write(fresh, result, prepared.Workload.Name, table, golden, prepared.Workload.Shape, prepared.Examples.Content.Hex);
        string id = $"{prepared.Workload.Id}-{hash.Short}", final = Path.Combine(session.Workspace.SpecialistsDirectory, id);
        if (Directory.Exists(final))
        {
            Directory.Delete(fresh, recursive: true);
        }
        else
        {
            Directory.Move(fresh, final);
        }

        var record = new SpecialistRecord
        {
            Id = id,
            WorkloadId = prepared.Workload.Id,
            Rung = Rung.Linear,
            Directory = Path.GetRelativePath(session.Workspace.Directory, final),
            Artifact = hash,
            Data = prepared.Examples.Content,
            Seed = session.Seed.Value,
            TrainSeconds = result.Seconds,
            Created = session.Terminal.Time.GetUtcNow(),
        };
        session.Workspace.AddSpecialist(record);
        SelectionScore chosen = result.Candidates.First(c => c.Chosen);
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Trained on {result.TrainRows:#,0} rows in {result.Seconds:0.0} s: {result.Candidates.Count} candidates, chosen '{result.Options.Name}' with {100 * chosen.Accuracy:0.0} % on {chosen.Count:#,0} selection rows; {specialist.Model.Features:#,0} n-grams, {result.PeakBytes >> 20:#,0} MiB peak"));
        session.Say($"Specialist: {Session.Shown(final)}");
        return record;
    }
}
