using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Torch.Tests.Loops;

/// <summary>What a training's trajectory may not depend on.</summary>
public sealed class EncoderTrainerTests
{
    [Theory]
    [InlineData(EncoderFamily.Bert, ObjectiveFactory.SoftCrossEntropy)]
    [InlineData(EncoderFamily.EuroBert, ObjectiveFactory.SoftCrossEntropy)]
    [InlineData(EncoderFamily.EuroBert, ObjectiveFactory.MarginMse)]
    [InlineData(EncoderFamily.EuroBert, ObjectiveFactory.ListNet)]
    public void Accumulation_takes_the_same_way_as_one_pass(EncoderFamily family, string objective)
    {
        EncoderOptions options = TinyNetworks.Options with { Family = family, Epochs = 2, BatchTokens = 400, Objective = new ObjectiveOptions { Name = objective } };

        float[] whole = Train(options with { MicroBatchTokens = 4096 }), pieces = Train(options with { MicroBatchTokens = 64 });

        // The last number is the bias of a ranker's score, which these objectives do not see: its gradient is rounding, and Adam scales that up.
        int compared = objective == ObjectiveFactory.SoftCrossEntropy ? whole.Length : whole.Length - 1;
        Assert.All(whole.Zip(pieces).Take(compared), p => Assert.Equal(p.First, p.Second, 2e-4f));

        static float[] Train(EncoderOptions options)
        {
            bool classes = options.Objective.Name == ObjectiveFactory.SoftCrossEntropy;
            using EncoderNetwork network = TinyNetworks.Network(options.Family, classes ? 3 : 1);
            new EncoderTrainer(TinyNetworks.Runtime).Train(network, classes ? TinyNetworks.Classes(60) : TinyNetworks.Pairs(15, 4), options, 4, new Seed(1), cancellationToken: TestContext.Current.CancellationToken);
            return TinyNetworks.Weights(network);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.9f, 0, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0, 0.5f)]
    public void An_interrupted_run_resumes_to_the_same_weights(float average, int patience, float rDrop)
    {
        EncoderOptions options = TinyNetworks.Options with { AverageDecay = average, Patience = patience, RDrop = rDrop };
        using var directory = new TemporaryDirectory();
        TrainingSet set = TinyNetworks.Classes(60);
        float[] uninterrupted = Run(null, CancellationToken.None);

        using var stop = new CancellationTokenSource();
        int epochs = 0;
        Assert.Throws<OperationCanceledException>(() => Run(directory.Path, stop.Token, () =>
        {
            if (++epochs == 2)
            {
                stop.Cancel();
            }
        }));
        Assert.True(File.Exists(directory["train.checkpoint"]));
        Assert.Equal(uninterrupted, Run(directory.Path, CancellationToken.None));

        float[] Run(string? checkpoints, CancellationToken cancellation, Action? each = null)
        {
            using EncoderNetwork network = TinyNetworks.Network(EncoderFamily.EuroBert);
            new EncoderTrainer(TinyNetworks.Runtime, checkpoints).Train(network, set, options, 4, new Seed(1), _ =>
            {
                each?.Invoke();
                return 0.5;
            }, cancellationToken: cancellation);
            return TinyNetworks.Weights(network);
        }
    }

    [Fact]
    public void A_damaged_checkpoint_or_one_of_another_run_is_ignored()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["train.checkpoint"], "no checkpoint");
        float[] first = Run(1), again = Run(1), other = Run(2);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        float[] Run(ulong seed)
        {
            using EncoderNetwork network = TinyNetworks.Network(EncoderFamily.Bert);
            new EncoderTrainer(TinyNetworks.Runtime, directory.Path).Train(network, TinyNetworks.Classes(30), TinyNetworks.Options with { Family = EncoderFamily.Bert }, 4, new Seed(seed), cancellationToken: TestContext.Current.CancellationToken);
            return TinyNetworks.Weights(network);
        }
    }

    [Fact]
    public void Pretraining_lowers_its_loss()
    {
        using EncoderNetwork network = TinyNetworks.Network(EncoderFamily.EuroBert);
        TokenSequence[] texts = [.. Enumerable.Range(0, 60).Select(i => new TokenSequence([2, 5 + (i % 4), 10 + (i % 4), 15 + (i % 4), 20 + (i % 4), 3], 6))];
        var masking = new MaskingOptions { MaskToken = 4, VocabularySize = 40, SpecialTokens = [0, 1, 2, 3, 4] };

        TrainingOutcome outcome = new EncoderTrainer(TinyNetworks.Runtime).Pretrain(network, texts, TinyNetworks.Options with { PretrainEpochs = 15, Dropout = 0 }, masking, new Seed(1), TestContext.Current.CancellationToken);

        Assert.True(outcome.Epochs[^1].Loss < 0.7 * outcome.Epochs[0].Loss, $"{outcome.Epochs[0].Loss} → {outcome.Epochs[^1].Loss}");
    }

    [Fact]
    public void A_recipe_names_only_what_differs_and_says_every_fault()
    {
        EncoderOptions options = EncoderOptions.Parse("""{"layers":1,"objective":{"labelSmoothing":0.3}}"""u8);
        Assert.Equal((1, 256, 0.3, ObjectiveFactory.SoftCrossEntropy), (options.Layers, options.Width, options.Objective.LabelSmoothing, options.Objective.Name));
        Assert.Throws<System.Text.Json.JsonException>(() => EncoderOptions.Parse("""{"layer":1}"""u8));
        Assert.Equal(["Epochs is 0; give 1 to 1000.", "Clip is 0; give a number above 0."], (options with { Epochs = 0, Clip = 0 }).Validate());
    }
}
