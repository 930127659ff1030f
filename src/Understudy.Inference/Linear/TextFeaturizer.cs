using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Understudy.Inference;

/// <summary>
/// Turns a text into hashed n-grams: lower-cased, white space collapsed, words, unordered word pairs and character
/// sequences, sequences of the words' forms and the words' places, each a 32-bit hash with its count. One pass over a span, no strings. Immutable and thread-safe; the scratch is not.
/// The hashes are part of the artifact format (version <see cref="FormatVersion"/>) and never change within a version.
/// </summary>
public sealed class TextFeaturizer
{
    /// <summary>Version of normalisation, tokenisation and hashing.</summary>
    public const int FormatVersion = 1;

    /// <summary>Version where forms or places are on: programs that do not know them refuse the specialist.</summary>
    public const int StyleVersion = 2;

    private const ulong Prime = 0x9E3779B97F4A7C15UL;
    private const ulong WordSalt = 0xD6E8FEB86659FD93UL, PairSalt = 0xA0761D6478BD642FUL, FormSalt = 0x8EBC6AF09C88C6E3UL, PlaceSalt = 0x589965CC75374CC3UL;

    private const int LengthFeatures = 2;

    // Forms of words; a punctuation mark is its own, and no text has control characters by then.
    private const char Plain = '\u0001', Capitalised = '\u0002', Capitals = '\u0003', Number = '\u0004';

    /// <summary>Prepares extraction.</summary>
    /// <exception cref="ArgumentException">When the options are out of range; the message lists all errors.</exception>
    public TextFeaturizer(FeatureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> errors = options.Validate();
        Options = errors.Count == 0 ? options : throw new ArgumentException(string.Join(" ", errors), nameof(options));
    }

