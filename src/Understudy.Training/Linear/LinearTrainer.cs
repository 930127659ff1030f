using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Softmax regression on sparse rows: cross-entropy against hard or soft targets, AdaGrad a coordinate (Duchi et al. 2011)
/// with a step that falls linearly to 0, feature dropout, label smoothing. Rows are visited in seeded random order, a
/// few at a time; what is dropped depends on (seed, epoch, row, n-gram) only.
/// </summary>
internal static class LinearTrainer
{
    /// <summary>Rows whose gradients are taken at the same weights when there are many classes.</summary>
    internal const int BatchRows = 4;

    private const int PreparedRows = 2048;

    /// <summary>Fits weights.</summary>
    /// <param name="rows">Features and values.</param>
    /// <param name="targets">Labels, one a row.</param>
    /// <param name="features">Number of features.</param>
    /// <param name="options">Hyper-parameters.</param>
    /// <param name="seed">Seed of order and dropout.</param>
    /// <param name="visited">Told after every block of rows how many visits are done.</param>
    /// <param name="cancellationToken">Stops between blocks of rows.</param>
    public static LinearWeights Fit(IFeatureRows rows, Targets targets, int features, LinearOptions options, Seed seed, Action<long>? visited, CancellationToken cancellationToken)
    {
        var weights = new LinearWeights(features, targets.Classes);
        int padded = weights.Padded, stride = weights.Stride, batch = padded >= 16 ? BatchRows : 1;
        var order = new int[rows.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var random = new SeededRandom(seed.For("order"));
        ulong dropSeed = seed.For("dropout").Value;
        var errors = new AlignedFloats(batch * padded);
        var target = new AlignedFloats(padded);
        var kept = new KeptFeatures[batch];
        for (int b = 0; b < batch; b++)
        {
            kept[b] = new KeptFeatures();
        }

        ref float w = ref weights.Rows.Span[0];
        int[] biasId = [0];
        float[] one = [1];
        long visits = 0, total = (long)options.Epochs * rows.Count;
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle<int>(order);
            for (int block = 0; block < order.Length; block += PreparedRows)
            {
                ReadOnlySpan<int> positions = order.AsSpan(block, Math.Min(PreparedRows, order.Length - block));
                rows.Prepare(positions, cancellationToken);
                for (int first = 0; first < positions.Length; first += batch)
                {
                    int count = Math.Min(batch, positions.Length - first);
                    float step = (float)(options.LearningRate * (1 - ((double)visits / total)));
                    for (int b = 0; b < count; b++)
                    {
                        int position = positions[first + b];
                        rows.Get(first + b, position, out ReadOnlySpan<int> ids, out ReadOnlySpan<float> x);
                        kept[b].Choose(ids, x, options.Dropout, SeededRandom.Mix(dropSeed + ((ulong)epoch << 32) + (ulong)position));
                        Span<float> logits = errors.Span.Slice(b * padded, padded);
                        weights.Bias.Span[..padded].CopyTo(logits);
                        SolverKernels.Forward(ref w, stride, kept[b].Ids, kept[b].Values, 0, padded, ref logits[0]);
                        targets.Write(position, options.LabelSmoothing, target.Span);
                        Softmax.ErrorInPlace(logits, target.Span, targets.Classes);
                    }

                    for (int b = 0; b < count; b++)
                    {
                        ref float error = ref errors.Span[b * padded];
                        SolverKernels.Update(ref w, stride, kept[b].Ids, kept[b].Values, 0, padded, ref error, step);
                        SolverKernels.Update(ref weights.Bias.Span[0], stride, biasId, one, 0, padded, ref error, step);
                    }

                    visits += count;
                }

                visited?.Invoke(visits);
            }
        }

        return weights;
    }

    /// <summary>The features of one row that survived dropout.</summary>
    private sealed class KeptFeatures
    {
        private int[] _ids = new int[512];
        private float[] _values = new float[512];
        private int _count;

        public ReadOnlySpan<int> Ids => _ids.AsSpan(0, _count);

        public ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

        public void Choose(ReadOnlySpan<int> ids, ReadOnlySpan<float> x, float dropout, ulong key)
        {
            if (_ids.Length < ids.Length)
            {
                _ids = new int[ids.Length * 2];
                _values = new float[_ids.Length];
            }

            uint threshold = (uint)(dropout * 65536);
            float scale = 65536f / (65536 - threshold);
            int count = 0;
            ulong bits = 0;
            Span<int> keptIds = _ids;
            Span<float> keptValues = _values;
            for (int i = 0; i < ids.Length; i++)
            {
                bits = (i & 3) == 0 ? SeededRandom.Mix(key + (ulong)i) : bits >> 16;
                keptIds[count] = ids[i];
                keptValues[count] = x[i] * scale;
                count += (bits & 0xFFFF) >= threshold ? 1 : 0;
            }

            _count = count;
        }
    }
}
