using TorchSharp;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Torch.Tests.Tagging;

public sealed class TaggerTrainerTests
{
    private static readonly Lazy<TaggerResult> Trained = new(() => Train(1));

    [Fact]
    public void It_learns_calls_of_every_form_and_leaves_several_calls_to_the_large_model()
    {
        TaggerSpecialist tagger = ServedTagger.Specialist(Trained.Value);
        CallRow[] fresh = HomeCalls.Rows(100, 99);
        int right = fresh.Count(r => tagger.Predict(r.Text).Calls == (CallText.Functions(r.Calls).Contains('+', StringComparison.Ordinal) ? null : r.Calls));

        Assert.True(right >= 95, $"{right} of {fresh.Length}");
        Assert.Contains(fresh, r => r.Calls == "[]" && tagger.Predict(r.Text).Calls == "[]");
    }

    [Fact]
    public void A_value_that_was_never_seen_is_copied() =>
        Assert.Equal("""[{"name":"heat","arguments":{"level":25,"room":"Wintergärten"}}]""", ServedTagger.Specialist(Trained.Value).Predict("heat the Wintergärten to twenty five degrees").Calls);

    [Fact]
    public void The_directory_answers_as_the_tagger_in_memory()
    {
        using var temporary = new TemporaryDirectory();
        TaggerResult result = Trained.Value;
        (TaggerSpecialist loaded, ContentHash hash) = ServedTagger.Write(temporary["s"], result, ServedTagger.Manifest(result, "home", "abc"));
        TaggerSpecialist own = ServedTagger.Specialist(result);

        Assert.All(HomeCalls.Rows(50, 5), r => Assert.Equal(own.Predict(r.Text), loaded.Predict(r.Text)));
        Assert.Equal(hash, SpecialistDirectory.HashOf(temporary["s"]));
        Assert.Equal(("home", Rung.Tagger, WorkloadKind.FunctionCall, "abc"), (loaded.Manifest.Name, loaded.Manifest.Rung, loaded.Manifest.Kind, loaded.Manifest.Lineage.DataHash));
        Assert.Equal(["heat", "light"], loaded.Manifest.Labels);
        Assert.Equal(16, loaded.Manifest.Training!.Value.GetProperty("hidden").GetInt32());
    }

    [Fact]
    public void The_same_request_is_the_same_directory_byte_for_byte_and_another_seed_is_not()
    {
        using var temporary = new TemporaryDirectory();
        ContentHash Write(string name, ulong seed)
        {
            TaggerResult result = Train(seed, epochs: 2);
            return ServedTagger.Write(temporary[name], result, ServedTagger.Manifest(result)).Hash;
        }

        ContentHash one = Write("one", 3);
        Assert.Equal(one, Write("two", 3));
        Assert.NotEqual(one, Write("three", 4));
    }

    [Fact]
    public void Confidence_is_calibrated_on_selection_rows()
    {
        TaggerResult result = Trained.Value;
        Assert.Equal(60, result.SelectionAnswers.Count);
        CallPrediction[] answers = [.. result.SelectionAnswers.Where(a => a.Calls is not null)];
        double mean = answers.Average(a => a.Confidence), right = result.SelectionAnswers.Zip(result.Request.Selection).Count(x => x.First.Calls == x.Second.Calls) / (double)answers.Length;
        Assert.Equal(right, mean, 0.05);
    }

    [Fact]
    public void The_trained_network_and_the_served_one_say_the_same()
    {
        AlignedCalls calls = CallAligner.Align(HomeCalls.Rows(40, 7));
        TaggerOptions options = HomeCalls.Options with { Layers = 2 };
        WordEncoder encoder = TaggerVocabulary.Learn(calls.Rows, options);
        var rows = new TaggerRows(calls, calls.Rows, encoder);
        using var network = TaggerNetwork.Random(options.Config(encoder.WordHashesKnown.Length, encoder.GramHashesKnown.Length, calls.Plan.Slots.Count, calls.Plan.Intents.Count, CallAligner.HeadsOf(calls.Plan)), encoder, new Seed(1), torch.CPU);
        foreach (string direct in new[] { TaggerParameters.DirectWords, TaggerParameters.DirectGrams, TaggerParameters.Mentions })
        {
            TensorState.Write(network.Parameters[direct], [.. Enumerable.Range(0, (int)network.Parameters[direct].numel()).Select(i => MathF.Sin(i))]); // not as they begin, at 0 and 1
        }

        var model = new TaggerModel(network.ToWeights(), calls.Plan);
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable quiet = torch.no_grad();
        TaggerNetwork.Output all = network.Score(new TaggerBatch([.. rows.Rows.Select(r => (IReadOnlyList<TaggerRows.Entry>)[.. r.Entries.Select(e => rows[e])])], [.. rows.Rows.Select(r => r.Mentions)], torch.CPU)); // padded
        var scores = new TaggerScores();
        for (int r = 0; r < calls.Rows.Count; r++)
        {
            model.Score(calls.Rows[r].Text, calls.Rows[r].Words, scores);
            Close(all.Emissions[r].narrow(0, 0, calls.Rows[r].Words.Length), scores.Emissions);
            Close(all.Intents[r], scores.Intents);
            Close(all.Heads[r], scores.Heads);
        }

        static void Close(torch.Tensor expected, ReadOnlySpan<float> found)
        {
            float[] values = [.. expected.reshape(-1).data<float>()];
            Assert.Equal(values.Length, found.Length);
            for (int i = 0; i < values.Length; i++)
            {
                Assert.Equal(values[i], found[i], 1e-4);
            }
        }
    }

