using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Onnx;

public sealed class EncoderBatchesTests
{
    private static readonly Gen<TokenSequence[]> Inputs = Gen.Int[1, 60].Array[1, 80].Select(lengths => lengths.Select(l => new TokenSequence(new int[l], l)).ToArray());

    [Fact]
    public void Every_input_is_in_one_batch_and_no_batch_of_several_exceeds_the_budget() => Inputs.Select(Gen.Int[0, 300]).Sample((inputs, budget) =>
    {
        using var batches = new EncoderBatches(inputs, budget);
        List<int> seen = [];
        for (int b = 0; b < batches.Count; b++)
        {
            int[] places = batches[b].ToArray();
            seen.AddRange(places);
            Assert.Equal(places.Max(p => inputs[p].Length), inputs[places[0]].Length);
            Assert.True(places.Length == 1 || places.Length * inputs[places[0]].Length <= budget);
        }

        Assert.Equal(Enumerable.Range(0, inputs.Length), seen.Order());
    });

    [Fact]
    public void Inputs_are_taken_longest_first_and_then_in_order()
    {
        TokenSequence[] inputs = [.. new[] { 3, 9, 3, 4, 9, 1 }.Select(l => new TokenSequence(new int[l], l))];
        using var batches = new EncoderBatches(inputs, 18);

        Assert.Equal([[1, 4], [3, 0, 2, 5]], Enumerable.Range(0, batches.Count).Select(b => batches[b].ToArray()));
    }

    [Fact]
    public void A_budget_of_nothing_gives_each_input_its_own_batch()
    {
        using var batches = new EncoderBatches([new(new int[2], 2), new(new int[3], 3)], 0);

        Assert.Equal([[1], [0]], Enumerable.Range(0, batches.Count).Select(b => batches[b].ToArray()));
    }

    [Fact]
    public void Sorting_by_length_wastes_little_on_padding()
    {
        // 500 inputs of 1 to 60 tokens: without sorting, half would be padding.
        Gen.Int[1, 60].Array[500].Sample(lengths =>
        {
            using var batches = new EncoderBatches([.. lengths.Select(l => new TokenSequence(new int[l], l))], 512);
            int padded = Enumerable.Range(0, batches.Count).Sum(b => batches[b].Length * lengths[batches[b][0]]);
            Assert.InRange(padded, lengths.Sum(), 1.06 * lengths.Sum());
        });
    }
}
