using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Understudy.Inference;

/// <summary>Hashes of sequences of characters, part of the text path's format.</summary>
internal static class CharacterHashes
{
    private const ulong Prime = 0x9E3779B97F4A7C15UL, Salt = 0xE7037ED1A0B428DBUL;

    /// <summary>
    /// All sequences of <paramref name="min"/> to <paramref name="max"/> characters, shorter ones first: each length extends
    /// the hashes of the one before at all positions at once, eight positions a vector.
    /// </summary>
    public static int Across(ReadOnlySpan<char> text, int min, int max, FeatureScratch scratch, int at)
    {
        Span<ulong> state = scratch.State.AsSpan(0, text.Length);
        state.Fill(Salt);
        Span<uint> raw = scratch.Raw;
        for (int n = 1; n <= max && n <= text.Length; n++)
        {
            int positions = text.Length - n + 1;
            Extend(state[..positions], text[(n - 1)..]);
            if (n >= min)
            {
                Finish(state[..positions], raw.Slice(at, positions));
                if (scratch.TracksPositions)
                {
                    for (int i = 0; i < positions; i++)
                    {
                        scratch.Note(at + i, i, i + n);
                    }
                }

                at += positions;
            }
        }

        return at;
    }

    /// <summary>The sequences that have no space inside, position by position.</summary>
    public static int Within(ReadOnlySpan<char> text, int min, int max, FeatureScratch scratch, int at)
    {
        Span<uint> raw = scratch.Raw;
        for (int i = 0; i < text.Length; i++)
        {
            ulong h = Salt;
            int end = Math.Min(text.Length, i + max);
            for (int j = i; j < end; j++)
            {
                h = (h ^ text[j]) * Prime;
                h ^= h >> 32;
                if (j - i + 1 >= min)
                {
                    scratch.Note(at, i, j + 1);
                    raw[at++] = (uint)((h * Prime) >> 32);
                }

                if (text[j] == ' ' && j > i)
                {
                    break;
                }
            }
        }

        return at;
    }

    private static void Extend(Span<ulong> state, ReadOnlySpan<char> next)
    {
        ref ulong s = ref MemoryMarshal.GetReference(state);
        ref ushort c = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(next));
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= state.Length; i += 8)
            {
                (Vector256<uint> wide, _) = Vector256.Widen(Vector128.LoadUnsafe(ref c, (nuint)i).ToVector256Unsafe());
                (Vector512<ulong> characters, _) = Vector512.Widen(wide.ToVector512Unsafe());
                Vector512<ulong> h = (Vector512.LoadUnsafe(ref s, (nuint)i) ^ characters) * Vector512.Create(Prime);
                (h ^ (h >> 32)).StoreUnsafe(ref s, (nuint)i);
            }
        }

        for (; i < state.Length; i++)
        {
            ulong h = (Unsafe.Add(ref s, i) ^ Unsafe.Add(ref c, i)) * Prime;
            Unsafe.Add(ref s, i) = h ^ (h >> 32);
        }
    }

    private static void Finish(ReadOnlySpan<ulong> state, Span<uint> raw)
    {
        ref ulong s = ref MemoryMarshal.GetReference(state);
        ref uint r = ref MemoryMarshal.GetReference(raw);
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= state.Length; i += 16)
            {
                Vector512<ulong> low = (Vector512.LoadUnsafe(ref s, (nuint)i) * Vector512.Create(Prime)) >> 32;
                Vector512<ulong> high = (Vector512.LoadUnsafe(ref s, (nuint)i + 8) * Vector512.Create(Prime)) >> 32;
                Vector512.Narrow(low, high).StoreUnsafe(ref r, (nuint)i);
            }
        }

        for (; i < state.Length; i++)
        {
            Unsafe.Add(ref r, i) = (uint)((Unsafe.Add(ref s, i) * Prime) >> 32);
        }
    }
}
