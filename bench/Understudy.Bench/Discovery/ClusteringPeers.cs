using System.Text;

using Microsoft.ML;
using Microsoft.ML.Data;

using Understudy.Data;
using Understudy.Research;

namespace Understudy.Bench;

/// <summary>
/// What people do instead, on the same calls: group by the system prompt, parse prompts as a log (Drain), cluster their words (k-means on
/// TF-IDF, ML.NET). Where a peer needs a choice it is made for it with the truth: its best is reported.
/// </summary>
public static class ClusteringPeers
{
    private const int Words = 1 << 14;
    private static readonly int[] Prefixes = [8, 16, 32, 64];

    /// <summary>The adjusted Rand index of each peer on one world.</summary>
    public static IReadOnlyList<(string Name, double AdjustedRand)> Measure(TrafficOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<Prompt> prompts = [];
        var reader = new ObservedCallReader(null);
        var call = new ObservedCall();
        foreach (TrafficCall c in TrafficWorld.Generate(options))
        {
            if (reader.TryRead(c.Line, call, out _))
            {
                prompts.Add(Prompt.Of(call.Prompt, c.Truth.Workload));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        var systems = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            ("equal system prompts", Index(prompts, p => p.System.Length == 0 ? -1 : systems.TryGetValue(p.System, out int id) ? id : systems[p.System] = systems.Count)),
            ("Drain (depth 4, similarity .4) on whole prompts", Parsed(prompts, int.MaxValue)),
            ("Drain on prompts' first words, the best of 8, 16, 32, 64", Prefixes.Max(length => Parsed(prompts, length))),
            ("ML.NET TF-IDF and k-means, k = the true number of workloads", KMeans(prompts, TrafficWorld.Workloads(options.Half).Count)),
        ];
    }

    private static double Parsed(List<Prompt> prompts, int first)
    {
        var drain = new Drain();
        return Index(prompts, p => drain.Group([.. p.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(first)]));
    }

    private static double KMeans(List<Prompt> prompts, int clusters)
    {
        var context = new MLContext(seed: 1);
        IDataView data = context.Data.LoadFromEnumerable(prompts);
        IDataView clustered = context.Transforms.Text.TokenizeIntoWords("Words", nameof(Prompt.Text))
            .Append(context.Transforms.Conversion.MapValueToKey("Keys", "Words", maximumNumberOfKeys: Words))
            .Append(context.Transforms.Text.ProduceNgrams("Counts", "Keys", ngramLength: 1, maximumNgramsCount: Words, weighting: Microsoft.ML.Transforms.Text.NgramExtractingEstimator.WeightingCriteria.TfIdf))
            .Append(context.Transforms.NormalizeLpNorm("Features", "Counts"))
            .Append(context.Clustering.Trainers.KMeans("Features", numberOfClusters: clusters))
            .Fit(data).Transform(data);
        uint[] found = [.. clustered.GetColumn<uint>("PredictedLabel")];
        int at = 0;
        return Index(prompts, _ => (int)found[at++]);
    }

    private static double Index(List<Prompt> prompts, Func<Prompt, int> group)
    {
        var cells = new Dictionary<(string? Truth, int Found), long>();
        foreach (Prompt prompt in prompts)
        {
            (string? Truth, int Found) key = (prompt.Workload, group(prompt));
            cells[key] = cells.GetValueOrDefault(key) + 1;
        }

        return AdjustedRand.Of(cells);
    }

    private sealed class Prompt
    {
        public string System { get; init; } = "";

        public string Text { get; init; } = "";

        public string? Workload { get; init; }

        public static Prompt Of(PromptScript script, string? workload)
        {
            string text = Encoding.UTF8.GetString(script.Text);
            string[] messages = text.Split((char)PromptScript.Mark, StringSplitOptions.RemoveEmptyEntries);
            return new Prompt
            {
                System = string.Join('\n', messages.Where(m => m[0] == 's').Select(m => m[1..])),
                Text = string.Join('\n', messages.Select(m => m[1..])),
                Workload = workload,
            };
        }
    }
}
