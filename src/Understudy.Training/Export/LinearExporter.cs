using System.Reflection;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Writes a search's result as a specialist directory, and refuses one that does not answer as the model in memory does.</summary>
public static class LinearExporter
{
    private const int MostGolden = 256;

    /// <summary>Writes the directory.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="result">What the search found.</param>
    /// <param name="name">Name of the specialist, shown in tables.</param>
    /// <param name="table">The examples: the first few hundred of <paramref name="goldenRows"/> are the golden inputs.</param>
    /// <param name="goldenRows">Rows whose answers are compared; at least one.</param>
    /// <param name="shape">How a label is served; null for plain text.</param>
    /// <param name="dataHash">Hash of the data that was trained on; null when unknown.</param>
    /// <returns>The specialist as loaded from the directory, and its content hash.</returns>
    /// <exception cref="UnderstudyException">When it cannot be written or does not answer as it should; nothing is left behind then.</exception>
    public static (LinearSpecialist Specialist, ContentHash Hash) Write(string directory, SearchResult result, string name, ExampleTable table, ReadOnlySpan<int> goldenRows, AnswerShape? shape = null, string? dataHash = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(table);
        var manifest = new SpecialistManifest
        {
            Name = name,
            Kind = WorkloadKind.Classification,
            Rung = Rung.Linear,
            Labels = result.Labels.Names,
            AnswerShape = shape ?? AnswerShape.Text,
            Options = result.Options,
            Temperature = result.Temperature,
            CandidateThresholds = result.CandidateThresholds,
            Candidates = result.Candidates,
            LearningCurve = result.LearningCurve,
            Lineage = new SpecialistLineage
            {
                DataHash = dataHash,
                Seed = result.TrainOptions.Seed.Value,
                Target = result.TrainOptions.Target == LearningTarget.Gold ? "gold" : "teacher",
                Version = typeof(LinearExporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
                TrainRows = result.TrainRows,
                SelectionRows = result.SelectionRows,
                TimeBudgetSeconds = result.TrainOptions.TimeBudget.TotalSeconds,
            },
        };
        ContentHash hash = SpecialistDirectory.Write(directory, manifest, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [LinearArtifact.WeightsFile] = LinearArtifact.Serialize(result.Model) });
        try
        {
            LinearSpecialist loaded = LinearSpecialist.Load(directory);
            CheckGolden(new LinearSpecialist(result.Model, manifest), loaded, table, goldenRows, directory);
            return (loaded, hash);
        }
        catch (UnderstudyException)
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    internal static void CheckGolden(LinearSpecialist trained, LinearSpecialist loaded, ExampleTable table, ReadOnlySpan<int> goldenRows, string directory)
    {
        var expected = new float[trained.Labels.Count];
        var found = new float[trained.Labels.Count];
        foreach (int row in goldenRows[..Math.Min(MostGolden, goldenRows.Length)])
        {
            int answer = trained.Predict(table.Input(row), expected), again = loaded.Predict(table.Input(row), found);
            if (answer != again || !expected.AsSpan().SequenceEqual(found))
            {
                throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The specialist in {directory} does not answer as the trained model does: row {table.Source(row)} gives '{loaded.Labels[again]}' instead of '{trained.Labels[answer]}'. It was not kept; train again, and report this.");
            }
        }
    }
}
