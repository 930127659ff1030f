using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Understudy.Inference;

/// <summary>
/// Turns a text into hashed n-grams: lower-cased, white space collapsed, words, unordered word pairs and character
/// sequences, each a 32-bit hash with its count. One pass over a span, no strings. Immutable and thread-safe; the scratch is not.
/// The hashes are part of the artifact format (version <see cref="FormatVersion"/>) and never change within a version.
/// </summary>
public sealed class TextFeaturizer
{
    /// <summary>Version of normalisation, tokenisation and hashing.</summary>
    public const int FormatVersion = 1;

    private const ulong Prime = 0x9E3779B97F4A7C15UL;
    private const ulong WordSalt = 0xD6E8FEB86659FD93UL, PairSalt = 0xA0761D6478BD642FUL, CharSalt = 0xE7037ED1A0B428DBUL;

    /// <summary>Prepares extraction.</summary>
    /// <exception cref="ArgumentException">When the options are out of range; the message lists all errors.</exception>
    public TextFeaturizer(FeatureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> errors = options.Validate();
        Options = errors.Count == 0 ? options : throw new ArgumentException(string.Join(" ", errors), nameof(options));
    }

    /// <summary>The options.</summary>
    public FeatureOptions Options { get; }

    /// <summary>Extracts the distinct features of <paramref name="text"/> into <paramref name="scratch"/>. Any UTF-16, well-formed or not, any length.</summary>
    public void Extract(ReadOnlySpan<char> text, FeatureScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        scratch.ReserveText(text.Length + 2);
        int length = CharacterClasses.Normalize(text, scratch.Normalized, scratch.Origin);
        scratch.Length = length;
        ReadOnlySpan<char> normalized = scratch.Normalized.AsSpan(0, length);
        int words = Options.WordMax > 0 || Options.PairWindow > 0 ? FindWords(normalized, scratch) : 0;
        int perWord = Options.WordMax + Math.Max(0, Options.PairWindow - 1);
        int perCharacter = Options.CharMax == 0 ? 0 : Options.CharMax - Options.CharMin + 1;
        scratch.ReserveFeatures(checked((words * perWord) + (length * perCharacter)));
        var sink = new Sink(scratch);
        AddWords(scratch, words, ref sink);
        scratch.BlockEnds[0] = sink.Count;
        AddPairs(scratch, words, ref sink);
        scratch.BlockEnds[1] = sink.Count;
        if (Options.CharMax > 0)
        {
            AddCharacters(normalized, ref sink);
        }

        scratch.BlockEnds[2] = sink.Count;
        scratch.Count = sink.Count;
    }

    private static int FindWords(ReadOnlySpan<char> text, FeatureScratch scratch)
    {
        ulong[] hashes = scratch.WordHash;
        (int, int)[] spans = scratch.WordSpan;
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte kind = CharacterClasses.KindOf(text[i]);
            if (kind == CharacterClasses.Other)
            {
                continue;
            }

            int start = i;
            ulong h = WordSalt;
            do
            {
                h = (h ^ text[i]) * Prime;
                i++;
            }
            while (kind == CharacterClasses.Word && i < text.Length && CharacterClasses.KindOf(text[i]) == CharacterClasses.Word);

            spans[count] = (start, i);
            hashes[count++] = (h ^ (h >> 32)) * Prime;
            i--;
        }

        return count;
    }

    private void AddWords(FeatureScratch scratch, int words, ref Sink sink)
    {
        ulong[] hashes = scratch.WordHash;
        for (int i = 0; i < words; i++)
        {
            ulong h = WordSalt;
            for (int n = 0; n < Options.WordMax && i + n < words; n++)
            {
                h = (h ^ hashes[i + n]) * Prime;
                h ^= h >> 29;
                if (sink.Add((uint)((h * Prime) >> 32)))
                {
                    sink.Note(scratch.WordSpan[i].Start, scratch.WordSpan[i + n].End);
                }
            }
        }
    }

    private void AddPairs(FeatureScratch scratch, int words, ref Sink sink)
    {
        ulong[] hashes = scratch.WordHash;
        for (int i = 0; i < words; i++)
        {
            int end = Math.Min(words, i + Options.PairWindow);
            for (int j = i + 1; j < end; j++)
            {
                // The sum does not know the order of the two words.
                ulong h = ((hashes[i] + hashes[j]) ^ PairSalt) * Prime;
                h ^= h >> 29;
                if (sink.Add((uint)((h * Prime) >> 32)))
                {
                    sink.Note(scratch.WordSpan[i].Start, scratch.WordSpan[i].End, scratch.WordSpan[j].Start, scratch.WordSpan[j].End);
                }
            }
        }
    }

    private void AddCharacters(ReadOnlySpan<char> text, ref Sink sink)
    {
        int min = Options.CharMin, max = Options.CharMax;
        bool across = Options.AcrossWords;
        for (int i = 0; i < text.Length; i++)
        {
            ulong h = CharSalt;
            int end = Math.Min(text.Length, i + max);
            for (int j = i; j < end; j++)
            {
                char c = text[j];
                h = (h ^ c) * Prime;
                h ^= h >> 32;
                if (j - i + 1 >= min && sink.Add((uint)((h * Prime) >> 32)))
                {
                    sink.Note(i, j + 1);
                }

                if (!across && c == ' ' && j > i)
                {
                    break;
                }
            }
        }
    }

    /// <summary>Counts hashes in a small table that stays in the first-level cache.</summary>
    private ref struct Sink
    {
        private readonly ref int _slots;
        private readonly ref uint _hashes;
        private readonly ref int _counts;
        private readonly uint _mask;
        private readonly (int, int, int, int)[]? _positions;

        public Sink(FeatureScratch scratch)
        {
            _slots = ref MemoryMarshal.GetReference(scratch.SlotTable(out int mask));
            _mask = (uint)mask;
            _hashes = ref MemoryMarshal.GetArrayDataReference(scratch.HashBuffer);
            _counts = ref MemoryMarshal.GetArrayDataReference(scratch.CountBuffer);
            _positions = scratch.TracksPositions ? scratch.Position : null;
        }

        public int Count { get; private set; }

        // The buffers were reserved for the largest possible number of features, so the indexes need no check:
        // with checks this loop took a third of a prediction.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Add(uint hash)
        {
            uint slot = hash & _mask;
            int entry;
            while ((entry = Unsafe.Add(ref _slots, slot)) != 0)
            {
                if (Unsafe.Add(ref _hashes, entry - 1) == hash)
                {
                    Unsafe.Add(ref _counts, entry - 1)++;
                    return false;
                }

                slot = (slot + 1) & _mask;
            }

            Unsafe.Add(ref _hashes, Count) = hash;
            Unsafe.Add(ref _counts, Count) = 1;
            Unsafe.Add(ref _slots, slot) = ++Count;
            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Note(int start, int end, int secondStart = 0, int secondEnd = 0)
        {
            if (_positions is not null)
            {
                _positions[Count - 1] = (start, end, secondStart, secondEnd);
            }
        }
    }
}
