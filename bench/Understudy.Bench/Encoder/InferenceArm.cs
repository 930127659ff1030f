using System.Diagnostics;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Times an exported encoder of random weights through the path that serves.</summary>
public static class InferenceArm
{
    private const int RequestsARound = 200;
    private static readonly TimeSpan BatchRound = TimeSpan.FromSeconds(2);

    /// <summary>The shape of MiniLM-L6-H384 with 8 labels.</summary>
    public static EncoderConfig MiniLm { get; } = new()
    {
        Family = EncoderFamily.Bert,
        VocabularySize = 30522,
        Layers = 6,
        Width = 384,
        Heads = 12,
        FeedForward = 1536,
        MaximumTokens = 512,
        Outputs = 8,
    };

    /// <summary>What a machine does.</summary>
    /// <param name="SequencesPerSecond">Batches one after another, in the best round.</param>
    /// <param name="MedianMilliseconds">p50 of single requests one after another, in the best round.</param>
    /// <param name="AllocatedBytes">Managed bytes a single request allocates.</param>
    public sealed record Speed(double SequencesPerSecond, double MedianMilliseconds, double AllocatedBytes);

    /// <summary>Measures.</summary>
    /// <param name="config">Shape of the network.</param>
    /// <param name="precision">Which form.</param>
    /// <param name="tokens">Tokens of every sequence.</param>
    /// <param name="batch">Sequences of a batch.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="rounds">Rounds of each measurement, alternating; the best one counts, since other work on the machine only slows.</param>
    public static Speed Measure(EncoderConfig config, OnnxPrecision precision, int tokens, int batch, int threads, int rounds)
    {
        ArgumentNullException.ThrowIfNull(config);
        using OnnxEncoder encoder = OnnxEncoder.Open(EncoderOnnx.Write(RandomWeights(config), precision), config, new OnnxEncoderOptions { Threads = threads });
        var random = new SeededRandom(new Seed(2));
        TokenSequence[] inputs = [.. Enumerable.Range(0, batch).Select(_ => new TokenSequence([.. Enumerable.Range(0, tokens).Select(_ => random.Next(config.VocabularySize))], tokens))];
        var logits = new float[batch * config.Outputs];
        encoder.Score(inputs, logits);
        double best = 0, median = double.MaxValue, allocated = 0;
        for (int round = 0; round < rounds; round++)
        {
            best = Math.Max(best, Rate(encoder, inputs, logits));
            long before = GC.GetAllocatedBytesForCurrentThread();
            median = Math.Min(median, Median(encoder, inputs, logits));
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)RequestsARound;
        }

        return new Speed(best, median, allocated);
    }

    /// <summary>Weights of about the size that training gives.</summary>
    public static EncoderWeights RandomWeights(EncoderConfig config)
    {
        var random = new SeededRandom(new Seed(1));
        return EncoderWeights.Create(config, p =>
        {
            bool norm = p.Name.EndsWith("orm.weight", StringComparison.Ordinal);
            double scale = p.Shape.Count == 1 ? 0.1 : p.Name.Contains("embed", StringComparison.Ordinal) ? 0.05 : 1 / Math.Sqrt(p.Shape[1]);
            var values = new float[p.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)((norm ? 1 : 0) + (scale * random.NextGaussian()));
            }

            return values;
        });
    }

    private static double Rate(OnnxEncoder encoder, TokenSequence[] inputs, float[] logits)
    {
        long began = Stopwatch.GetTimestamp();
        int done = 0;
        for (; Stopwatch.GetElapsedTime(began) < BatchRound; done += inputs.Length)
        {
            encoder.Score(inputs, logits);
        }

        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Median(OnnxEncoder encoder, TokenSequence[] inputs, float[] logits)
    {
        Span<float> one = logits.AsSpan(0, encoder.Outputs);
        var times = new double[RequestsARound];
        for (int n = 0; n < times.Length; n++)
        {
            long began = Stopwatch.GetTimestamp();
            encoder.Score(inputs.AsSpan(n % inputs.Length, 1), one);
            times[n] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }
}
