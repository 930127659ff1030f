using TorchSharp;

using Understudy.Core;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Architectures;

public sealed class DropoutMasksTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.BFloat16)]
    public void The_stated_share_is_zero_and_the_mean_is_kept(ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        var masks = new DropoutMasks(0.25f, new Seed(3));

        float[] dropped = [.. masks.Apply(ones(40, 1013, dtype: type), [.. Enumerable.Range(0, 40)]).to(ScalarType.Float32).data<float>()];

        // 40,520 draws: five standard errors are .011.
        Assert.InRange(dropped.Count(v => v == 0) / (double)dropped.Length, 0.239, 0.261);
        Assert.InRange(dropped.Average(), 0.985, 1.015);
    }

    [Fact]
    public void A_row_has_its_mask_whatever_piece_it_is_in_and_both_formats_share_it()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(6, 77);

        Tensor whole = Masks().Apply(x, [0, 1, 2, 3, 4, 5]), piece = Masks().Apply(x.narrow(0, 0, 2), [3, 4]);
        Tensor half = Masks().Apply(x.to(ScalarType.BFloat16), [0, 1, 2, 3, 4, 5]);

        Assert.Equal(whole.narrow(0, 3, 2).data<float>().ToArray(), piece.data<float>().ToArray());
        Assert.Equal(whole.data<float>().Select(v => v == 0), half.to(ScalarType.Float32).data<float>().Select(v => v == 0));

        static DropoutMasks Masks() => new(0.5f, new Seed(8));
    }

    [Fact]
    public void Sites_and_passes_draw_different_masks()
    {
        using DisposeScope scope = NewDisposeScope();
        var masks = new DropoutMasks(0.5f, new Seed(8));
        masks.Begin();
        float[] first = [.. masks.Apply(ones(1, 64), [0]).data<float>()], second = [.. masks.Apply(ones(1, 64), [0]).data<float>()];
        masks.Begin(pass: 1);
        float[] other = [.. masks.Apply(ones(1, 64), [0]).data<float>()];
        masks.Begin();
        float[] again = [.. masks.Apply(ones(1, 64), [0]).data<float>()];

        Assert.NotEqual(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal(first, again);
    }
}
