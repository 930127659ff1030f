using TorchSharp;
using Understudy.Core;
using Understudy.Inference;
using static TorchSharp.torch;
using Primitives = System.Numerics.Tensors.TensorPrimitives;

namespace Understudy.Training.Torch;

/// <summary>Generates completions in batches with cached keys and values. For training and validation; serving has its own.</summary>
public static class DecoderSampler
{
    // A reset of the batch costs a copy of its cache, so it waits until this share of its rows has ended.
    private const double Leave = 0.5;

    /// <summary>Completes prompts.</summary>
    /// <param name="network">As it is now.</param>
    /// <param name="prompts">Token ids, none empty.</param>
    /// <param name="end">The token that ends a completion.</param>
    /// <param name="precision">Number format of the products.</param>
    /// <param name="options">How; null for the likeliest tokens.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>One completion a prompt, in their order; empty where the prompt fills the context.</returns>
    public static IReadOnlyList<DecoderSample> Complete(DecoderNetwork network, IReadOnlyList<int[]> prompts, int end, ComputePrecision precision, SamplingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(prompts);
        options ??= new SamplingOptions();
        options.ThrowIfInvalid();
        using IDisposable quiet = inference_mode();
        var samples = new DecoderSample[prompts.Count];
        int[] order = [.. Enumerable.Range(0, prompts.Count).OrderBy(i => prompts[i].Length)];
        foreach (int[] chunk in order.Chunk(options.BatchRows))
        {
            Row[] rows = [.. chunk.Where(i => prompts[i].Length < network.Config.MaximumTokens).Select(i => new Row(i, prompts[i], options, network.Config.MaximumTokens))];
            if (rows.Length > 0)
            {
                Run(network, rows, end, precision, options, cancellationToken);
            }

            foreach (Row row in rows)
            {
                samples[row.Index] = new DecoderSample([.. row.Ids], row.LogProbability, row.Ended);
            }

            foreach (int i in chunk)
            {
                samples[i] ??= new DecoderSample([], 0, false);
            }
        }

        return samples;
    }

    private static void Run(DecoderNetwork network, Row[] rows, int end, ComputePrecision precision, SamplingOptions options, CancellationToken cancellationToken)
    {
        ScalarType type = precision == ComputePrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        var forward = new DecoderForward(network, precision);
        var cache = new DecoderCache(network.Config, rows.Length, rows.Max(r => r.Prompt.Length + r.Most), type, network.Device);
        try
        {
            using (DisposeScope scope = NewDisposeScope())
            using (DecoderBatch batch = DecoderBatch.Of([.. rows.Select(r => new DecoderSequence(r.Prompt, r.Prompt.Length))], network.Device))
            {
                Tensor last = tensor(rows.Select((r, i) => ((long)i * batch.Tokens) + r.Prompt.Length - 1).ToArray(), device: network.Device);
                Choose(forward.Output(forward.Hidden(batch, cache).index_select(0, last)), rows, end, options);
            }

            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int[] alive = [.. Enumerable.Range(0, rows.Length).Where(r => !rows[r].Finished)];
                if (alive.Length == 0)
                {
                    return;
                }

                if (alive.Length <= Leave * rows.Length)
                {
                    DecoderCache smaller = cache.Keep(alive);
                    cache.Dispose();
                    (cache, rows) = (smaller, Array.ConvertAll(alive, r => rows[r]));
                }

                using DisposeScope scope = NewDisposeScope();
                int longest = rows.Max(r => r.Position) + 1;
                float[] bias = new float[rows.Length * longest];
                for (int r = 0; r < rows.Length; r++)
                {
                    bias.AsSpan((r * longest) + rows[r].Position + 1, longest - rows[r].Position - 1).Fill(float.NegativeInfinity);
                }

                Tensor ids = tensor(Array.ConvertAll(rows, r => (long)r.Last), device: network.Device), positions = tensor(Array.ConvertAll(rows, r => (long)r.Position), device: network.Device);
                Choose(forward.Output(forward.Next(ids, positions, tensor(bias, [rows.Length, 1, 1, longest], device: network.Device), cache)), rows, end, options);
            }
        }
        finally
        {
            cache.Dispose();
        }
    }

    private static void Choose(Tensor logits, Row[] rows, int end, SamplingOptions options)
    {
        float[] all = TensorState.Read(logits.to(ScalarType.Float32));
        int each = all.Length / rows.Length;
        for (int r = 0; r < rows.Length; r++)
        {
            if (!rows[r].Finished)
            {
                Span<float> scores = all.AsSpan(r * each, each);
                options.Mask?.Invoke(rows[r].Index, scores);
                rows[r].Take(scores, end, options);
            }
        }
    }

    private sealed class Row(int index, int[] prompt, SamplingOptions options, int context)
    {
        private readonly SeededRandom _random = new(options.Seed.For("row", index));

        public int Index { get; } = index;

        public int[] Prompt { get; } = prompt;

        /// <summary>Most tokens of the completion.</summary>
        public int Most { get; } = Math.Min(options.MaximumTokens, context - prompt.Length);

        public List<int> Ids { get; } = [];

        public double LogProbability { get; private set; }

        public bool Ended { get; private set; }

        public bool Finished => Ended || Ids.Count >= Most;

        public int Last => Ids[^1];

        /// <summary>Position of the last token.</summary>
        public int Position => Prompt.Length + Ids.Count - 1;

        public void Take(Span<float> scores, int end, SamplingOptions options)
        {
            int best = Primitives.IndexOfMax(scores);
            float top = scores[best];
            double sum = 0;
            foreach (float score in scores)
            {
                sum += Math.Exp(score - top);
            }

            int token = options.Temperature == 0 ? best : Draw(scores, options);
            LogProbability += scores[token] - top - Math.Log(sum);
            Ids.Add(token);
            Ended = token == end;
        }

        private int Draw(ReadOnlySpan<float> scores, SamplingOptions options)
        {
            float top = Primitives.Max(scores);
            var weights = new double[scores.Length];
            double sum = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                sum += weights[i] = Math.Exp((scores[i] - top) / options.Temperature);
            }

            int[] order = [.. Enumerable.Range(0, weights.Length)];
            int kept = weights.Length;
            if (options.TopP < 1)
            {
                Array.Sort(order, (a, b) => weights[a] != weights[b] ? weights[b].CompareTo(weights[a]) : a.CompareTo(b));
                double mass = 0;
                kept = 0;
                while (kept < order.Length && mass < options.TopP * sum)
                {
                    mass += weights[order[kept++]];
                }

                sum = mass;
            }

            double left = _random.NextDouble() * sum;
            for (int i = 0; i < kept - 1; i++)
            {
                left -= weights[order[i]];
                if (left < 0)
                {
                    return order[i];
                }
            }

            return order[kept - 1];
        }
    }
}
