using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Understudy.Training;

/// <summary>
/// The two inner loops of the solver. A weight row is [weights, squared gradients], each padded to whole vectors, so one
/// row is one stream. Every lane does the same operations in the same order at every width (all multiply-adds are fused, the
/// inverse square root is arithmetic on bits), so AVX-512, AVX2 and the portable path give the same bytes.
/// </summary>
internal static class SolverKernels
{
    /// <summary>logits[from..to] += sum of x_i * w_i over the row's features.</summary>
    public static void Forward(ref float weights, int stride, ReadOnlySpan<int> ids, ReadOnlySpan<float> x, int from, int to, ref float logits)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated && to - from >= 16)
        {
            // Four rows a step: one load and one store of the sums for four multiply-adds.
            for (; i + 4 <= ids.Length; i += 4)
            {
                ref float w0 = ref Row(ref weights, ids[i], stride);
                ref float w1 = ref Row(ref weights, ids[i + 1], stride);
                ref float w2 = ref Row(ref weights, ids[i + 2], stride);
                ref float w3 = ref Row(ref weights, ids[i + 3], stride);
                Vector512<float> x0 = Vector512.Create(x[i]), x1 = Vector512.Create(x[i + 1]), x2 = Vector512.Create(x[i + 2]), x3 = Vector512.Create(x[i + 3]);
                for (nuint c = (nuint)from; c < (nuint)to; c += 16)
                {
                    Vector512<float> a = Vector512.LoadUnsafe(ref logits, c);
                    a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w0, c), x0, a);
                    a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w1, c), x1, a);
                    a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w2, c), x2, a);
                    a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w3, c), x3, a);
                    a.StoreUnsafe(ref logits, c);
                }
            }

            for (; i < ids.Length; i++)
            {
                ref float w0 = ref Row(ref weights, ids[i], stride);
                Vector512<float> x0 = Vector512.Create(x[i]);
                for (nuint c = (nuint)from; c < (nuint)to; c += 16)
                {
                    Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref w0, c), x0, Vector512.LoadUnsafe(ref logits, c)).StoreUnsafe(ref logits, c);
                }
            }
        }
        else if (Vector256.IsHardwareAccelerated && to - from >= 8)
        {
            for (nuint c = (nuint)from; c < (nuint)to; c += 8)
            {
                Vector256<float> a = Vector256.LoadUnsafe(ref logits, c);
                for (i = 0; i < ids.Length; i++)
                {
                    a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref Row(ref weights, ids[i], stride), c), Vector256.Create(x[i]), a);
                }

                a.StoreUnsafe(ref logits, c);
            }
        }
        else
        {
            ForwardPortable(ref weights, stride, ids, x, from, to, ref logits);
        }
    }

    /// <summary>One AdaGrad step of a row's features: G += g^2, w -= step * g / sqrt(G) with g = x * error.</summary>
    public static void Update(ref float weights, int stride, ReadOnlySpan<int> ids, ReadOnlySpan<float> x, int from, int to, ref float error, float step)
    {
        nuint squares = (nuint)(stride / 2);
        if (Vector512.IsHardwareAccelerated && to - from >= 16)
        {
            Vector512<float> negative = Vector512.Create(-step);
            for (int i = 0; i < ids.Length; i++)
            {
                ref float w = ref Row(ref weights, ids[i], stride);
                Vector512<float> x0 = Vector512.Create(x[i]);
                for (nuint c = (nuint)from; c < (nuint)to; c += 16)
                {
                    Vector512<float> g = Vector512.LoadUnsafe(ref error, c) * x0;
                    Vector512<float> sum = Vector512.FusedMultiplyAdd(g, g, Vector512.LoadUnsafe(ref w, c + squares));
                    sum.StoreUnsafe(ref w, c + squares);
                    Vector512<float> y = (Vector512.Create(0x5F37_59DF) - (sum.AsInt32() >> 1)).AsSingle();
                    y *= Vector512.FusedMultiplyAdd(sum * y * -0.5f, y, Vector512.Create(1.5f));
                    Vector512.FusedMultiplyAdd(g * negative, y, Vector512.LoadUnsafe(ref w, c)).StoreUnsafe(ref w, c);
                }
            }
        }
        else if (Vector256.IsHardwareAccelerated && to - from >= 8)
        {
            Vector256<float> negative = Vector256.Create(-step);
            for (int i = 0; i < ids.Length; i++)
            {
                ref float w = ref Row(ref weights, ids[i], stride);
                Vector256<float> x0 = Vector256.Create(x[i]);
                for (nuint c = (nuint)from; c < (nuint)to; c += 8)
                {
                    Vector256<float> g = Vector256.LoadUnsafe(ref error, c) * x0;
                    Vector256<float> sum = Vector256.FusedMultiplyAdd(g, g, Vector256.LoadUnsafe(ref w, c + squares));
                    sum.StoreUnsafe(ref w, c + squares);
                    Vector256<float> y = (Vector256.Create(0x5F37_59DF) - (sum.AsInt32() >> 1)).AsSingle();
                    y *= Vector256.FusedMultiplyAdd(sum * y * -0.5f, y, Vector256.Create(1.5f));
                    Vector256.FusedMultiplyAdd(g * negative, y, Vector256.LoadUnsafe(ref w, c)).StoreUnsafe(ref w, c);
                }
            }
        }
        else
        {
            UpdatePortable(ref weights, stride, ids, x, from, to, ref error, step);
        }
    }

    internal static void ForwardPortable(ref float weights, int stride, ReadOnlySpan<int> ids, ReadOnlySpan<float> x, int from, int to, ref float logits)
    {
        for (nuint c = (nuint)from; c < (nuint)to; c += 4)
        {
            Vector128<float> a = Vector128.LoadUnsafe(ref logits, c);
            for (int i = 0; i < ids.Length; i++)
            {
                a = Vector128.FusedMultiplyAdd(Vector128.LoadUnsafe(ref Row(ref weights, ids[i], stride), c), Vector128.Create(x[i]), a);
            }

            a.StoreUnsafe(ref logits, c);
        }
    }

    internal static void UpdatePortable(ref float weights, int stride, ReadOnlySpan<int> ids, ReadOnlySpan<float> x, int from, int to, ref float error, float step)
    {
        nuint squares = (nuint)(stride / 2);
        Vector128<float> negative = Vector128.Create(-step);
        for (int i = 0; i < ids.Length; i++)
        {
            ref float w = ref Row(ref weights, ids[i], stride);
            Vector128<float> x0 = Vector128.Create(x[i]);
            for (nuint c = (nuint)from; c < (nuint)to; c += 4)
            {
                Vector128<float> g = Vector128.LoadUnsafe(ref error, c) * x0;
                Vector128<float> sum = Vector128.FusedMultiplyAdd(g, g, Vector128.LoadUnsafe(ref w, c + squares));
                sum.StoreUnsafe(ref w, c + squares);
                // Inverse square root by the exponent's halving and one Newton step (0.2 % at worst): AdaGrad's divisor needs no
                // more, it costs a third of square root and division, and unlike the processors' estimates it is the same everywhere.
                Vector128<float> y = (Vector128.Create(0x5F37_59DF) - (sum.AsInt32() >> 1)).AsSingle();
                y *= Vector128.FusedMultiplyAdd(sum * y * -0.5f, y, Vector128.Create(1.5f));
                Vector128.FusedMultiplyAdd(g * negative, y, Vector128.LoadUnsafe(ref w, c)).StoreUnsafe(ref w, c);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Row(ref float weights, int row, int stride) => ref Unsafe.Add(ref weights, (nint)row * stride);
}
