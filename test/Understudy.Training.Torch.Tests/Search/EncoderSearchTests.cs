using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Torch.Tests.Search;

/// <summary>From texts to served forms: what the bytes may and may not depend on.</summary>
public sealed class EncoderSearchTests
{
    private static readonly string[] Unlabelled = [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? "the courier is late again" : "why the invoice please")];

    [Fact]
    public void A_tiny_workload_is_learned_and_the_same_request_gives_the_same_bytes()
    {
        EncoderRequest request = TinyWorlds.Request(TinyWorlds.Messages(220), 160, TinyWorlds.Recipe with { Epochs = 8 });
        EncoderResult result = EncoderSearch.Run(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(result.Metric, 0.8, 1);
        Assert.Equal(("accuracy", 160, 60), (result.MetricName, result.TrainRows, result.Selection.Length));
        Assert.Equal(request.SelectionRows, result.SelectionUnits);
        Assert.Equal(8, result.Training.Epochs.Count);
        Assert.InRange(result.GoldenDifference, 0, EncoderForms.Tolerance);
        Assert.Equal(Bytes(result), Bytes(EncoderSearch.Run(request, cancellationToken: TestContext.Current.CancellationToken)));
        Assert.NotEqual(Bytes(result), Bytes(EncoderSearch.Run(request with { Seed = new Seed(4) }, cancellationToken: TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(1)] // in the pretraining
    [InlineData(4)] // in the training
    public void A_cancelled_search_that_is_repeated_gives_the_bytes_of_an_uninterrupted_one(int cancelAt)
    {
        using var directory = new TemporaryDirectory();
        EncoderRequest request = TinyWorlds.Request(TinyWorlds.Messages(160), 120, TinyWorlds.Recipe with { PretrainEpochs = 2, AverageDecay = 0.9f }) with { UnlabelledTexts = Unlabelled };
        string whole = Bytes(EncoderSearch.Run(request, cancellationToken: TestContext.Current.CancellationToken));

        using var stop = new CancellationTokenSource();
        request = request with { CheckpointDirectory = directory.Path };
        Assert.Throws<OperationCanceledException>(() => EncoderSearch.Run(request, new CancelInEpoch(stop, cancelAt), stop.Token));
        Assert.Equal(cancelAt > 2, File.Exists(directory["train.checkpoint"]));
        EncoderResult resumed = EncoderSearch.Run(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(cancelAt > 2 ? resumed.Training.Resumed : resumed.Pretraining!.Resumed);
        Assert.Equal(whole, Bytes(resumed));
    }

    [Fact]
    public void A_checkpoint_of_other_texts_labels_or_starting_weights_is_not_gone_on_from()
    {
        // The lengths of all sequences are the same, so only what the sequences, targets and weights are tells the runs apart.
        using var directory = new TemporaryDirectory();
        TokenSequence[] texts = TinyNetworks.Inputs(40), others = [.. texts.Select(t => t with { Ids = [.. t.Ids.Reverse()] })];
        TrainingSet set = TinyNetworks.Classes(40), labels = TrainingSet.ForClasses([.. set.Inputs], [.. Enumerable.Range(0, 40).SelectMany(_ => (float[])[0, 0, 1])], 3);
        EncoderOptions options = TinyNetworks.Options with { Family = EncoderFamily.EuroBert, Epochs = 1, PretrainEpochs = 1 };

        Assert.False(Train(set, 5, options));
        Assert.True(Train(set, 5, options));
        Assert.False(Train(labels, 5, options));
        Assert.False(Train(labels, 6, options));
        Assert.False(Train(labels, 6, options with { LearningRate = 0.02f }));
        Assert.False(Pretrain(texts));
        Assert.True(Pretrain(texts));
        Assert.False(Pretrain(others));

        bool Train(TrainingSet from, ulong weights, EncoderOptions recipe)
        {
            using EncoderNetwork network = EncoderNetwork.Random(recipe.Config(40, 3, 0), new Seed(weights), TinyNetworks.Runtime.Device);
            return new EncoderTrainer(TinyNetworks.Runtime, directory.Path).Train(network, from, recipe, 4, new Seed(1), cancellationToken: TestContext.Current.CancellationToken).Resumed;
        }

        bool Pretrain(TokenSequence[] from)
        {
            using EncoderNetwork network = TinyNetworks.Network(EncoderFamily.EuroBert);
            var masking = new MaskingOptions { MaskToken = 4, VocabularySize = 40, SpecialTokens = [0, 1, 2, 3, 4] };
            return new EncoderTrainer(TinyNetworks.Runtime, directory.Path).Pretrain(network, from, options, masking, new Seed(1), TestContext.Current.CancellationToken).Resumed;
        }
    }

    [Theory]
    [InlineData(ObjectiveFactory.SoftCrossEntropy, 3)]
    [InlineData(ObjectiveFactory.MarginMse, 1)]
    public void Pairs_are_learned_as_grades_or_as_one_score(string objective, int outputs)
    {
        EncoderRequest request = TinyWorlds.Request(TinyWorlds.Pairs(60), 180, TinyWorlds.Recipe with { Epochs = 6, MaximumTokens = 48, Objective = new ObjectiveOptions { Name = objective } });
        EncoderResult result = EncoderSearch.Run(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("NDCG@10", outputs, 15), (result.MetricName, result.Weights.Config.Outputs, result.Selection.Length));
        Assert.InRange(result.Metric, 0.75, 1);
        Assert.Equal(objective == ObjectiveFactory.SoftCrossEntropy ? [0, 1, 3] : null, result.Grades);
        Assert.NotNull(result.Words);
        Assert.Equal([.. request.SelectionRows.Select(request.Table.Query).Distinct()], result.SelectionUnits);
    }

    [Fact]
    public void Selection_that_can_tell_nothing_is_refused_before_the_training()
    {
        var told = new CancelInEpoch(new CancellationTokenSource(), int.MaxValue);
        EncoderRequest request = TinyWorlds.Request(TinyWorlds.Pairs(30, row => row < 80 ? row % 4 : 0), 80);

        Assert.Equal(ErrorCode.TooFewExamples, Assert.Throws<UnderstudyException>(() => EncoderSearch.Run(request, told, TestContext.Current.CancellationToken)).Code);
        Assert.Equal(0, told.Epochs);
        Assert.Equal(ErrorCode.TooFewExamples, Assert.Throws<UnderstudyException>(() => EncoderSearch.Run(request with { SelectionRows = [] }, told, TestContext.Current.CancellationToken)).Code);
        Assert.Contains("Epochs is 0", Assert.Throws<ArgumentException>(() => EncoderSearch.Run(request with { Options = request.Options with { Epochs = 0 } }, told, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)] // −.001 ± 2 · .001
    [InlineData(10, false)] // −.01 ± 2 · .0032
    public void The_8_bit_form_is_offered_only_while_it_is_not_worse(int losses, bool offered)
    {
        double[] single = [.. Enumerable.Repeat(1.0, 1000)], quantized = [.. single.Select((s, i) => i < losses ? 0 : s)];

        Assert.Equal(offered, EncoderForms.QuantizedHolds(single, quantized));
    }

    private static string Bytes(EncoderResult r) => ContentHash.Of(
        [.. r.Weights.ToSafetensors(), .. r.FloatGraph, .. r.QuantizedGraph ?? [], .. r.Tokenizer.ToJson(), .. BitConverter.GetBytes(r.Temperature), .. System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(r.Logits), .. System.Text.Encoding.UTF8.GetBytes(string.Join(';', r.CandidateThresholds))]).Hex;

    /// <summary>Cancels in the middle of the n-th epoch, pretraining's counted in, after a few steps of it.</summary>
    private sealed class CancelInEpoch(CancellationTokenSource stop, int epoch) : IProgress<StageProgress>
    {
        private string _current = "";
        private int _steps;

        public int Epochs { get; private set; }

        public void Report(StageProgress value)
        {
            if (value.Detail is not { } detail || !detail.StartsWith("epoch ", StringComparison.Ordinal))
            {
                return;
            }

            string now = value.Stage + detail[..detail.IndexOf(',', StringComparison.Ordinal)];
            (Epochs, _steps, _current) = now == _current ? (Epochs, _steps + 1, now) : (Epochs + 1, 1, now);
            if (Epochs == epoch && _steps == 2)
            {
                stop.Cancel();
            }
        }
    }
}
