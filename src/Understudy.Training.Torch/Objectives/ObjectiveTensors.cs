using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>What all objectives do with their inputs.</summary>
internal static class ObjectiveTensors
{
    /// <summary>Checks class logits [rows, classes] and widens them to at least float32.</summary>
    public static Tensor ClassLogits(Tensor logits, ObjectiveBatch batch, string objective)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Targets is null)
        {
            throw new ArgumentException($"{objective} learns from label distributions, and the batch holds relevance scores; make it with {nameof(ObjectiveBatch.ForClasses)}.", nameof(batch));
        }

        if (logits.dim() != 2 || logits.size(0) != batch.Rows || logits.size(1) != batch.Classes)
        {
            throw new ArgumentException($"{objective} expected logits of shape [{batch.Rows}, {batch.Classes}], found {Shape(logits)}.", nameof(logits));
        }

        return Wide(logits);
    }

    /// <summary>Checks one score a row, [rows, 1] or [rows], widens to at least float32 and gives [rows].</summary>
    public static Tensor RowScores(Tensor logits, ObjectiveBatch batch, string objective)
    {
        ArgumentNullException.ThrowIfNull(logits);
        CheckScores(batch, objective);
        if (logits.numel() != batch.Rows || logits.size(0) != batch.Rows)
        {
            throw new ArgumentException($"{objective} expected one score a row, shape [{batch.Rows}, 1], found {Shape(logits)}.", nameof(logits));
        }

        return Wide(logits.reshape(batch.Rows));
    }

    /// <summary>Checks that the batch is about relevance and gives its scores.</summary>
    public static float[] CheckScores(ObjectiveBatch batch, string objective)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Scores ?? throw new ArgumentException($"{objective} learns from relevance scores, and the batch holds label distributions; make it with {nameof(ObjectiveBatch.ForRelevance)}.", nameof(batch));
    }

    /// <summary>Numbers of the program as a tensor of the type and on the device of <paramref name="like"/>.</summary>
    public static Tensor Copy(float[] values, Tensor like) => tensor(values, dtype: like.dtype, device: like.device);

    /// <summary>The sum of one term a row, each by its row's weight.</summary>
    public static Tensor WeightedSum(Tensor terms, ObjectiveBatch batch) => batch.Weights is null ? terms.sum() : terms.mul(Copy(batch.Weights, terms)).sum();

    /// <summary>A zero that gradients (all zero) flow back from, also where logits are infinite.</summary>
    public static Tensor Zero(Tensor scores) => scores.narrow(0, 0, 0).sum();

    /// <summary>At least float32: sums and exponentials are not taken in a narrower type.</summary>
    public static Tensor Wide(Tensor logits) => logits.dtype is ScalarType.Float32 or ScalarType.Float64 ? logits : logits.to(ScalarType.Float32);

    private static string Shape(Tensor logits) => $"[{string.Join(", ", logits.shape)}]";
}
