using System.Text.Json.Nodes;

using TorchSharp;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;
using Understudy.Training.Torch.Tests.Tagging;

using Xunit;

namespace Understudy.Training.Torch.Tests.Decoding;

public sealed class DecoderTrainerTests
{
    private static readonly DecoderRow[] Rows = [.. HomeCalls.Rows(40, 3).Select(DecoderRow.Of)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.9f, 2, 0)]
    [InlineData(0, 0, 2)]
    public void An_interrupted_run_resumes_to_the_same_weights(float average, int patience, int rank)
    {
        DecoderOptions options = TinyDecoders.Options with { Epochs = 3, AverageDecay = average, Patience = patience, ValueSwap = 0.5f, LowRank = new LowRankOptions { Rank = rank } };
        using var directory = new TemporaryDirectory();
        float[] uninterrupted = Run(null, Token);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Assert.Throws<OperationCanceledException>(() => Run(directory.Path, stop.Token, stop.Cancel)); // after the first epoch
        Assert.True(File.Exists(directory["decoder-train.checkpoint"]));
        int resumed = 0;
        Assert.Equal(uninterrupted, Run(directory.Path, Token, () => resumed++));
        Assert.Equal(2, resumed); // the first epoch was not run again

        float[] Run(string? checkpoints, CancellationToken cancellation, Action? each = null) =>
            Values(new DecoderTrainer(checkpoints, epochFinished: _ => each?.Invoke()).Train(Request(options) with { Selection = Rows[..4] }, cancellation).Weights);
    }

    [Fact]
    public void Another_seed_does_not_go_on_from_the_checkpoint_of_the_first()
    {
        using var directory = new TemporaryDirectory();
        float[] fresh = Values(new DecoderTrainer().Train(Request(TinyDecoders.Options) with { Seed = new Seed(2) }, Token).Weights);
        new DecoderTrainer(directory.Path).Train(Request(TinyDecoders.Options), Token);

        Assert.Equal(fresh, Values(new DecoderTrainer(directory.Path).Train(Request(TinyDecoders.Options) with { Seed = new Seed(2) }, Token).Weights));
    }

    [Fact]
    public void Adapters_change_their_targets_alone_and_merged_they_score_the_same()
    {
        DecoderConfig config = TinyDecoders.Config;
        DecoderWeights before = TinyDecoders.Weights(config);
        using DecoderNetwork network = DecoderNetwork.From(before, torch.CPU);
        network.Adapt(new LowRankOptions { Rank = 2, Alpha = 8, Targets = ["q_proj", "down_proj"] }, new Seed(4));
        using DecoderBatch batch = DecoderBatch.Of(TinyDecoders.Sequences(config, (9, 3), (7, 2)), torch.CPU);
        Assert.Equal(Values(before), Values(network.ToWeights())); // B is zero: nothing is changed at first

        IReadOnlyDictionary<string, torch.Tensor> trained = network.Trained([]);
        Assert.All(trained.Keys, n => Assert.True(n.Contains(".q_proj.", StringComparison.Ordinal) || n.Contains(".down_proj.", StringComparison.Ordinal), n));
        Assert.Equal(2 * 2 * config.Blocks, trained.Count);
        using (torch.no_grad())
        {
            foreach (torch.Tensor adapter in trained.Values)
            {
                adapter.add_(0.1);
            }
        }

        DecoderWeights merged = network.ToWeights();
        Assert.All(DecoderParameters.List(config), p => Assert.Equal(
            p.Name.EndsWith(".q_proj.weight", StringComparison.Ordinal) || p.Name.EndsWith(".down_proj.weight", StringComparison.Ordinal),
            !before[p.Name].Span.SequenceEqual(merged[p.Name].Span)));
        using DecoderNetwork plain = DecoderNetwork.From(merged, torch.CPU);
        float[] adapted = TinyDecoders.Read(network.Logits(batch, ComputePrecision.Float32)), own = TinyDecoders.Read(plain.Logits(batch, ComputePrecision.Float32));
        Assert.All(adapted.Zip(own), x => Assert.Equal(x.First, x.Second, 1e-4f));
    }

    [Fact]
    public void Training_adapters_leaves_every_other_matrix_as_it_was()
    {
        DecoderResult start = new DecoderTrainer().Train(Request(TinyDecoders.Options), Token);
        DecoderResult result = new DecoderTrainer().Train(Request(TinyDecoders.Options with { LowRank = new LowRankOptions { Rank = 2 } }) with { Start = new DecoderStart(start.Weights, start.Tokenizer, start.Prompt) }, Token);

        Assert.All(DecoderParameters.List(start.Weights.Config), p => Assert.Equal(
            p.Name.EndsWith(".q_proj.weight", StringComparison.Ordinal) || p.Name.EndsWith(".v_proj.weight", StringComparison.Ordinal),
            !start.Weights[p.Name].Span.SequenceEqual(result.Weights[p.Name].Span)));
    }

    [Fact]
    public void Frozen_parameters_stay_and_a_prefix_of_none_is_refused()
    {
        DecoderResult start = new DecoderTrainer().Train(Request(TinyDecoders.Options), Token);
        DecoderRequest request = Request(TinyDecoders.Options with { Frozen = [DecoderParameters.Embeddings, DecoderParameters.Block(0)] }) with { Start = new DecoderStart(start.Weights, start.Tokenizer, start.Prompt) };
        DecoderResult result = new DecoderTrainer().Train(request, Token);

        Assert.All(DecoderParameters.List(start.Weights.Config), p => Assert.Equal(
            p.Name.StartsWith(DecoderParameters.Embeddings, StringComparison.Ordinal) || p.Name.StartsWith(DecoderParameters.Block(0), StringComparison.Ordinal),
            start.Weights[p.Name].Span.SequenceEqual(result.Weights[p.Name].Span)));
        Assert.Contains("no parameter's name begins with 'model.layer.0'", Assert.ThrowsAny<ArgumentException>(() => new DecoderTrainer().Train(Request(TinyDecoders.Options with { Frozen = ["model.layer.0"] }), Token)).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_exchanged_value_stands_in_text_and_call_and_comes_from_its_own_slot()
    {
        CallRow[] calls = HomeCalls.Rows(200, 5);
        DecoderRow[] rows = [.. calls.Select(DecoderRow.Of)];
        CallVariation variation = Assert.IsType<CallVariation>(CallVariation.Of(rows, null));
        string[] rooms = ["kitchen", "bedroom", "living room", "hall", "attic", "cellar", "garden shed", "nursery", "study", "garage"];
        int changed = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            DecoderRow varied = variation.Vary(i, rows[i], 1, new Seed((ulong)i));
            Assert.Equal(varied, variation.Vary(i, rows[i], 1, new Seed((ulong)i)));
            Assert.Equal(rows[i], variation.Vary(i, rows[i], 0, new Seed((ulong)i)));
            changed += varied == rows[i] ? 0 : 1;
            if (CallText.Read(varied.Completion) is [{ } call])
            {
                string room = JsonNode.Parse(call.Arguments)!["room"]!.GetValue<string>();
                Assert.Contains(room, rooms);
                Assert.Contains(room, varied.Text, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(rows[i], varied); // none and several calls are left as they are
            }
        }

        Assert.InRange(changed, 80, 160);
    }

    [Fact]
    public void The_expected_memory_grows_with_what_it_depends_on()
    {
        DecoderOptions options = TinyDecoders.Options;
        DecoderConfig config = options.Config(400), wide = (options with { Width = 64 }).Config(400), deep = (options with { Blocks = 4 }).Config(400);
        long Total(DecoderConfig c, DecoderOptions o, int tokens) => DecoderMemory.Of(c, ComputePrecision.Float32, o, tokens, 64, tokens / 2).Total;
        long small = Total(config, options, 512);

        Assert.True(Total(wide, options, 512) > small && Total(deep, options, 512) > small && Total(config, options, 1024) > small);
        Assert.True(Total(config, options with { LowRank = new LowRankOptions { Rank = 2 } }, 512) < small);
        Assert.True(Total(config, options with { AverageDecay = 0.9f }, 512) > small);
    }

    private static DecoderRequest Request(DecoderOptions options) => new() { Train = Rows, Options = options, Seed = new Seed(1), Threads = 1, Precision = ComputePrecision.Float32 };

    private static float[] Values(DecoderWeights weights) => [.. DecoderParameters.List(weights.Config).SelectMany(p => weights[p.Name].ToArray())];
}
