using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Ranking;

/// <summary>A search workload of the size that real ones have, through the evaluator, the page and the document.</summary>
public sealed class RealRankingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Real_evaluation_gives_a_whole_page_and_document(bool gold)
    {
        EvaluationResult result = Search(gold).Evaluate(Complete);
        string html = HtmlReport.Render(result), json = ReportJson.Write(result);
        if (Environment.GetEnvironmentVariable("UNDERSTUDY_REPORT_DIR") is { Length: > 0 } directory)
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(directory).FullName, gold ? "ranking-gold.html" : "ranking-agreement.html"), html);
            File.WriteAllText(Path.Combine(directory, gold ? "ranking-gold.txt" : "ranking-agreement.txt"), string.Join("\n", [result.TruthStatement, result.PopulationStatement, result.Alone.Hypothesis, .. result.Reasons, "---", .. result.Warnings, json]));
        }

        foreach (string plot in new[] { "plot-responders", "plot-difference", "plot-learning", "plot-risk", "plot-slices-others" })
        {
            Assert.Contains($"id=\"{plot}-title\"", html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("NaN", html + json, StringComparison.Ordinal);
        Assert.Equal(json, ReportJson.Write(ReportJson.Read(json)));
    }

    internal static EvaluationRequest Complete(EvaluationRequest r) => r with
    {
        Facts = r.Facts with { LearningCurve = [new(500, 0.70, 60), new(1000, 0.76, 60), new(2000, 0.80, 60), new(4000, 0.83, 60)], TrainSeconds = 93 },
        SingleRanking = (table, rows) => _ = DataHash.Of(table, rows.ToArray()),
        Prices = new PriceList { CorePerHour = 0.04, Models = new Dictionary<string, ModelPrice> { ["big-model"] = new() { InputPerMillion = 2, OutputPerMillion = 10 } } },
    };

    /// <summary>Grades 0–3; the teacher sees them through little noise, the specialist through more, less where it is sure; BM25 through much.</summary>
    internal static RankingWorld Search(bool gold)
    {
        const int queries = 460, calibration = 200;
        var random = new SeededRandom(new Seed(11));
        int[] items = [.. Enumerable.Range(0, queries).Select(_ => 4 + random.Next(14))];
        float[] confidence = [.. items.Select(_ => (float)(1 - (0.6 * random.NextDouble())))];
        double[][] grades = [.. items.Select(n => Enumerable.Range(0, n).Select(_ => (double)Math.Max(0, random.Next(6) - 2)).ToArray())];
        double[][] teacher = [.. grades.Select(g => Array.ConvertAll(g, x => Math.Clamp(Math.Round(x + (0.6 * random.NextGaussian())), 0, 3)))];
        double[][] specialist = [.. grades.Select((g, q) => Array.ConvertAll(gold ? g : teacher[q], x => x + (3.2 * (1.02 - confidence[q]) * random.NextGaussian())))];
        double[][] words = [.. grades.Select(g => Array.ConvertAll(g, x => x + (3 * random.NextGaussian())))];
        return new RankingWorld
        {
            Queries = queries,
            Calibration = calibration,
            Items = q => items[q],
            Gold = (q, i) => gold || q % 17 == 0 ? grades[q][i] : null,
            Teacher = (q, i) => teacher[q][i],
            Specialist = (q, i) => (float)specialist[q][i],
            Confidence = q => confidence[q],
            Time = q => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddHours(q),
            Usage = _ => new TokenUsage(240, 0, 3),
            QueryText = q => $"how do I {new string('x', q % 40)} {q}",
            Baselines = { ["BM25"] = (q, i) => (float)words[q][i] },
            Candidates = [.. Enumerable.Range(0, 25).Select(i => 0.98 - (0.02 * i)).Select(t => new CandidateThreshold(t, Math.Min(1, (1 - t) / 0.6), 0.3 * (1.02 - t)))],
            SelectionUnits = 60,
            Options = new EvaluationOptions { Replicates = 400, MaxError = 0.1, Margin = 0.03, MinAgreement = 0.85 },
        };
    }
}
