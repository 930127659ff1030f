using System.Globalization;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// A trained network's exported forms: the 32-bit graph, which has to answer as the network does, and the 8-bit one, which is offered
/// only where it is not worse on selection.
/// </summary>
internal sealed class EncoderForms
{
    /// <summary>Largest difference of a logit between network and 32-bit graph, relative to logits above 1.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>How much less of the metric still counts as not worse: the lower end of the paired difference's two standard errors.</summary>
    public const double Margin = 0.01;

    private const int MostGolden = 256;

    private EncoderForms(byte[] single, byte[] quantized, float[] singleLogits, float[] quantizedLogits, double difference)
    {
        Single = single;
        Quantized = quantized;
        SingleLogits = singleLogits;
        QuantizedLogits = quantizedLogits;
        GoldenDifference = difference;
    }

    /// <summary>The 32-bit graph.</summary>
    public byte[] Single { get; }

    /// <summary>The 8-bit graph.</summary>
    public byte[] Quantized { get; }

    /// <summary>[rows, outputs] of the selection rows by the 32-bit graph.</summary>
    public float[] SingleLogits { get; }

    /// <summary>[rows, outputs] of the selection rows by the 8-bit graph.</summary>
    public float[] QuantizedLogits { get; }

    /// <summary>Largest difference that was found between network and 32-bit graph.</summary>
    public double GoldenDifference { get; }

    /// <summary>Exports, runs the selection rows through both graphs and the first few hundred through the network in 32 bits as well.</summary>
    /// <exception cref="UnderstudyException">When the 32-bit graph does not answer as the network does.</exception>
    public static EncoderForms Make(EncoderNetwork network, TokenSequence[] selection, TrainingRuntime runtime, int threads, CancellationToken cancellationToken)
    {
        EncoderWeights weights = network.ToWeights();
        byte[] single = EncoderOnnx.Write(weights, OnnxPrecision.Float32), quantized = EncoderOnnx.Write(weights, OnnxPrecision.Int8);
        float[] one = Score(single), eight = Score(quantized);
        TokenSequence[] golden = selection[..Math.Min(MostGolden, selection.Length)];
        float[] trained = NetworkScorer.Score(network, golden, runtime with { Precision = ComputePrecision.Float32 }, cancellationToken);
        double difference = 0;
        for (int i = 0; i < trained.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs(trained[i] - one[i]) / Math.Max(1, Math.Abs(trained[i])));
        }

        return difference <= Tolerance
            ? new EncoderForms(single, quantized, one, eight, difference)
            : throw new UnderstudyException(ErrorCode.IntegrityBroken, string.Create(CultureInfo.InvariantCulture, $"The exported encoder does not answer as the trained one: expected logits equal within {Tolerance}, found a difference of {difference:0.0e0} on {golden.Length} golden inputs. It was not kept; report this."));

        float[] Score(byte[] graph)
        {
            using OnnxEncoder encoder = OnnxEncoder.Open(graph, network.Config, new OnnxEncoderOptions { Threads = threads });
            var logits = new float[selection.Length * network.Config.Outputs];
            encoder.Score(selection, logits, cancellationToken);
            return logits;
        }
    }

    /// <summary>Whether the 8-bit form is not worse: its mean metric minus two standard errors of the paired difference stays above −<see cref="Margin"/>.</summary>
    /// <param name="single">The metric of each unit with the 32-bit form.</param>
    /// <param name="quantized">Likewise with the 8-bit form.</param>
    public static bool QuantizedHolds(ReadOnlySpan<double> single, ReadOnlySpan<double> quantized)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < single.Length; i++)
        {
            double d = quantized[i] - single[i];
            sum += d;
            squares += d * d;
        }

        int n = Math.Max(1, single.Length);
        return (sum / n) - (2 * Math.Sqrt(squares) / n) > -Margin;
    }
}