    /// <summary>Version of the text path with these options.</summary>
    public static int VersionOf(FeatureOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.HasStyle ? StyleVersion : FormatVersion;
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
        int words = Options.WordMax > 0 || Options.PairWindow > 0 || Options.PlaceParts > 0 ? FindWords(normalized, scratch) : 0;
        int perWord = Options.WordMax + Math.Max(0, Options.PairWindow - 1) + (Options.PlaceParts > 0 ? 1 : 0);
        int perCharacter = Options.CharMax == 0 ? 0 : Options.CharMax - Options.CharMin + 1;
        scratch.ReserveFeatures(checked((words * perWord) + (length * (perCharacter + Options.FormMax)) + LengthFeatures));

        // First all hashes in a row, then the counting: the first loops have no branch to wait for, and the second keeps
        // its state in registers. Together they take half the time of counting each hash as it comes.
        int end = HashSequences(scratch, words, Options.WordMax, WordSalt, 0);
        scratch.BlockEnds[0] = Count(scratch, 0, end, 0);
        int begin = end;
        end = HashPairs(scratch, words, begin);
        scratch.BlockEnds[1] = Count(scratch, begin, end, scratch.BlockEnds[0]);
        begin = end;
        end = Options.CharMax == 0 ? begin : Options.AcrossWords ? CharacterHashes.Across(normalized, Options.CharMin, Options.CharMax, scratch, begin) : CharacterHashes.Within(normalized, Options.CharMin, Options.CharMax, scratch, begin);
        scratch.BlockEnds[2] = Count(scratch, begin, end, scratch.BlockEnds[1]);
        begin = end;
        end = Options.PlaceParts == 0 || words == 0 ? begin : HashPlaces(scratch, words, begin);
        end = Options.FormMax == 0 ? end : HashSequences(scratch, FindForms(text, scratch), Options.FormMax, FormSalt, end);
        scratch.BlockEnds[3] = Count(scratch, begin, end, scratch.BlockEnds[2]);
        scratch.Count = scratch.BlockEnds[3];
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

    /// <summary>
    /// The form of every word and every other character that is no space, in the places that words had: what comes before is
    /// hashed by then. Spans are in the normalised text, which differs from the caller's by collapsed white space alone.
    /// </summary>
    private static int FindForms(ReadOnlySpan<char> text, FeatureScratch scratch)
    {
        ulong[] hashes = scratch.WordHash;
        (int, int)[] spans = scratch.WordSpan;
        int count = 0, at = 1;
        bool space = true;
        for (int i = 0; i < text.Length; i++)
        {
            bool before = space;
            space = CharacterClasses.Fold(text[i]) == ' ';
            if (space)
            {
                at += before ? 0 : 1;
                continue;
            }

            int start = i;
            char form = text[i];
            if (CharacterClasses.KindOf(form) == CharacterClasses.Word)
            {
                bool lower = char.IsLower(form);
                while (i + 1 < text.Length && CharacterClasses.KindOf(text[i + 1]) == CharacterClasses.Word)
                {
                    lower |= char.IsLower(text[++i]);
                }

                form = char.IsDigit(form) ? Number : !char.IsUpper(form) ? Plain : lower || i == start ? Capitalised : Capitals;
            }

            ulong h = (FormSalt ^ form) * Prime;
            spans[count] = (at, at + i - start + 1);
            hashes[count++] = (h ^ (h >> 32)) * Prime;
            at += i - start + 1;
        }

        return count;
    }

    private static int HashSequences(FeatureScratch scratch, int words, int longest, ulong salt, int at)
    {
        ulong[] hashes = scratch.WordHash;
        Span<uint> raw = scratch.Raw;
        for (int i = 0; i < words; i++)
        {
            ulong h = salt;
            int end = Math.Min(words, i + longest);
            for (int j = i; j < end; j++)
            {
                h = (h ^ hashes[j]) * Prime;
                h ^= h >> 29;
                scratch.Note(at, scratch.WordSpan[i].Start, scratch.WordSpan[j].End);
                raw[at++] = (uint)((h * Prime) >> 32);
            }
        }

        return at;
    }

    private int HashPairs(FeatureScratch scratch, int words, int at)
    {
        ulong[] hashes = scratch.WordHash;
        Span<uint> raw = scratch.Raw;
        for (int i = 0; i < words; i++)
        {
            int end = Math.Min(words, i + Options.PairWindow);
            for (int j = i + 1; j < end; j++)
            {
                // The sum does not know the order of the two words.
                ulong h = ((hashes[i] + hashes[j]) ^ PairSalt) * Prime;
                h ^= h >> 29;
                scratch.Note(at, scratch.WordSpan[i].Start, scratch.WordSpan[i].End, scratch.WordSpan[j].Start, scratch.WordSpan[j].End);
                raw[at++] = (uint)((h * Prime) >> 32);
            }
        }

        return at;
    }

    /// <summary>Each word with the part of the text that it stands in, then the number of words in steps of five and of characters in steps of √2.</summary>
    private int HashPlaces(FeatureScratch scratch, int words, int at)
    {
        const int WordStep = 5;
        ulong[] hashes = scratch.WordHash;
        Span<uint> raw = scratch.Raw;
        for (int i = 0; i < words; i++)
        {
            int part = (int)((long)Options.PlaceParts * i / words);
            scratch.Note(at, scratch.WordSpan[i].Start, scratch.WordSpan[i].End);
            raw[at++] = Place(hashes[i] + (ulong)part);
        }

        ReadOnlySpan<ulong> lengths = [((ulong)words / WordStep) << 8, (ulong)BitOperations.Log2((ulong)scratch.Length * (ulong)scratch.Length)];
        foreach (ulong length in lengths)
        {
            scratch.Note(at, 0, 0);
            raw[at++] = Place(length);
        }

        return at;

        static uint Place(ulong what)
        {
            ulong h = (what ^ PlaceSalt) * Prime;
            h ^= h >> 29;
            return (uint)((h * Prime) >> 32);
        }
    }

    /// <summary>Counts hashes in a small table that stays in the first-level cache; returns the number of distinct ones so far.</summary>
    private static int Count(FeatureScratch scratch, int begin, int end, int count)
    {
        // The buffers were reserved for the largest possible number of features, so the indexes need no check.
        ref int slots = ref MemoryMarshal.GetReference(scratch.SlotTable(out int mask));
        ref uint hashes = ref MemoryMarshal.GetArrayDataReference(scratch.HashBuffer);
        ref int counts = ref MemoryMarshal.GetArrayDataReference(scratch.CountBuffer);
        ReadOnlySpan<uint> raw = scratch.Raw.AsSpan(begin, end - begin);
        bool tracks = scratch.TracksPositions;
        for (int i = 0; i < raw.Length; i++)
        {
            uint hash = raw[i], slot = hash & (uint)mask;
            int entry = Unsafe.Add(ref slots, slot);
            while (entry != 0 && Unsafe.Add(ref hashes, entry - 1) != hash)
            {
                slot = (slot + 1) & (uint)mask;
                entry = Unsafe.Add(ref slots, slot);
            }

            if (entry != 0)
            {
                Unsafe.Add(ref counts, entry - 1)++;
                continue;
            }

            if (tracks)
            {
                scratch.Position[count] = scratch.RawPosition[begin + i];
            }

            Unsafe.Add(ref hashes, count) = hash;
            Unsafe.Add(ref counts, count) = 1;
            Unsafe.Add(ref slots, slot) = ++count;
        }

        return count;
    }
}
