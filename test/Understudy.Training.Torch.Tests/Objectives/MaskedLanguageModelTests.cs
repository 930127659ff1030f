using CsCheck;

using TorchSharp;

using Understudy.Core;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

public sealed class MaskedLanguageModelTests
{
    private const int Pad = 0, Begin = 1, End = 2, Hidden = 3, Vocabulary = 50;

    private static readonly MaskingOptions Options = new() { MaskToken = Hidden, VocabularySize = Vocabulary, SpecialTokens = [Pad, Begin, End, Hidden] };

    private static readonly Gen<int[]> Texts = Gen.Int[4, Vocabulary - 1].Array[0, 40].Select(t => (int[])[Begin, .. t, End, Pad, Pad]);

    [Fact]
    public void Only_ordinary_tokens_at_the_given_positions_change_and_the_truth_is_kept() => Gen.Select(Texts, Gen.Int[0, 9], Gen.Double[.01, 1]).Sample(
        (text, epoch, probability) =>
        {
            int[] masked = [.. text];
            int[] positions = new MaskedLanguageModel(Options with { Probability = probability }).Mask(masked, new Seed(5), epoch, 3, out int[] truth);
            Assert.Equal(truth, positions.Select(p => text[p]));
            Assert.All(truth, t => Assert.True(t > Hidden));
            Assert.All(positions, p => Assert.True(masked[p] >= Hidden));
            Assert.Equal(positions.Order().Distinct(), positions);
            Assert.Equal(text.Where((_, i) => !positions.Contains(i)), masked.Where((_, i) => !positions.Contains(i)));
            double expected = probability * (text.Length - 4);
            Assert.InRange(positions.Length, text.Length == 4 ? 0 : 1, Math.Max(1, (int)Math.Ceiling(expected)));
            Assert.True(positions.Length >= Math.Floor(expected));
        },
        threads: 1);

    [Fact]
    public void Shares_are_80_10_10_of_15_percent()
    {
        var model = new MaskedLanguageModel(Options);
        int tokens = 0, predicted = 0, hidden = 0, stayed = 0;
        for (int text = 0; text < 2000; text++)
        {
            int[] ids = [.. Enumerable.Range(0, 21).Select(i => 4 + ((text + i) % 46))];
            int[] positions = model.Mask(ids, Seed.Default, 0, text, out int[] truth);
            tokens += ids.Length;
            predicted += positions.Length;
            hidden += positions.Count(p => ids[p] == Hidden);
            stayed += positions.Zip(truth).Count(p => ids[p.First] == p.Second);
        }

        // 6300 predicted: standard errors .005 and .004; a random token is the true one once in 46.
        Assert.Equal(.15, predicted / (double)tokens, .001);
        Assert.Equal(.8, hidden / (double)predicted, .02);
        Assert.Equal(.1 + (.1 / 46), stayed / (double)predicted, .016);
    }

    [Fact]
    public void Masks_repeat_with_the_seed_and_change_with_epoch_and_text()
    {
        var model = new MaskedLanguageModel(Options);
        string first = Masked(1, 0, 0);
        Assert.Equal(first, Masked(1, 0, 0));
        Assert.NotEqual(first, Masked(2, 0, 0));
        Assert.NotEqual(first, Masked(1, 1, 0));
        Assert.NotEqual(first, Masked(1, 0, 1));

        string Masked(ulong seed, int epoch, int text)
        {
            int[] ids = [.. Enumerable.Range(4, 46)];
            model.Mask(ids, new Seed(seed), epoch, text, out _);
            return string.Join(" ", ids);
        }
    }

    [Fact]
    public void All_positions_of_a_text_come_up_equally_often()
    {
        int[] seen = new int[10];
        var model = new MaskedLanguageModel(Options with { Probability = .2 });
        for (int epoch = 0; epoch < 5000; epoch++)
        {
            int[] ids = [.. Enumerable.Range(4, 10)];
            Array.ForEach(model.Mask(ids, Seed.Default, epoch, 0, out _), p => seen[p]++);
        }

        Assert.Equal(10000, seen.Sum());
        Assert.All(seen, s => Assert.InRange(s, 850, 1150)); // standard deviation 28
    }

    [Fact]
    public void Ids_outside_the_vocabulary_are_rejected()
    {
        var model = new MaskedLanguageModel(Options);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Mask([Vocabulary], Seed.Default, 0, 0, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Mask([-1], Seed.Default, 0, 0, out _));
    }

    [Fact]
    public void All_errors_are_reported_at_once() => Assert.Equal(
        [
            "Probability is 0; give more than 0, at most 1.",
            "MaskShare and RandomShare add up to 1.5; give at most 1 together.",
            "MaskToken is 9; give an id below VocabularySize, 2.",
            "SpecialTokens holds -1, 5; give ids below VocabularySize, 2.",
            "SpecialTokens lacks the mask token, 9; add it.",
            "SpecialTokens holds all 2 ids; leave at least one that can be predicted.",
        ],
        (Options with { Probability = 0, RandomShare = .7, MaskToken = 9, VocabularySize = 2, SpecialTokens = [0, -1, 5] }).Validate());

    [Fact]
    public void Gradient_equals_central_differences()
    {
        static Tensor Loss(Tensor x) => MaskedLanguageModel.Loss(x.narrow(0, 0, 4).view(2, 2), x.narrow(0, 4, 6).view(3, 2), x.narrow(0, 10, 3), [2, 0]);
        double[] at = [1, -1, .5, 2, .2, .1, -.4, .3, 1, 0, .1, 0, -.2];
        Objective.Close(Objective.Differences(Loss, at), Objective.Gradient(Loss, at), 1e-6);
    }

    [Fact]
    public void Loss_adds_up_over_micro_batches_is_zero_for_none_and_leaves_no_tensors()
    {
        using Tensor hidden = linspace(-1, 1, 12).view(4, 3), embedding = linspace(2, -1, 15).view(5, 3);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (DisposeScope scope = NewDisposeScope())
        {
            float whole = MaskedLanguageModel.Loss(hidden, embedding, null, [4, 3, 2, 1]).item<float>();
            float parts = MaskedLanguageModel.Loss(hidden.narrow(0, 0, 1), embedding, null, [4]).item<float>() + MaskedLanguageModel.Loss(hidden.narrow(0, 1, 3), embedding, null, [3, 2, 1]).item<float>();
            Assert.Equal(whole, parts, 1e-5f);
            Assert.Equal(0, MaskedLanguageModel.Loss(hidden.narrow(0, 0, 0), embedding, null, []).item<float>());
            Tensor narrow = MaskedLanguageModel.Loss(hidden.to(ScalarType.BFloat16), embedding.to(ScalarType.BFloat16), null, [4, 3, 2, 1]);
            Assert.Equal(ScalarType.Float32, narrow.dtype);
            Assert.Equal(whole, narrow.item<float>(), .05f);
        }

        using Tensor loss = MaskedLanguageModel.Loss(hidden, embedding, null, [4, 3, 2, 1]);
        Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_rejected()
    {
        using DisposeScope scope = NewDisposeScope();
        var e = Assert.Throws<ArgumentException>(() => MaskedLanguageModel.Loss(zeros(2, 3), zeros(5, 3), zeros(4), [1, 2]));
        Assert.StartsWith("Expected hidden states [2, dim], embeddings [vocabulary, dim] and a bias [vocabulary] or none; found [2, 3], [5, 3], [4].", e.Message, StringComparison.Ordinal);
    }
}
