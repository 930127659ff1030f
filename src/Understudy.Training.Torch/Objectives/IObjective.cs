using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// What training minimises: a weighted mean over terms (rows, pairs or queries), given as its sum and its divisor apart.
/// </summary>
/// <remarks>
/// <para>Sum and divisor are apart so that one step over a batch and several micro-batches of it take the same direction. The
/// mean of the micro-batches' means is another number as soon as they hold different counts (7 rows and 9, queries of 3 items
/// and of 30). So the loop first adds <see cref="Count"/> over all micro-batches of the step, then divides each
/// <see cref="Loss"/> by that total before its backward pass; gradients add up to those of the whole batch, up to the rounding
/// of float addition. <see cref="Count"/> needs no logits and touches no device.</para>
/// <para>A total of 0 means that nothing in the step says anything (all grades equal, say): skip the step.</para>
/// <para>Objectives hold no state, own no tensors after a call, and may be used from several threads.</para>
/// </remarks>
public interface IObjective
{
    /// <summary>The name by which options and manifests know it, e.g. <c>margin-mse</c>.</summary>
    string Name { get; }

    /// <summary>Whether terms reach across the rows of one query: then a query must not be split between micro-batches.</summary>
    bool NeedsWholeQueries { get; }

    /// <summary>The divisor: the weights of this batch's terms added up; without weights how many there are. 0 or more.</summary>
    double Count(ObjectiveBatch batch);

    /// <summary>The sum of this batch's terms, not divided by anything: a scalar that gradients flow back from.</summary>
    /// <param name="logits">What the network answered, [rows, outputs], float32 (float64 is kept, narrower types are widened).</param>
    /// <param name="batch">What it should have answered, with the same rows in the same order.</param>
    /// <exception cref="ArgumentException">When shapes do not fit, or the batch lacks what the objective learns from.</exception>
    Tensor Loss(Tensor logits, ObjectiveBatch batch);
}
