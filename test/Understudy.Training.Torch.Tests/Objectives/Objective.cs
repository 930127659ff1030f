using TorchSharp;

using Xunit;

using static TorchSharp.torch;

namespace Understudy.Training.Torch.Tests.Objectives;

/// <summary>What the tests of objectives share.</summary>
internal static class Objective
{
    /// <summary>Every objective, with settings away from their defaults too.</summary>
    public static readonly ObjectiveOptions[] All =
    [
        new() { Name = "soft-cross-entropy" },
        new() { Name = "soft-cross-entropy", Temperature = 2, LabelSmoothing = .1 },
        new() { Name = "mse" },
        new() { Name = "bce", HighestScore = 3 },
        new() { Name = "margin-mse" },
        new() { Name = "margin-mse", Average = PairAverage.Queries },
        new() { Name = "listnet" },
        new() { Name = "listnet", Temperature = .5 },
        new() { Name = "ranknet" },
        new() { Name = "ranknet", Temperature = 2, Average = PairAverage.Queries },
        new() { Name = "adr-mse" },
        new() { Name = "adr-mse", Temperature = .5 },
    ];

    /// <summary>Indices of <see cref="All"/>: test cases are told apart by number.</summary>
    public static TheoryData<int> Each => [.. Enumerable.Range(0, All.Length)];

    /// <summary>Indices of those that learn from queries.</summary>
    public static TheoryData<int> EachOfQueries => [.. Enumerable.Range(0, All.Length).Where(i => ObjectiveFactory.Create(All[i]).NeedsWholeQueries)];

    public static bool IsClassification(IObjective objective) => objective is SoftCrossEntropy;

    /// <summary>Loss and count of double-precision logits, row by row.</summary>
    public static (double Sum, double Count) Of(IObjective objective, double[] logits, ObjectiveBatch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        return (objective.Loss(tensor(logits).view(batch.Rows, -1), batch).ToDouble(), objective.Count(batch));
    }

    /// <summary>The gradient of a scalar by the backward pass.</summary>
    public static double[] Gradient(Func<Tensor, Tensor> loss, double[] at)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(at, requires_grad: true);
        loss(x).backward();
        return [.. x.grad!.data<double>()];
    }

    /// <summary>The gradient of a scalar by central differences.</summary>
    public static double[] Differences(Func<Tensor, Tensor> loss, double[] at)
    {
        const double Step = 1e-5;
        double[] gradient = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            gradient[i] = (Value(at[i] + Step) - Value(at[i] - Step)) / (2 * Step);

            double Value(double x)
            {
                using DisposeScope scope = NewDisposeScope();
                double[] moved = [.. at];
                moved[i] = x;
                return loss(tensor(moved)).ToDouble();
            }
        }

        return gradient;
    }

    /// <summary>Asserts that two lists of numbers agree to a share of their size.</summary>
    public static void Close(IReadOnlyList<double> expected, IReadOnlyList<double> found, double tolerance)
    {
        Assert.Equal(expected.Count, found.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"Entry {i}: expected {expected[i]:R}, found {found[i]:R}.");
        }
    }
}
