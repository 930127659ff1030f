using TorchSharp;

using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Answers of a network that is still in training, by length, without gradients.</summary>
public static class NetworkScorer
{
    private const int PieceTokens = 16 * 1024;

    /// <summary>Scores sequences in any order.</summary>
    /// <returns>[rows, outputs], row-major.</returns>
    public static float[] Score(EncoderNetwork network, IReadOnlyList<TokenSequence> inputs, TrainingRuntime runtime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(runtime);
        int outputs = network.Config.Outputs;
        var result = new float[inputs.Count * outputs];
        int[] order = [.. Enumerable.Range(0, inputs.Count).OrderBy(i => inputs[i].Length)];
        using IDisposable quiet = inference_mode();
        for (int from = 0; from < order.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int to = from + 1;
            while (to < order.Length && (long)inputs[order[to]].Length * (to + 1 - from) <= PieceTokens)
            {
                to++;
            }

            using DisposeScope scope = NewDisposeScope();
            int[] rows = order[from..to];
            using EncoderBatch batch = EncoderBatch.Of([.. rows.Select(r => inputs[r])], [.. Enumerable.Range(0, rows.Length)], network.Config.PadToken, runtime.Device);
            ReadOnlySpan<float> logits = network.Logits(batch, runtime.Precision).cpu().contiguous().data<float>().ToArray();
            for (int i = 0; i < rows.Length; i++)
            {
                logits.Slice(i * outputs, outputs).CopyTo(result.AsSpan(rows[i] * outputs));
            }

            from = to;
        }

        return result;
    }
}