    [Fact]
    public void Training_leaves_no_tensor_behind()
    {
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        _ = Train(2, epochs: 1);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_workload_without_enumerated_arguments_or_known_words_keeps_a_checkpoint_too()
    {
        using var temporary = new TemporaryDirectory();
        CallRow[] rows = [.. new[] { "Rome", "Oslo", "Bern" }.Select(city => new CallRow($"{city}", CallText.Of([new ToolCall("weather", $$"""{"city":"{{city}}"}""")])!))];
        TaggerRequest request = Request(1, 2) with { Train = rows, Selection = [], Options = HomeCalls.Options with { Epochs = 2, LeastGramWords = 1000, LeastWordCount = 1000 } };
        TaggerResult first = new TaggerTrainer(temporary["c"]).Train(request, TestContext.Current.CancellationToken), again = new TaggerTrainer(temporary["c"]).Train(request, TestContext.Current.CancellationToken);

        Assert.Equal((0, 0), (first.Weights.Config.HeadClasses, first.Weights.Config.Grams));
        Assert.True(again.Outcome.Resumed);
    }

    [Fact]
    public void A_small_workload_gets_more_passes_but_not_without_end()
    {
        int Passes(int rows, int leastSteps) => new TaggerTrainer().Train(Request(1, 2) with { Train = HomeCalls.Rows(rows, 1), Selection = [], Options = HomeCalls.Options with { Epochs = 2, LeastSteps = leastSteps } }, TestContext.Current.CancellationToken).Outcome.Epochs.Count;

        Assert.Equal(2, Passes(20, 1));
        Assert.InRange(Passes(20, 12), 3, 12);
        Assert.Equal(TaggerOptions.MostPasses, Passes(4, 1000));
    }

    [Fact]
    public void A_cancelled_run_goes_on_to_the_same_weights_and_another_request_does_not_take_its_checkpoint()
    {
        using var temporary = new TemporaryDirectory();
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => new TaggerTrainer(temporary["c"], epochFinished: e =>
        {
            if (e.Number == 2)
            {
                stop.Cancel();
            }
        }).Train(Request(1, 4), stop.Token));
        TaggerResult resumed = new TaggerTrainer(temporary["c"]).Train(Request(1, 4), TestContext.Current.CancellationToken), whole = Train(1, epochs: 4), other = new TaggerTrainer(temporary["c"]).Train(Request(2, 1), TestContext.Current.CancellationToken);

        Assert.True(resumed.Outcome.Resumed);
        Assert.Equal(Bytes(whole), Bytes(resumed));
        Assert.False(other.Outcome.Resumed);

        static byte[] Bytes(TaggerResult result) => TaggerArtifact.Serialize(result.Weights, result.Plan, result.Calibration)[TaggerArtifact.WeightsFile];
    }

    [Fact]
    public void Variations_keep_words_and_tags_together_and_repeat_for_a_seed()
    {
        AlignedCalls calls = CallAligner.Align(HomeCalls.Rows(60, 7));
        TaggerOptions options = HomeCalls.Options with { ValueSwap = 1, WordDropout = 1, GramDropout = 0.5f };
        var rows = new TaggerRows(calls, calls.Rows, TaggerVocabulary.Learn(calls.Rows, options));
        bool longer = false;
        for (int i = 0; i < rows.Rows.Length; i++)
        {
            TaggerRows.Row row = rows.Rows[i];
            Seed seed = new Seed(3).For("row", i);
            (TaggerRows.Entry[] words, int[] tags) = new TaggerVariation(rows, options, seed).Vary(row);
            Assert.Equal(words.Length, tags.Length);
            Assert.Equal(row.Spans.Select(s => s.Slot), tags.Where(t => t != 0 && TagScheme.IsBegin(t)).Select(TagScheme.Slot));
            Assert.Equal(tags, new TaggerVariation(rows, options, seed).Vary(row).Tags);
            longer |= words.Length > row.Entries.Length;
        }

        Assert.True(longer);
        (TaggerRows.Entry[] same, _) = new TaggerVariation(rows, HomeCalls.Options with { ValueSwap = 0, WordDropout = 0, GramDropout = 0 }, new Seed(3)).Vary(rows.Rows[0]);
        Assert.Equal(rows.Rows[0].Entries.Select(e => rows[e]), same);
    }

    [Fact]
    public void All_options_out_of_range_are_named_at_once()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new TaggerTrainer().Train(Request(1, 1) with { Options = new TaggerOptions { Hidden = 1, Epochs = 0, Dropout = 1, Schedule = "steps" } }, TestContext.Current.CancellationToken));
        Assert.Equal("Hidden is 1; give 4 to 1024. Dropout is 1; give 0 to 0.9. Epochs is 0; give 1 to 1000. Schedule is steps; give cosine, linear or constant. (Parameter 'request')", refused.Message);
    }

    private static TaggerRequest Request(ulong seed, int epochs) => new() { Train = HomeCalls.Rows(300, 1), Selection = HomeCalls.Rows(60, 2), Options = HomeCalls.Options with { Epochs = epochs }, Seed = new Seed(seed), Threads = 1 };

    private static TaggerResult Train(ulong seed, int epochs = 30) => new TaggerTrainer().Train(Request(seed, epochs), TestContext.Current.CancellationToken);
}
