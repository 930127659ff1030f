using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Trained weights in full precision.</summary>
internal sealed class LinearWeights
{
    public LinearWeights(int features, int classes)
    {
        Features = features;
        Classes = classes;
        Padded = Pad(classes);
        // One row at least: a vocabulary may be empty (texts without a word), and then only the bias learns.
        Rows = new AlignedFloats(checked(Math.Max(1, features) * Stride));
        Bias = new AlignedFloats(Stride);
    }

    public int Features { get; }

    public int Classes { get; }

    /// <summary>Classes padded to whole vectors.</summary>
    public int Padded { get; }

    /// <summary>Floats from one row to the next: weights, then squared gradients.</summary>
    public int Stride => 2 * Padded;

    public AlignedFloats Rows { get; } // [features, 2, padded]

    public AlignedFloats Bias { get; } // [2, padded]

    public static int Pad(int classes) => classes <= 4 ? 4 : classes <= 8 ? 8 : (classes + 15) & ~15;

    public ReadOnlySpan<float> Row(int feature) => Rows.Span.Slice(feature * Stride, Classes);

    /// <summary>The served form: each row to 8 bits with a scale of its own.</summary>
    public LinearModel Quantize(FeatureOptions options, ReadOnlySpan<uint> hashes, ReadOnlySpan<float> featureWeights, double temperature)
    {
        var scales = new float[Features];
        var quantized = new sbyte[Features * (long)Classes];
        for (int f = 0; f < Features; f++)
        {
            ReadOnlySpan<float> row = Row(f);
            float largest = 0;
            foreach (float w in row)
            {
                largest = Math.Max(largest, Math.Abs(w));
            }

            float scale = largest / 127, inverse = largest > 0 ? 127 / largest : 0;
            scales[f] = scale * featureWeights[f];
            Span<sbyte> target = quantized.AsSpan(f * Classes, Classes);
            for (int c = 0; c < Classes; c++)
            {
                target[c] = (sbyte)Math.Clamp(MathF.Round(row[c] * inverse), -127, 127);
            }
        }

        return new LinearModel(options, hashes, featureWeights, scales, quantized, Bias.Span[..Classes], temperature);
    }
}
