using System.Globalization;
using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Statistics;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Learning from LLM labels, judged by expert gold beside ten LLMs: the curve, and the verdict that <c>learn</c> gives.</summary>
public static class MediaBiasArm
{
    private static readonly int[] Sizes = [1000, 4000, 16000, int.MaxValue];

    /// <summary>Accuracy by number of LLM-labelled rows, and the verdict at each.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(RealData data, string cli, TextWriter log, CancellationToken cancellationToken)
    {
        (ExampleTable train, ExampleTable test) = await data.LoadMediaBiasAsync(cancellationToken);
        int[] gold = [.. Enumerable.Range(0, test.Count).Where(r => test.Gold(r) >= 0)];
        Peer[] peers = [.. RealData.MediaResponders.Select((name, i) => Peer.Recorded(name, gold.Count(r => test.Responder(i, r) == test.Gold(r)) / (double)gold.Length)).OrderByDescending(p => p.Value)];
        List<Figure> figures = [];
        foreach (int rows in Sizes)
        {
            int[] order = [.. Enumerable.Range(0, train.Count)];
            new SeededRandom(new Seed(1).For("media-bias")).Shuffle<int>(order);
            int[] taken = [.. order.Take(rows).Order()];
            ExampleTable part = Subset(train, taken);
            List<double> accuracies = [];
            for (ulong seed = 1; seed <= 3; seed++)
            {
                SearchResult search = AccuracyArm.Train(part, new Seed(seed), LearningTarget.Teacher, cancellationToken);
                accuracies.Add(await AccuracyArm.AccuracyAsync(search, test, cancellationToken));
            }

            double mean = accuracies.Average();
            Interval interval = WilsonScore.TwoSided((long)Math.Round(mean * gold.Length), gold.Length, .95);
            string verdict = await VerdictAsync(data, cli, part, cancellationToken);
            using MlNetPeer peer = MlNetPeer.Train(part, part.Teacher);
            await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  media-bias {part.Count}: {mean:0.0000}; learn says {verdict}"));
            figures.Add(Figure.AtLeast(
                string.Create(CultureInfo.InvariantCulture, $"media-bias: accuracy against expert gold, {part.Count:#,0} LLM-labelled rows"), mean, interval.Low, interval.High, "share", rows == int.MaxValue ? .738 : null,
                string.Create(CultureInfo.InvariantCulture, $"mean of seeds 1–3 ({string.Join(", ", accuracies.Select(a => a.ToString("0.0000", CultureInfo.InvariantCulture)))}) on {gold.Length:#,0} gold rows; verdict of learn against all ten LLMs (intersection-union): {verdict}; unparsed LLM answers count as wrong"),
                [Peer.Measured("ML.NET 5.0.1 FeaturizeText + SDCA", peer.Accuracy(test, test.Gold)), .. peers]));
        }

        return figures;
    }

    private static ExampleTable Subset(ExampleTable table, int[] rows)
    {
        var builder = new ExampleTableBuilder();
        foreach (int row in rows)
        {
            builder.Add(new ExampleRow { Source = table.Source(row), Input = table.Input(row).ToString(), Teacher = table.Teacher(row) >= 0 ? table.Labels.NameOf(table.Teacher(row)) : null });
        }

        return builder.Build(table.Labels);
    }

    private static async Task<string> VerdictAsync(RealData data, string cli, ExampleTable part, CancellationToken cancellationToken)
    {
        string directory = Directory.CreateTempSubdirectory("understudy-bench-").FullName;
        try
        {
            string file = Path.Combine(directory, "train.jsonl");
            await using (var writer = new StreamWriter(file, append: false, new UTF8Encoding(false)))
            {
                for (int row = 0; row < part.Count; row++)
                {
                    await writer.WriteLineAsync($$"""{"text":"{{JsonEncodedText.Encode(part.Input(row))}}","label":"{{part.Labels.NameOf(part.Teacher(row))}}"}""");
                }
            }

            List<string> arguments = ["learn", file, "--name", "media-bias", "--test", data.MediaGold, "--test-gold", "label", "--workspace", Path.Combine(directory, "workspace"), "--json"];
            foreach (string responder in RealData.MediaResponders)
            {
                arguments.AddRange(["--responder", $"{responder}={responder}_label"]);
            }

            (_, _, string output, int exit) = await ChildRun.RunAsync(cli, arguments, cancellationToken);
            if (exit != 0)
            {
                return $"(exit {exit})";
            }

            using JsonDocument document = JsonDocument.Parse(output);
            return document.RootElement.GetProperty("workloads")[0].GetProperty("verdict").GetProperty("alone").GetString() ?? "(none)";
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
