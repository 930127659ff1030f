using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>An imported workload → a review of its examples.</summary>
public static class CurateStage
{
    private const int LeastLabelled = 50;
    private const long MostCharacters = 8_000_000;
    private const long MostProbabilities = 50_000_000; // 200 MB of them

    /// <summary>Reviews; labels are judged by linear models that learned neither from the row nor from its near-copies.</summary>
    public static Curated Run(Session session, WorkloadRecord workload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(workload);
        ExampleTable table = session.Workspace.LoadExamples(workload.Id, progress: session.Progress, cancellationToken: cancellationToken);
        ExampleSetRecord examples = session.Workspace.FindExamples(workload.Id)!;
        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions { Threads = session.Threads }, session.Seed.For("units"), session.Progress, cancellationToken);
        int[] judged = Judged(table, session.Seed);
        IReadOnlyDictionary<int, float[]>? probabilities = judged.Length < LeastLabelled ? null : Probabilities(session, table, judged, units, cancellationToken);
        CurationReport report = CurationReview.Run(table, units, probabilities, new ReviewOptions { Seed = session.Seed.For("curation") }, session.Progress, cancellationToken);
        session.EndStage();
        var facts = new CurationFacts
        {
            Workload = workload.Name,
            Source = examples.SourcePath,
            Total = examples.Total,
            Rejected = examples.Rejected,
            Forgotten = examples.Forgotten,
            RejectsPath = examples.RejectsPath is { } rejects ? Session.Shown(Path.Combine(session.Workspace.Directory, rejects)) : null,
        };
        return new Curated(workload, table, facts, report, judged.Length);
    }

    /// <summary>
    /// Of large files parts of whole units are cross-fitted one after the other, since the features of all rows at once would
    /// take memory without bound: 2.3 GB at 300,000 rows of a hundred characters, 0.9 GB in parts.
    /// </summary>
    private static Dictionary<int, float[]> Probabilities(Session session, ExampleTable table, int[] judged, int[] units, CancellationToken cancellationToken)
    {
        int parts = (int)(1 + (judged.Sum(r => (long)table.Input(r).Length) / MostCharacters));
        ulong seed = session.Seed.For("judged-parts").Value;
        var options = new TrainOptions { Seed = session.Seed, Threads = session.Threads, Target = table.HasTeacher ? LearningTarget.Teacher : LearningTarget.Gold };
        var all = new Dictionary<int, float[]>(judged.Length);
        for (int part = 0; part < parts; part++)
        {
            int[] rows = [.. judged.Where(r => (int)(SeededRandom.Mix(seed + (uint)units[r]) % (ulong)parts) == part)];
            foreach ((int row, float[] p) in LinearCrossFit.Probabilities(table, rows, LinearRecipe.For(table), 1, options, units, progress: new PartProgress(session.Progress, part, parts), cancellationToken: cancellationToken))
            {
                all.Add(row, p);
            }
        }

        return all;
    }

    /// <summary>The labelled rows of a closed set; of very many a random part, so that memory stays bounded.</summary>
    private static int[] Judged(ExampleTable table, Seed seed)
    {
        if (table.HasQueries || table.Labels.Count < 2)
        {
            return [];
        }

        int[] rows = [.. Enumerable.Range(0, table.Count).Where(r => (table.HasTeacher ? table.Teacher(r) : table.Gold(r)) >= 0 || table.TeacherDistribution(r).Length > 0)];
        int most = (int)Math.Min(rows.Length, MostProbabilities / table.Labels.Count);
        if (most < rows.Length)
        {
            new SeededRandom(seed.For("judged")).Shuffle(rows.AsSpan());
            rows = rows[..most];
            Array.Sort(rows);
        }

        return rows;
    }
}
