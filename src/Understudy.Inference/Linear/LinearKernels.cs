using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Understudy.Inference;

/// <summary>
/// Sums of quantised weight rows. Each lane sees the same operations in the same order on every path (fused multiply-add,
/// rows in order), so AVX-512, AVX2 and the portable path give the same bytes.
/// </summary>
internal static class LinearKernels
{
    /// <summary>Classes are padded so that a row is a whole number of vectors: 4, 8, or a multiple of 16.</summary>
    public static int Pad(int classes) => classes <= 4 ? 4 : classes <= 8 ? 8 : (classes + 15) & ~15;

    /// <summary>
    /// Asks for a row's cache lines before they are needed: rows lie scattered over megabytes (banking77: 4.8 to
    /// 4.0 µs a text). A prefetch reads nothing and cannot fault,
    /// hence the one unsafe line.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch(ref sbyte row, int padded)
    {
        if (Sse.IsSupported)
        {
            void* address = Unsafe.AsPointer(ref row);
            Sse.Prefetch0(address);
            if (padded > 16)
            {
                Sse.Prefetch0((byte*)address + padded - 1);
            }
        }
    }

    /// <summary>Adds <c>values[i] * weights[rows[i]]</c> to <paramref name="sum"/> for all hits.</summary>
    public static void Accumulate(ReadOnlySpan<sbyte> weights, int padded, ReadOnlySpan<int> rows, ReadOnlySpan<float> values, Span<float> sum)
    {
        ref sbyte w = ref Unsafe.AsRef(in weights[0]);
        ref float s = ref sum[0];
        int i = 0;
        if (padded >= 16 && Avx512F.IsSupported)
        {
            for (; i + 4 <= rows.Length; i += 4)
            {
                ref sbyte w0 = ref Row(ref w, rows[i], padded);
                ref sbyte w1 = ref Row(ref w, rows[i + 1], padded);
                ref sbyte w2 = ref Row(ref w, rows[i + 2], padded);
                ref sbyte w3 = ref Row(ref w, rows[i + 3], padded);
                Vector512<float> v0 = Vector512.Create(values[i]), v1 = Vector512.Create(values[i + 1]), v2 = Vector512.Create(values[i + 2]), v3 = Vector512.Create(values[i + 3]);
                for (nuint c = 0; c < (nuint)padded; c += 16)
                {
                    Vector512<float> a = Vector512.LoadUnsafe(ref s, c);
                    a = Vector512.FusedMultiplyAdd(Widen512(ref w0, c), v0, a);
                    a = Vector512.FusedMultiplyAdd(Widen512(ref w1, c), v1, a);
                    a = Vector512.FusedMultiplyAdd(Widen512(ref w2, c), v2, a);
                    a = Vector512.FusedMultiplyAdd(Widen512(ref w3, c), v3, a);
                    a.StoreUnsafe(ref s, c);
                }
            }

            for (; i < rows.Length; i++)
            {
                ref sbyte w0 = ref Row(ref w, rows[i], padded);
                Vector512<float> v0 = Vector512.Create(values[i]);
                for (nuint c = 0; c < (nuint)padded; c += 16)
                {
                    Vector512.FusedMultiplyAdd(Widen512(ref w0, c), v0, Vector512.LoadUnsafe(ref s, c)).StoreUnsafe(ref s, c);
                }
            }
        }
        else if (padded >= 8 && Avx2.IsSupported)
        {
            for (; i < rows.Length; i++)
            {
                ref sbyte w0 = ref Row(ref w, rows[i], padded);
                Vector256<float> v0 = Vector256.Create(values[i]);
                for (nuint c = 0; c < (nuint)padded; c += 8)
                {
                    Vector256<float> x = Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref w0, c)))).AsSByte()));
                    Vector256.FusedMultiplyAdd(x, v0, Vector256.LoadUnsafe(ref s, c)).StoreUnsafe(ref s, c);
                }
            }
        }
        else
        {
            Portable(ref w, padded, rows, values, ref s);
        }
    }

    /// <summary>Four classes at a time with nothing but 128-bit vectors: any processor, and the whole row for up to four classes.</summary>
    internal static void Portable(ref sbyte w, int padded, ReadOnlySpan<int> rows, ReadOnlySpan<float> values, ref float s)
    {
        for (nuint c = 0; c < (nuint)padded; c += 4)
        {
            Vector128<float> a = Vector128.LoadUnsafe(ref s, c);
            for (int i = 0; i < rows.Length; i++)
            {
                ref byte from = ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref Row(ref w, rows[i], padded), c));
                Vector128<short> half = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<int>(ref from)).AsSByte());
                a = Vector128.FusedMultiplyAdd(Vector128.ConvertToSingle(Vector128.WidenLower(half)), Vector128.Create(values[i]), a);
            }

            a.StoreUnsafe(ref s, c);
        }
    }

    /// <summary>exp((x - max) * inverseTemperature) in place; the length is a padded number of classes.</summary>
    public static void Exponentials(Span<float> x, float max, float inverseTemperature)
    {
        ref float s = ref x[0];
        nuint c = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; c + 16 <= (nuint)x.Length; c += 16)
            {
                Vector512.Exp((Vector512.LoadUnsafe(ref s, c) - Vector512.Create(max)) * inverseTemperature).StoreUnsafe(ref s, c);
            }
        }

        for (; c < (nuint)x.Length; c += 4)
        {
            Vector128.Exp((Vector128.LoadUnsafe(ref s, c) - Vector128.Create(max)) * inverseTemperature).StoreUnsafe(ref s, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref sbyte Row(ref sbyte weights, int row, int padded) => ref Unsafe.Add(ref weights, (nint)row * padded);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Widen512(ref sbyte row, nuint offset) =>
        Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref row, offset)));
}
