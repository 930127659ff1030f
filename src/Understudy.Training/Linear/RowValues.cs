using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Values of a row: (1 + ln count) x class-entropy weight, each block to length 1, then the whole: what the served model computes too.</summary>
internal static class RowValues
{
    private static readonly float[] Factors = [.. Enumerable.Range(0, 256).Select(LinearModel.FactorOf)];

    public static void Compute(ReadOnlySpan<int> ids, ReadOnlySpan<byte> counts, ReadOnlySpan<int> blockEnds, ReadOnlySpan<float> featureWeights, FeatureOptions options, Span<float> values)
    {
        Span<float> blockWeights = [options.WordWeight, options.PairWeight, options.CharWeight, options.StyleWeight];
        Span<float> norms = stackalloc float[FeatureScratch.Blocks];
        float total = 0;
        int i = 0;
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            float norm = 0;
            for (; i < blockEnds[b]; i++)
            {
                float v = Factors[counts[i]] * featureWeights[ids[i]];
                values[i] = v;
                norm = MathF.FusedMultiplyAdd(v, v, norm);
            }

            norms[b] = norm;
            total += norm > 0 ? blockWeights[b] * blockWeights[b] : 0;
        }

        i = 0;
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            float factor = norms[b] > 0 ? blockWeights[b] / MathF.Sqrt(norms[b] * total) : 0;
            for (; i < blockEnds[b]; i++)
            {
                values[i] *= factor;
            }
        }
    }
}
