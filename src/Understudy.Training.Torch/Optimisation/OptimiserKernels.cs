using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Understudy.Training.Torch;

/// <summary>
/// The inner loops of optimisation on the processor. Every lane does the same exactly rounded operations (fused multiply-add, root,
/// quotient) at every vector width, so all processors give the same bits. One pass over memory each: that is what bounds them.
/// </summary>
internal static class OptimiserKernels
{
    private const int Lanes = 16;

    /// <summary>The numbers of one AdamW step of one parameter.</summary>
    /// <param name="Scale">What gradients are multiplied by (clipping).</param>
    /// <param name="Beta1">Decay of the mean.</param>
    /// <param name="New1">1 − Beta1.</param>
    /// <param name="Beta2">Decay of the squares' mean.</param>
    /// <param name="New2">1 − Beta2.</param>
    /// <param name="Correction">1 / √(1 − Beta2^t).</param>
    /// <param name="Epsilon">Added to the root.</param>
    /// <param name="Keep">1 − learning rate × weight decay.</param>
    /// <param name="Rate">−learning rate / (1 − Beta1^t).</param>
    public readonly record struct Step(float Scale, float Beta1, float New1, float Beta2, float New2, float Correction, float Epsilon, float Keep, float Rate);

    /// <summary>One AdamW step of a piece of a parameter.</summary>
    public static void AdamW(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, in Step step)
    {
        ref float w = ref MemoryMarshal.GetReference(weights), g = ref MemoryMarshal.GetReference(gradients);
        ref float m = ref MemoryMarshal.GetReference(first), v = ref MemoryMarshal.GetReference(second);
        Vector512<float> scale = Vector512.Create(step.Scale), beta1 = Vector512.Create(step.Beta1), new1 = Vector512.Create(step.New1);
        Vector512<float> beta2 = Vector512.Create(step.Beta2), new2 = Vector512.Create(step.New2), correction = Vector512.Create(step.Correction);
        Vector512<float> epsilon = Vector512.Create(step.Epsilon), keep = Vector512.Create(step.Keep), rate = Vector512.Create(step.Rate);
        int i = 0;
        for (; i + Lanes <= weights.Length; i += Lanes)
        {
            nuint at = (nuint)i;
            Vector512<float> gradient = Vector512.LoadUnsafe(ref g, at) * scale;
            Vector512<float> mean = Vector512.FusedMultiplyAdd(gradient, new1, Vector512.LoadUnsafe(ref m, at) * beta1);
            Vector512<float> square = Vector512.FusedMultiplyAdd(gradient * gradient, new2, Vector512.LoadUnsafe(ref v, at) * beta2);
            mean.StoreUnsafe(ref m, at);
            square.StoreUnsafe(ref v, at);
            Vector512<float> move = mean / Vector512.FusedMultiplyAdd(Vector512.Sqrt(square), correction, epsilon);
            Vector512.FusedMultiplyAdd(move, rate, Vector512.LoadUnsafe(ref w, at) * keep).StoreUnsafe(ref w, at);
        }

        for (; i < weights.Length; i++)
        {
            float gradient = gradients[i] * step.Scale;
            first[i] = MathF.FusedMultiplyAdd(gradient, step.New1, first[i] * step.Beta1);
            second[i] = MathF.FusedMultiplyAdd(gradient * gradient, step.New2, second[i] * step.Beta2);
            float move = first[i] / MathF.FusedMultiplyAdd(MathF.Sqrt(second[i]), step.Correction, step.Epsilon);
            weights[i] = MathF.FusedMultiplyAdd(move, step.Rate, weights[i] * step.Keep);
        }
    }

    /// <summary>The sum of squares, in double precision: float squares overflow at 1.8e19 and lose the small ones.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> values)
    {
        ref float x = ref MemoryMarshal.GetReference(values);
        Vector512<double> low = Vector512<double>.Zero, high = Vector512<double>.Zero;
        int i = 0;
        for (; i + Lanes <= values.Length; i += Lanes)
        {
            (Vector512<double> a, Vector512<double> b) = Vector512.Widen(Vector512.LoadUnsafe(ref x, (nuint)i));
            low = Vector512.FusedMultiplyAdd(a, a, low);
            high = Vector512.FusedMultiplyAdd(b, b, high);
        }

        low += high;
        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += low[lane];
        }

        for (; i < values.Length; i++)
        {
            sum += (double)values[i] * values[i];
        }

        return sum;
    }

    /// <summary>Moves averages by a share of their distance to the weights.</summary>
    public static void Approach(Span<float> averages, ReadOnlySpan<float> weights, float share)
    {
        ref float a = ref MemoryMarshal.GetReference(averages), w = ref MemoryMarshal.GetReference(weights);
        Vector512<float> shares = Vector512.Create(share);
        int i = 0;
        for (; i + Lanes <= averages.Length; i += Lanes)
        {
            Vector512<float> average = Vector512.LoadUnsafe(ref a, (nuint)i);
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w, (nuint)i) - average, shares, average).StoreUnsafe(ref a, (nuint)i);
        }

        for (; i < averages.Length; i++)
        {
            averages[i] = MathF.FusedMultiplyAdd(weights[i] - averages[i], share, averages[i]);
        }
    }
}
