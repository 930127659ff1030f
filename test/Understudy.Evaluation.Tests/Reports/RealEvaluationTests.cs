using Understudy.Core;
using Xunit;

namespace Understudy.Evaluation.Tests.Reports;

/// <summary>The report of what the judge really returns, not only of what the fixtures think it returns.</summary>
public sealed class RealEvaluationTests
{
    private static readonly string[] s_labels = ["billing", "bug", "how_to", "sales"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Real_evaluation_gives_a_whole_page_and_document(bool gold)
    {
        EvaluationResult result = await Evaluate(gold);
        string html = HtmlReport.Render(result), json = ReportJson.Write(result);
        if (Environment.GetEnvironmentVariable("UNDERSTUDY_REPORT_DIR") is { Length: > 0 } directory)
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(directory).FullName, gold ? "real-gold.html" : "real-agreement.html"), html);
        }

        foreach (string plot in new[] { "plot-responders", "plot-difference", "plot-learning", "plot-reliability", "plot-risk", "plot-confusion", "plot-slices-labels" })
        {
            Assert.Contains($"id=\"{plot}-title\"", html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("NaN", html + json, StringComparison.Ordinal);
        Assert.Equal(json, ReportJson.Write(ReportJson.Read(json)));
    }

    [Fact]
    public async Task Real_agreement_report_calls_nothing_an_error()
    {
        string html = HtmlReport.Render(await Evaluate(gold: false));
        string body = System.Text.RegularExpressions.Regex.Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], "<[^>]*>", " ");

        Assert.DoesNotContain("error", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("accuracy", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("mistake", body, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<EvaluationResult> Evaluate(bool gold)
    {
        var random = new SeededRandom(new Seed(7));
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < 1500; i++)
        {
            string truth = s_labels[random.Next(4)];
            string teacher = random.NextDouble() < 0.93 ? truth : s_labels[random.Next(4)];
            builder.Add(new ExampleRow { Source = i + 1, Input = $"{truth} number {i} {new string('x', random.Next(90))}", Teacher = teacher, Gold = gold ? truth : null, Model = "big-model", Usage = new(120, 0, 8) });
        }

        ExampleTable table = builder.Build();
        return await Evaluator.EvaluateAsync(
            new EvaluationRequest
            {
                Workload = new() { Id = "w", Name = "synthetic", Examples = new(1500, 500, 100, 400, 500, 0) },
                Table = table,
                TrainRows = [.. Enumerable.Range(0, 500)],
                CalibrationRows = [.. Enumerable.Range(600, 400)],
                TestRows = [.. Enumerable.Range(1000, 500)],
                Specialist = new NoisySpecialist(),
                Facts = new()
                {
                    Hash = ContentHash.Of("specialist"),
                    Candidates = [.. Enumerable.Range(0, 40).Select(i => 0.3 + (0.0175 * i)).Select(t => new CandidateThreshold(t, Math.Min(1, 1.3 - t), 0.2 * (1 - t)))],
                    SelectionUnits = 100,
                    LearningCurve = [new(60, 0.70, 100), new(120, 0.78, 100), new(250, 0.83, 100), new(500, 0.86, 100)],
                    TrainSeconds = 1.5,
                },
                Others = [RecordedResponder.Teacher("big-model")],
                Options = new() { Replicates = 200 },
            },
            TimeProvider.System,
            null,
            TestContext.Current.CancellationToken);
    }

    /// <summary>Reads the label off the input, and is wrong mostly where it says that it is unsure.</summary>
    private sealed class NoisySpecialist : IResponder
    {
        public string Name => "linear";

        public ResponderKind Kind => ResponderKind.Specialist;

        public Rung? Rung => Core.Rung.Linear;

        public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
        {
            int labels = examples.Labels.Count;
            var answers = new int[rows.Length];
            var confidence = new float[rows.Length];
            var probabilities = new float[rows.Length * labels];
            for (int i = 0; i < rows.Length; i++)
            {
                var random = new SeededRandom(new Seed((ulong)rows.Span[i]));
                string input = examples.Input(rows.Span[i]).ToString();
                confidence[i] = (float)(1 - (0.7 * Math.Pow(random.NextDouble(), 3)));
                int truth = examples.Labels.IndexOf(input[..input.IndexOf(' ', StringComparison.Ordinal)]);
                answers[i] = random.NextDouble() < confidence[i] ? truth : (truth + 1) % labels;
                for (int k = 0; k < labels; k++)
                {
                    probabilities[(i * labels) + k] = k == answers[i] ? confidence[i] : (1 - confidence[i]) / (labels - 1);
                }
            }

            return ValueTask.FromResult(new Responses { Labels = answers, Confidence = confidence, Probabilities = probabilities });
        }
    }
}
