using System.Runtime.InteropServices;

namespace Understudy.Data;

/// <summary>
/// The set of character 5-shingles of a normalised text, as sorted 64-bit hashes; a text shorter than 5 is its own only
/// shingle. Of very long texts the first 65,536 characters count. A buffer to be used again; not thread-safe.
/// </summary>
internal sealed class Shingles
{
    private const int Length = 5;
    private const int MaximumCharacters = 1 << 16;
    private ulong[] _hashes = new ulong[256];

    /// <summary>How many distinct shingles there are.</summary>
    public int Count { get; private set; }

    /// <summary>The hashes, ascending.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>The finishing step of SplitMix64.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Takes the set of a text.</summary>
    public Shingles Set(NormalisedText text)
    {
        int n = Take(text);
        Span<ulong> hashes = _hashes.AsSpan(0, n);
        hashes.Sort();
        int distinct = 0;
        for (int i = 0; i < n; i++)
        {
            if (i == 0 || hashes[i] != hashes[i - 1])
            {
                hashes[distinct++] = hashes[i];
            }
        }

        Count = distinct;
        return this;
    }

    /// <summary>Takes the shingles of a text in text order, repeats included: enough for minima.</summary>
    public Shingles SetUnsorted(NormalisedText text)
    {
        Count = Take(text);
        return this;
    }

    /// <summary>Copies another set.</summary>
    public void CopyFrom(Shingles other)
    {
        Ensure(other.Count);
        other.Hashes.CopyTo(_hashes);
        Count = other.Count;
    }

    /// <summary>Whether the Jaccard similarity of two sets (from <see cref="Set"/>) is at least a threshold.</summary>
    public static bool AreSimilar(Shingles a, Shingles b, double threshold)
    {
        ReadOnlySpan<ulong> x = a.Hashes, y = b.Hashes;
        if (Math.Min(x.Length, y.Length) < threshold * Math.Max(x.Length, y.Length))
        {
            return false;
        }

        // |A ∩ B| / |A ∪ B| ≥ t ⇔ |A ∩ B| ≥ t (|A| + |B|) / (1 + t): stop as soon as that is out of reach.
        double needed = threshold * (x.Length + y.Length) / (1 + threshold);
        int misses = (int)Math.Floor(x.Length - needed + 1e-9);
        int common = 0, i = 0, j = 0;
        while (i < x.Length && j < y.Length)
        {
            if (x[i] == y[j])
            {
                common++;
                i++;
                j++;
            }
            else if (x[i] < y[j])
            {
                if (--misses < 0)
                {
                    return false;
                }

                i++;
            }
            else
            {
                j++;
            }
        }

        return common >= needed - 1e-9;
    }

    private int Take(NormalisedText normalised)
    {
        ReadOnlySpan<char> text = normalised.Text[..Math.Min(normalised.Text.Length, MaximumCharacters)];
        int n = Math.Max(1, text.Length - Length + 1);
        Ensure(n);
        if (text.Length < Length)
        {
            _hashes[0] = normalised.Hash();
            return 1;
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(text);
        for (int i = 0; i < n; i++)
        {
            ulong four = MemoryMarshal.Read<ulong>(bytes[(2 * i)..]);
            _hashes[i] = Mix(four ^ (text[i + 4] * 0x9E3779B97F4A7C15UL));
        }

        return n;
    }

    private void Ensure(int count)
    {
        if (_hashes.Length < count)
        {
            _hashes = new ulong[Math.Max(count, 2 * _hashes.Length)];
        }
    }
}
