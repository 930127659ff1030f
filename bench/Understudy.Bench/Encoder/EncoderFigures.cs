using System.Globalization;

using Understudy.Training;

namespace Understudy.Bench;

/// <summary>The figures of the encoder rung that are measured so far: speed of training and of inference.</summary>
public static class EncoderFigures
{
    private const int Tokens = 64, Batch = 32, Rounds = 5;

    /// <summary>Measures arm by arm; finished arms are stored and resumed.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string? dataRoot, FigureStore store, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(log);
        List<Figure> figures = [.. await ArmAsync("inference", () => Inference(log)), .. await ArmAsync("training", () => TrainingSpeedArm.Measure(log))];
        const string Padding = "training on banking77 texts: bucketing by length against padding to 64";
        figures.AddRange(dataRoot is null ? [Figure.Skipped(Padding, "×", 2, "UNDERSTUDY_DATA is not set")] : await ArmAsync("padding", () => TrainingSpeedArm.MeasurePadding(dataRoot, log)));
        return figures;

        async Task<IReadOnlyList<Figure>> ArmAsync(string arm, Func<IReadOnlyList<Figure>> measure)
        {
            await log.WriteLineAsync(arm);
            return await store.GetAsync(arm, [], () => Task.FromResult(measure()));
        }
    }

    private static Figure[] Inference(TextWriter log)
    {
        int threads = Environment.ProcessorCount;
        InferenceArm.Speed eight = Of(OnnxPrecision.Int8), single = Of(OnnxPrecision.Float32);
        string note = string.Create(CultureInfo.InvariantCulture, $"random weights, {threads} threads, best of {Rounds} rounds");
        return
        [
            Figure.AtLeast("inference int8, MiniLM-L6 shape, 64 tokens, batch 32", eight.SequencesPerSecond, eight.SequencesPerSecond, eight.SequencesPerSecond, "seq/s", 360, note + "; limit about 670", Peer.Measured("own 32-bit graph", single.SequencesPerSecond)),
            Figure.AtMost("inference int8, one request of 64 tokens, p50", eight.MedianMilliseconds, eight.MedianMilliseconds, eight.MedianMilliseconds, "ms", 3.5, note, Peer.Measured("own 32-bit graph", single.MedianMilliseconds)),
        ];

        InferenceArm.Speed Of(OnnxPrecision precision)
        {
            InferenceArm.Speed speed = InferenceArm.Measure(InferenceArm.MiniLm, precision, Tokens, Batch, threads, Rounds);
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {precision}: {speed.SequencesPerSecond:0} seq/s, p50 {speed.MedianMilliseconds:0.00} ms, {speed.AllocatedBytes:0} B a request"));
            return speed;
        }
    }
}
