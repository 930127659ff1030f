using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Understudy.Inference;

/// <summary>
/// Softmax regression over hashed n-grams in the form that is served: 8-bit weight rows with a scale each, class-entropy
/// weights, biases and a temperature. Immutable and thread-safe. Memory: about (padded classes + 40) bytes a feature.
/// </summary>
public sealed class LinearModel
{
    private static readonly float[] CountFactor = [.. Enumerable.Range(0, 256).Select(n => n == 0 ? 0 : 1 + MathF.Log(n))];
    private readonly FeatureSlot[] _slots;
    private readonly int _mask;
    private readonly sbyte[] _weights; // [features, padded classes]
    private readonly float[] _bias; // [padded classes]
    private readonly float[] _blockWeights;

    /// <summary>Takes over the parts of a trained model.</summary>
    /// <param name="features">The n-grams.</param>
    /// <param name="hashes">Distinct hashes, one a feature.</param>
    /// <param name="featureWeights">The class-entropy weight of each feature, positive.</param>
    /// <param name="scales">What one unit of each feature's quantised row adds to a logit when the feature occurs once (its weight included), before normalisation.</param>
    /// <param name="weights">[features, classes] quantised weights.</param>
    /// <param name="bias">[classes].</param>
    /// <param name="temperature">Divides the logits; above 0.</param>
    /// <exception cref="ArgumentException">When the lengths do not fit together or a number is not finite.</exception>
    public LinearModel(FeatureOptions features, ReadOnlySpan<uint> hashes, ReadOnlySpan<float> featureWeights, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> bias, double temperature)
    {
        Featurizer = new TextFeaturizer(features);
        Classes = bias.Length;
        Features = hashes.Length;
        if (Classes < 1 || featureWeights.Length != Features || scales.Length != Features || weights.Length != (long)Features * Classes)
        {
            throw new ArgumentException($"A model of {Features} features and {Classes} classes needs as many feature weights ({featureWeights.Length}) and scales ({scales.Length}) as features, and features x classes weights ({weights.Length}).");
        }

        if (!(temperature > 0 && double.IsFinite(temperature)) || !AllFinite(featureWeights) || !AllFinite(scales) || !AllFinite(bias))
        {
            throw new ArgumentException("Temperature, feature weights, scales and biases must be finite, and the temperature above 0.");
        }

        Temperature = temperature;
        PaddedClasses = LinearKernels.Pad(Classes);
        _bias = new float[PaddedClasses];
        bias.CopyTo(_bias);
        // 64 bytes of slack at the end keep the widest load of the last row inside the array.
        _weights = new sbyte[((long)Features * PaddedClasses) + 64];
        for (int f = 0; f < Features; f++)
        {
            weights.Slice(f * Classes, Classes).CopyTo(_weights.AsSpan(f * PaddedClasses));
        }

        _slots = new FeatureSlot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, Features * 2))];
        _mask = _slots.Length - 1;
        for (int f = 0; f < Features; f++)
        {
            Insert(hashes[f], f, featureWeights[f], scales[f]);
        }

        _blockWeights = [features.WordWeight, features.PairWeight, features.CharWeight, features.StyleWeight];
    }

    /// <summary>Extracts the model's features.</summary>
    public TextFeaturizer Featurizer { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of features.</summary>
    public int Features { get; }

    /// <summary>Divides the logits before the softmax.</summary>
    public double Temperature { get; }

    /// <summary>Length of the buffers that <see cref="Score"/> writes.</summary>
    public int PaddedClasses { get; }

    /// <summary>The same model with another temperature.</summary>
    public LinearModel WithTemperature(double temperature) => new(this, temperature);

    /// <summary>Hash, class-entropy weight and scale of every feature, and its quantised row, in row order.</summary>
    public void CopyTo(Span<uint> hashes, Span<float> featureWeights, Span<float> scales, Span<sbyte> weights, Span<float> bias)
    {
        foreach (FeatureSlot slot in _slots)
        {
            if (slot.RowPlusOne > 0)
            {
                int row = slot.RowPlusOne - 1;
                hashes[row] = slot.Hash;
                featureWeights[row] = slot.Weight;
                scales[row] = slot.ScaledWeight;
            }
        }

        for (int f = 0; f < Features; f++)
        {
            _weights.AsSpan(f * PaddedClasses, Classes).CopyTo(weights[(f * Classes)..]);
        }

        _bias.AsSpan(0, Classes).CopyTo(bias);
    }

    /// <summary>Raw logits of a text, before the temperature, into <paramref name="logits"/> (<see cref="PaddedClasses"/> long; padding is 0).</summary>
    /// <returns>How many of the text's features the model knows.</returns>
    public int Score(ReadOnlySpan<char> text, FeatureScratch scratch, Span<float> logits)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        Featurizer.Extract(text, scratch);
        scratch.ReserveClasses(PaddedClasses);
        _bias.CopyTo(logits);
        Prefetch(scratch);
        Span<float> norms = stackalloc float[FeatureScratch.Blocks];
        Span<int> ends = stackalloc int[FeatureScratch.Blocks];
        int hits = Probe(scratch, norms, ends);
        float total = 0;
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            total += norms[b] > 0 ? _blockWeights[b] * _blockWeights[b] : 0;
        }

        Span<float> sum = scratch.BlockSum.AsSpan(0, PaddedClasses);
        int start = 0;
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            if (ends[b] > start)
            {
                sum.Clear();
                LinearKernels.Accumulate(_weights, PaddedClasses, scratch.HitRow.AsSpan(start, ends[b] - start), scratch.HitValue.AsSpan(start, ends[b] - start), sum);
                float factor = _blockWeights[b] / MathF.Sqrt(norms[b] * total);
                for (int c = 0; c < sum.Length; c++)
                {
                    logits[c] = MathF.FusedMultiplyAdd(sum[c], factor, logits[c]);
                }
            }

            start = ends[b];
        }

        return hits;
    }

    /// <summary>Turns raw logits (<see cref="PaddedClasses"/> long) into calibrated probabilities in place; returns the best class, the first of equals.</summary>
    public int Softmax(Span<float> logits)
    {
        int best = 0;
        for (int c = 1; c < Classes; c++)
        {
            best = logits[c] > logits[best] ? c : best;
        }

        LinearKernels.Exponentials(logits[..PaddedClasses], logits[best], (float)(1 / Temperature));
        float sum = 0;
        for (int c = 0; c < Classes; c++)
        {
            sum += logits[c];
        }

        float inverse = 1 / sum;
        for (int c = 0; c < Classes; c++)
        {
            logits[c] *= inverse;
        }

        return best;
    }

    /// <summary>The factor of a feature that occurs <paramref name="count"/> times: 1 + ln count, with the count cut at 255 (it is stored in a byte while training).</summary>
    public static float FactorOf(int count) => CountFactor[Math.Min(count, CountFactor.Length - 1)];

    internal ReadOnlySpan<sbyte> RowOf(int row) => _weights.AsSpan(row * PaddedClasses, Classes);

    internal bool TryFind(uint hash, out FeatureSlot slot)
    {
        int i = (int)(hash & (uint)_mask);
        while (_slots[i].RowPlusOne != 0)
        {
            if (_slots[i].Hash == hash)
            {
                slot = _slots[i];
                return true;
            }

            i = (i + 1) & _mask;
        }

        slot = default;
        return false;
    }

    private LinearModel(LinearModel other, double temperature)
    {
        if (!(temperature > 0 && double.IsFinite(temperature)))
        {
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is finite and above 0.");
        }

        Featurizer = other.Featurizer;
        Classes = other.Classes;
        Features = other.Features;
        PaddedClasses = other.PaddedClasses;
        Temperature = temperature;
        _slots = other._slots;
        _mask = other._mask;
        _weights = other._weights;
        _bias = other._bias;
        _blockWeights = other._blockWeights;
    }

    /// <summary>
    /// Copies the first slot of every feature next to each other, without a branch, so that the cache misses overlap
    /// instead of each waiting for the comparison before it.
    /// </summary>
    private void Prefetch(FeatureScratch scratch)
    {
        ref FeatureSlot table = ref MemoryMarshal.GetArrayDataReference(_slots);
        ReadOnlySpan<uint> hashes = scratch.Hashes;
        Span<FeatureSlot> slots = scratch.Slots.AsSpan(0, hashes.Length);
        uint mask = (uint)_mask;
        for (int i = 0; i < hashes.Length; i++)
        {
            slots[i] = Unsafe.Add(ref table, hashes[i] & mask);
        }
    }

    private int Probe(FeatureScratch scratch, Span<float> norms, Span<int> ends)
    {
        ref uint hashes = ref MemoryMarshal.GetArrayDataReference(scratch.HashBuffer);
        ref int counts = ref MemoryMarshal.GetArrayDataReference(scratch.CountBuffer);
        ref FeatureSlot slots = ref MemoryMarshal.GetArrayDataReference(scratch.Slots);
        ref sbyte weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref int rows = ref MemoryMarshal.GetArrayDataReference(scratch.HitRow);
        ref float values = ref MemoryMarshal.GetArrayDataReference(scratch.HitValue);
        int hits = 0, i = 0;
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            float norm = 0;
            int end = scratch.BlockEnds[b];
            for (; i < end; i++)
            {
                uint hash = Unsafe.Add(ref hashes, i);
                ref FeatureSlot slot = ref Unsafe.Add(ref slots, i);
                if (slot.Hash != hash && slot.RowPlusOne != 0)
                {
                    ProbeOn(hash, ref slot);
                }

                // An absent feature writes to the next free place and does not advance: no branch to mispredict.
                bool hit = slot.Hash == hash && slot.RowPlusOne != 0;
                int count = Unsafe.Add(ref counts, i);
                float factor = count == 1 ? 1 : FactorOf(count);
                float value = hit ? factor * slot.Weight : 0;
                int row = slot.RowPlusOne - 1;
                LinearKernels.Prefetch(ref Unsafe.Add(ref weights, Math.Max(row, 0) * (nint)PaddedClasses), PaddedClasses);
                Unsafe.Add(ref rows, hits) = row;
                Unsafe.Add(ref values, hits) = factor * slot.ScaledWeight;
                norm = MathF.FusedMultiplyAdd(value, value, norm);
                hits += hit ? 1 : 0;
            }

            norms[b] = norm;
            ends[b] = hits;
        }

        return hits;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ProbeOn(uint hash, ref FeatureSlot slot)
    {
        uint i = hash & (uint)_mask;
        do
        {
            i = (i + 1) & (uint)_mask;
            slot = _slots[i];
        }
        while (slot.Hash != hash && slot.RowPlusOne != 0);
    }

    private void Insert(uint hash, int row, float weight, float scale)
    {
        int i = (int)(hash & (uint)_mask);
        while (_slots[i].RowPlusOne != 0)
        {
            if (_slots[i].Hash == hash)
            {
                throw new ArgumentException($"Feature hash {hash} occurs twice.");
            }

            i = (i + 1) & _mask;
        }

        _slots[i] = new FeatureSlot { Hash = hash, RowPlusOne = row + 1, Weight = weight, ScaledWeight = scale };
    }

    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        foreach (float v in values)
        {
            if (!float.IsFinite(v))
            {
                return false;
            }
        }

        return true;
    }
}
