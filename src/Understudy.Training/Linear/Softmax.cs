using System.Runtime.Intrinsics;

namespace Understudy.Training;

/// <summary>The objective: cross-entropy of a softmax, and its gradient.</summary>
internal static class Softmax
{
    /// <summary>Turns logits (padded) into probabilities minus target, the gradient of the cross-entropy; padding becomes 0.</summary>
    public static void ErrorInPlace(Span<float> logits, ReadOnlySpan<float> target, int classes)
    {
        float max = logits[0];
        for (int c = 1; c < classes; c++)
        {
            max = Math.Max(max, logits[c]);
        }

        ref float s = ref logits[0];
        nuint i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= (nuint)logits.Length; i += 16)
            {
                Vector512.Exp(Vector512.LoadUnsafe(ref s, i) - Vector512.Create(max)).StoreUnsafe(ref s, i);
            }
        }

        for (; i < (nuint)logits.Length; i += 4)
        {
            Vector128.Exp(Vector128.LoadUnsafe(ref s, i) - Vector128.Create(max)).StoreUnsafe(ref s, i);
        }

        float sum = 0;
        for (int c = 0; c < classes; c++)
        {
            sum += logits[c];
        }

        float inverse = 1 / sum;
        for (int c = 0; c < classes; c++)
        {
            logits[c] = (logits[c] * inverse) - target[c];
        }

        logits[classes..].Clear();
    }

    /// <summary>Cross-entropy in nats of logits against a target distribution.</summary>
    public static double Loss(ReadOnlySpan<float> logits, ReadOnlySpan<float> target, int classes)
    {
        double max = double.NegativeInfinity, sum = 0, loss = 0;
        for (int c = 0; c < classes; c++)
        {
            max = Math.Max(max, logits[c]);
        }

        for (int c = 0; c < classes; c++)
        {
            sum += Math.Exp(logits[c] - max);
        }

        for (int c = 0; c < classes; c++)
        {
            loss -= target[c] * (logits[c] - max - Math.Log(sum));
        }

        return loss;
    }
}
