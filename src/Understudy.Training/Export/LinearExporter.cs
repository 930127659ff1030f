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
    /// <param name="tools">The functions that the labels call, where they are calls; null for plain labels.</param>
    /// <returns>The specialist as loaded from the directory, and its content hash.</returns>
    /// <exception cref="UnderstudyException">When it cannot be written or does not answer as it should; nothing is left behind then.</exception>
    public static (LinearSpecialist Specialist, ContentHash Hash) Write(string directory, SearchResult result, string name, ExampleTable table, ReadOnlySpan<int> goldenRows, AnswerShape? shape = null, string? dataHash = null, ToolSet? tools = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(table);
        if (result.Ranking is not null)
        {
            throw new ArgumentException($"The result is a ranker; use {nameof(WriteRanker)}.", nameof(result));
        }

        int[] golden = goldenRows.ToArray();
        SpecialistManifest manifest = ServedLinear.Manifest(result, name, dataHash) with { AnswerShape = shape ?? AnswerShape.Text };
        manifest = tools is null ? manifest : manifest with
        {
            Kind = WorkloadKind.FunctionCall,
            Tools = tools.Json,
            CandidateThresholds = [.. manifest.CandidateThresholds.Select(c => c with { Threshold = Math.Max(c.Threshold, CallPrediction.LeastConfidence) })],
        };
        return Write(directory, manifest, LinearArtifact.Serialize(result.Model), () =>
        {
            LinearSpecialist loaded = LinearSpecialist.Load(directory);
            CheckGolden(new LinearSpecialist(result.Model, manifest), loaded, table, golden, directory);
            return loaded;
        });
    }

    /// <summary>Writes the directory of a ranker.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="result">What <see cref="LinearRankingSearch"/> found.</param>
    /// <param name="name">Name of the specialist, shown in tables.</param>
    /// <param name="table">The query-item pairs: the first few hundred of <paramref name="goldenRows"/> are the golden inputs.</param>
    /// <param name="goldenRows">Rows whose scores and confidences are compared; at least one.</param>
    /// <param name="dataHash">Hash of the data that was trained on; null when unknown.</param>
    /// <returns>The ranker as loaded from the directory, and its content hash.</returns>
    /// <exception cref="ArgumentException">When the result is no ranker.</exception>
    /// <exception cref="UnderstudyException">When it cannot be written or does not answer as it should; nothing is left behind then.</exception>
    public static (LinearRanker Ranker, ContentHash Hash) WriteRanker(string directory, SearchResult result, string name, ExampleTable table, ReadOnlySpan<int> goldenRows, string? dataHash = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(table);
        RankingFit fit = result.Ranking ?? throw new ArgumentException($"The result is no ranker; use {nameof(Write)}.", nameof(result));
        int[] golden = goldenRows[..Math.Min(MostGolden, goldenRows.Length)].ToArray();
        SpecialistManifest manifest = ServedLinear.Manifest(result, name, dataHash);
        return Write(directory, manifest, LinearArtifact.Serialize(result.Model, fit.Words), () =>
        {
            LinearRanker loaded = LinearRanker.Load(directory);
            CheckGolden(new LinearRanker(result.Model, fit.Words, manifest), loaded, table, golden, directory);
            return loaded;
        });
    }

    private static (T Loaded, ContentHash Hash) Write<T>(string directory, SpecialistManifest manifest, byte[] weights, Func<T> loadAndCheck)
    {
        ContentHash hash = SpecialistDirectory.Write(directory, manifest, new Dictionary<string, byte[]>(StringComparer.Ordinal) { [LinearArtifact.WeightsFile] = weights });
        try
        {
            return (loadAndCheck(), hash);
        }
        catch (UnderstudyException)
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    internal static void CheckGolden(LinearRanker trained, LinearRanker loaded, ExampleTable table, int[] goldenRows, string directory)
    {
        foreach (IGrouping<int, int> query in goldenRows.GroupBy(table.Query))
        {
            string[] items = [.. query.Select(row => table.Input(row).ToString())];
            var expected = new float[items.Length];
            var found = new float[items.Length];
            string text = table.QueryText(query.Key);
            double sure = trained.Rank(text, items, expected), again = loaded.Rank(text, items, found);
            if (sure != again || !expected.AsSpan().SequenceEqual(found))
            {
                throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The specialist in {directory} does not rank as the trained model does: the query of row {table.Source(query.First())} gets other scores or another confidence. It was not kept; train again, and report this.");
            }
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
