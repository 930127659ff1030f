using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Linear;

public sealed class LinearSpecialistTests
{
    [Fact]
    public void A_softmax_worked_out_by_hand_comes_out()
    {
        // "refund crash refund": refund has (1 + ln 2) * 3, crash 4; length sqrt(5.0794^2 + 4^2) = 6.4653.
        // billing: .25 + ((1 + ln 2) * .03 * 100 - .04 * 100) / 6.4653 = .4170; bug is its negative.
        double length = Math.Sqrt(Math.Pow((1 + Math.Log(2)) * 3, 2) + 16), logit = 0.25 + ((((1 + Math.Log(2)) * 3) - 4) / length);
        var p = new float[2];
        int answer = TinyModel.Specialist().Predict("refund CRASH refund", p);

        Assert.Equal(0, answer);
        Assert.Equal(1 / (1 + Math.Exp(-2 * logit)), p[0], 1e-6);
        Assert.Equal(0.697, p[0], 1e-3);
        Assert.Equal(1, p[0] + p[1], 1e-6);
    }

    [Fact]
    public void Temperature_divides_the_log_odds()
    {
        var one = new float[2];
        var two = new float[2];
        new LinearSpecialist(TinyModel.Model(), TinyModel.Manifest()).Predict("refund", one);
        new LinearSpecialist(TinyModel.Model().WithTemperature(2), TinyModel.Manifest()).Predict("refund", two);

        Assert.Equal(Math.Log(one[0] / one[1]) / 2, Math.Log(two[0] / two[1]), 1e-5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing known here")]
    public void Without_known_features_the_bias_answers(string text)
    {
        var p = new float[2];
        int answer = TinyModel.Specialist().Predict(text, p);

        Assert.Equal(0, answer);
        Assert.Equal(1 / (1 + Math.Exp(-0.5)), p[0], 1e-6);
    }

    [Fact]
    public void Prediction_allocates_nothing_after_warm_up()
    {
        var specialist = new LinearSpecialist(TinyModel.Random(77, 5000), TinyModel.Manifest() with { Labels = [.. Enumerable.Range(0, 77).Select(i => $"l{i:D2}")] });
        var p = new float[77];
        string[] texts = ["where is my card", "top up failed 17 times, please help!", "Überweisung 😀 fehlt", ""];
        for (int i = 0; i < 1000; i++)
        {
            specialist.Predict(texts[i % texts.Length], p);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            specialist.Predict(texts[i % texts.Length], p);
            specialist.Predict(texts[i % texts.Length], out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(77)]
    public void Every_vector_width_gives_the_same_bytes(int classes)
    {
        int padded = LinearKernels.Pad(classes);
        var random = new SeededRandom(new Seed(9));
        sbyte[] weights = [.. Enumerable.Range(0, (50 * padded) + 64).Select(_ => (sbyte)(random.Next(255) - 127))];
        int[] rows = [.. Enumerable.Range(0, 43).Select(_ => random.Next(50))];
        float[] values = [.. rows.Select(_ => (float)random.NextGaussian())];
        var fast = new float[padded];
        var portable = new float[padded];
        LinearKernels.Accumulate(weights, padded, rows, values, fast);
        LinearKernels.Portable(ref weights[0], padded, rows, values, ref portable[0]);

        Assert.Equal(portable, fast);
        Assert.Contains(fast, x => x != 0);
    }

    [Fact]
    public void Explanations_name_the_words_as_they_occur_and_add_up()
    {
        var specialist = TinyModel.Specialist();
        const string Text = "The ReFund, please: CRASH";
        IReadOnlyList<Contribution> why = specialist.Explain(Text);
        var p = new float[2];
        specialist.Predict(Text, p);

        Assert.Equal(["CRASH", "ReFund", "The"], why.Select(c => c.Text));
        Assert.All(why, c => Assert.Equal(FeatureBlock.Words, c.Block));
        // The contributions and the biases together are the log-odds of the answer against the runner-up.
        double bias = p[0] > p[1] ? 0.5 : -0.5;
        Assert.Equal(Math.Abs(Math.Log(p[0] / p[1])), why.Sum(c => c.Weight) + bias, 1e-4);
    }

    [Theory]
    [InlineData("lost 😀 card 🂡 top up")]
    [InlineData("\uD83D top \uDE00 up")]
    [InlineData("")]
    public void Explanations_survive_any_text(string text)
    {
        foreach (FeatureOptions options in new[] { new FeatureOptions(), new FeatureOptions { FormMax = 3, PlaceParts = 2 } })
        {
            LinearModel model = TinyModel.Random(3, 4000, options);
            var specialist = new LinearSpecialist(model, TinyModel.Manifest() with { Labels = ["a", "b", "c"] });

            Assert.All(specialist.Explain(text, 5), c => Assert.Contains(c.Text.Split(" … ")[0].Trim(), text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Explanations_show_forms_as_they_are_written()
    {
        FeatureOptions forms = new() { WordMax = 0, PairWindow = 0, CharMax = 0, FormMax = 2, PlaceParts = 2 };
        var scratch = new FeatureScratch();
        new TextFeaturizer(forms).Extract("a NO!", scratch);
        float[] ones = [.. Enumerable.Repeat(1f, scratch.Count)];
        sbyte[] weights = [.. Enumerable.Range(0, scratch.Count).SelectMany(_ => new sbyte[] { 1, 0 })];
        var model = new LinearModel(forms, scratch.Hashes, ones, ones, weights, new float[2], 1);
        IReadOnlyList<Contribution> why = new LinearSpecialist(model, TinyModel.Manifest()).Explain("He  said\tNO!");

        // Known: a plain word, capitals, the mark, both neighbours; of places and length only the rough length is the same.
        Assert.Superset(new HashSet<string> { "said", "NO", "!", "said\tNO", "NO!" }, why.Select(c => c.Text).ToHashSet());
        Assert.All(why, c => Assert.Equal(FeatureBlock.Style, c.Block));
    }

    [Fact]
    public void A_hundred_kilobytes_are_answered()
    {
        var p = new float[2];
        string text = string.Concat(Enumerable.Repeat("refund the the thing ", 5000));

        Assert.Equal(0, TinyModel.Specialist().Predict(text, p));
    }

    [Fact]
    public async Task Responders_answer_alike_at_any_thread_count()
    {
        ExampleTable table = Table(2000);
        int[] rows = [.. Enumerable.Range(0, table.Count)];
        Responses one = await new ClassifierResponder(TinyModel.Specialist(), threads: 1).RespondAsync(table, rows, TestContext.Current.CancellationToken);
        Responses four = await new ClassifierResponder(TinyModel.Specialist(), threads: 4).RespondAsync(table, rows, TestContext.Current.CancellationToken);

        Assert.Equal(one.Labels, four.Labels);
        Assert.Equal(one.Confidence!, four.Confidence!);
        Assert.Equal(one.Probabilities!, four.Probabilities!);
        Assert.Equal(table.Labels.IndexOf("bug"), one.Labels[1]);
        Assert.Equal(one.Confidence![1], one.Probabilities![table.Labels.Count + one.Labels[1]]);
    }

    [Fact]
    public async Task Responders_map_labels_into_the_tables_label_set()
    {
        var builder = new ExampleTableBuilder();
        builder.Add(new ExampleRow { Source = 1, Input = "crash", Teacher = "bug" });
        builder.Add(new ExampleRow { Source = 2, Input = "refund", Teacher = "aaa" });
        Responses answers = await new ClassifierResponder(TinyModel.Specialist()).RespondAsync(builder.Build(), new[] { 0, 1 }, TestContext.Current.CancellationToken);

        // The table knows "aaa" and "bug"; the specialist's "billing" is none of its labels.
        Assert.Equal([1, LabelSet.Unreadable], answers.Labels);
    }

    [Fact]
    public async Task Cancelled_responders_stop()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await new ClassifierResponder(TinyModel.Specialist()).RespondAsync(Table(1000), new int[1000], new CancellationToken(canceled: true)));
    }

    private static ExampleTable Table(int count)
    {
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < count; i++)
        {
            builder.Add(new ExampleRow { Source = i + 1, Input = i % 2 == 0 ? $"refund {i}" : $"crash the {i}", Teacher = i % 2 == 0 ? "billing" : "bug" });
        }

        return builder.Build();
    }
}
