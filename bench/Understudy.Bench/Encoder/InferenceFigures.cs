using System.Globalization;
using System.Text.Json;

using Understudy.Training;

namespace Understudy.Bench;

/// <summary>Speed of exported encoders against the bars, and onnxruntime-node on our own 32-bit graph beside them.</summary>
public static class InferenceFigures
{
    private const int Tokens = 64;
    private const int Batch = 32;
    private const int Threads = 2;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(EncoderPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int rounds = plan.Quick ? 1 : 5;
        InferenceArm.Speed eight = InferenceArm.Measure(InferenceArm.MiniLm, OnnxPrecision.Int8, Tokens, Batch, Threads, rounds);
        await SayAsync("int8", eight);
        cancellationToken.ThrowIfCancellationRequested();
        InferenceArm.Speed single = InferenceArm.Measure(InferenceArm.MiniLm, OnnxPrecision.Float32, Tokens, Batch, Threads, rounds);
        await SayAsync("fp32", single);
        (double? rate, double? median) = await NodeAsync(plan, rounds, cancellationToken);
        string note = string.Create(CultureInfo.InvariantCulture, $"MiniLM-L6 shape with 8 labels, random weights, {Tokens} tokens, {Threads} threads; best of {rounds} round(s)");
        const string Node = "onnxruntime-node, our 32-bit graph";
        return
        [
            AtLeast("inference: int8, batch 32, 64 tokens", eight.SequencesPerSecond, 360),
            AtLeast("inference: fp32, batch 32, 64 tokens", single.SequencesPerSecond, null),
            AtMost("inference: int8, one request, 64 tokens, p50", eight.MedianMilliseconds, 3.5),
            AtMost("inference: fp32, one request, 64 tokens, p50", single.MedianMilliseconds, null),
            Figure.AtMost("inference: int8, managed bytes allocated by a request", eight.AllocatedBytes, eight.AllocatedBytes, eight.AllocatedBytes, "bytes", null, note),
        ];

        Figure AtLeast(string name, double value, double? bar) => Figure.AtLeast(name, value, value, value, "seq/s", bar, note + ", batches one after another", new Peer(Node, rate, "measured"));
        Figure AtMost(string name, double value, double? bar) => Figure.AtMost(name, value, value, value, "ms", bar, note + ", requests one after another", new Peer(Node, median, "measured"));
        Task SayAsync(string name, InferenceArm.Speed s) => plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name}: {s.SequencesPerSecond:0} seq/s, p50 {s.MedianMilliseconds:0.00} ms"));
    }

    private static async Task<(double? Rate, double? Median)> NodeAsync(EncoderPlan plan, int rounds, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("UNDERSTUDY_NODE") is not { Length: > 0 } folder || !Directory.Exists(Path.Combine(folder, "node_modules", "onnxruntime-node")))
        {
            await plan.Log.WriteLineAsync("  peer absent: UNDERSTUDY_NODE names no folder with node_modules/onnxruntime-node");
            return (null, null);
        }

        string model = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(model, EncoderOnnx.Write(InferenceArm.RandomWeights(InferenceArm.MiniLm), OnnxPrecision.Float32), cancellationToken);
            string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Encoder", "onnx_node.cjs"), Path.GetFullPath(folder), model, .. new[] { Tokens, Batch, Threads, rounds, InferenceArm.MiniLm.VocabularySize }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
            string? output = await ScriptRun.OutputAsync("node", arguments, plan.Log, cancellationToken);
            if (output is null)
            {
                return (null, null);
            }

            using JsonDocument document = JsonDocument.Parse(output);
            return (document.RootElement.GetProperty("rate").GetDouble(), document.RootElement.GetProperty("median").GetDouble());
        }
        finally
        {
            File.Delete(model);
        }
    }
}
