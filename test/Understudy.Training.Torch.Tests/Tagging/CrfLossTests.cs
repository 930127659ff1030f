using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Torch.Tests.Tagging;

public sealed class CrfLossTests
{
    private const int Tags = 5, Words = 4;
    private static readonly int[] Lengths = [4, 1, 3];
    private static readonly int[][] Gold = [[1, 2, 0, 3], [0], [3, 4, 1]];
    private static readonly bool[][] Allowed = [[true, true, true, true, true], [true, false, false, true, true], [true, true, true, true, true]];

    [Fact]
    public void The_loss_and_its_gradients_are_those_of_adding_up_all_sequences()
    {
        var random = new SeededRandom(new Seed(5));
        float[] emissions = Draw(3 * Words * Tags), transitions = Draw(Tags * Tags), starts = Draw(Tags);
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor e = torch.tensor(emissions, [3, Words, Tags]).requires_grad_(), t = torch.tensor(transitions, [Tags, Tags]).requires_grad_(), s = torch.tensor(starts).requires_grad_();
        torch.Tensor loss = Loss(e, t, s);
        loss.backward();

        Assert.Equal(ByEnumeration(emissions, transitions, starts), loss.item<float>(), 2e-4);
        foreach ((float[] values, torch.Tensor gradient) in new[] { (emissions, e.grad!), (transitions, t.grad!), (starts, s.grad!) })
        {
            float[] found = [.. gradient.reshape(-1).data<float>()];
            for (int i = 0; i < values.Length; i++)
            {
                const double Step = 1e-3;
                float middle = values[i];
                values[i] = (float)(middle + Step);
                double above = ByEnumeration(emissions, transitions, starts), to = values[i];
                values[i] = (float)(middle - Step);
                double slope = (above - ByEnumeration(emissions, transitions, starts)) / (to - values[i]);
                values[i] = middle;
                Assert.Equal(slope, found[i], 2e-3);
            }
        }

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextGaussian()))];
    }

    [Fact]
    public void A_certain_model_has_no_loss_and_a_wrong_one_the_gold_words_shortfall()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var emissions = new float[3 * Words * Tags];
        for (int r = 0; r < 3; r++)
        {
            for (int w = 0; w < Lengths[r]; w++)
            {
                emissions[(((r * Words) + w) * Tags) + Gold[r][w]] = 50;
            }
        }

        torch.Tensor zeros = torch.zeros(Tags, Tags), starts = torch.zeros(Tags);
        Assert.Equal(0, Loss(torch.tensor(emissions, [3, Words, Tags]), zeros, starts).item<float>(), 1e-3);
        Assert.Equal(50 * Lengths.Sum(), Loss(torch.tensor(Array.ConvertAll(emissions, x => -x), [3, Words, Tags]), zeros, starts).item<float>(), 2.0 * Lengths.Sum()); // the other sequences weigh below log 5 a word
    }

    private static torch.Tensor Loss(torch.Tensor emissions, torch.Tensor transitions, torch.Tensor starts)
    {
        var tags = new long[3 * Words];
        var mask = new float[3 * Words];
        for (int r = 0; r < 3; r++)
        {
            for (int w = 0; w < Lengths[r]; w++)
            {
                (tags[(r * Words) + w], mask[(r * Words) + w]) = (Gold[r][w], 1);
            }
        }

        float[] allowed = [.. Allowed.SelectMany(a => a).Select(a => a ? 0 : CrfLoss.Never)];
        return CrfLoss.Sum(emissions, transitions, starts, torch.tensor(tags, [3, Words]), torch.tensor(mask, [3, Words]), torch.tensor(allowed, [3, Tags]));
    }

    private static double ByEnumeration(float[] emissions, float[] transitions, float[] starts)
    {
        double loss = 0;
        for (int r = 0; r < 3; r++)
        {
            double mass = 0;
            for (int code = 0; code < Math.Pow(Tags, Lengths[r]); code++)
            {
                int[] tags = [.. Enumerable.Range(0, Lengths[r]).Select(w => code / (int)Math.Pow(Tags, w) % Tags)];
                bool holds = TagScheme.MayStart(tags[0]) && tags.All(t => Allowed[r][t]) && Enumerable.Range(1, tags.Length - 1).All(w => TagScheme.MayFollow(tags[w - 1], tags[w]));
                mass += holds ? Math.Exp(Score(r, tags)) : 0;
            }

            loss += Math.Log(mass) - Score(r, Gold[r]);
        }

        return loss;

        double Score(int row, int[] tags) => starts[tags[0]]
            + tags.Select((t, w) => (double)emissions[(((row * Words) + w) * Tags) + t]).Sum()
            + Enumerable.Range(1, tags.Length - 1).Sum(w => (double)transitions[(tags[w - 1] * Tags) + tags[w]]);
    }
}
