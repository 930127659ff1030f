using System.Collections.Concurrent;
using System.Numerics;
using System.Numerics.Tensors;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Understudy.Inference;

/// <summary>A set of characters: those of Unicode's basic plane one by one (surrogates, which are none, left out), all others together. Immutable.</summary>
internal sealed class CharacterSet
{
    /// <summary>Blocks of 64 characters in the basic plane.</summary>
    public const int Blocks = 1024;

    private const int MostRemembered = 1024;
    private static readonly ConcurrentDictionary<string, CharacterSet> Classes = new(StringComparer.Ordinal);
    private static readonly string Plane = string.Concat(Enumerable.Range(0, 0x10000).Where(c => !char.IsSurrogate((char)c)).Select(c => (char)c));
    private readonly ulong[] _blocks;

    private CharacterSet(ulong[] blocks, bool hasOtherPlanes) => (_blocks, HasOtherPlanes) = (blocks, hasOtherPlanes);

    /// <summary>All characters.</summary>
    public static CharacterSet All { get; } = new(Where(_ => true)._blocks, hasOtherPlanes: true);

    /// <summary>Those that a pattern or a format can have: of the basic plane, and written as themselves unless they are ASCII.</summary>
    public static CharacterSet Matchable { get; } = Where(c => char.IsAscii(c) || !JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(c));

    /// <summary>Whether characters beyond the basic plane belong to it.</summary>
    public bool HasOtherPlanes { get; }

    /// <summary>Whether nothing belongs to it.</summary>
    public bool IsEmpty => !HasOtherPlanes && !_blocks.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>The characters from 64 × <paramref name="block"/> on, a bit each.</summary>
    public ulong Block(int block) => _blocks[block];

    /// <summary>Whether blocks are empty.</summary>
    public bool IsEmptyWithin(int block, int count) => !_blocks.AsSpan(block, count).ContainsAnyExcept(0UL);

    /// <summary>Whether a character of the basic plane belongs to it.</summary>
    public bool Contains(int character) => (_blocks[character >> 6] >> character & 1) != 0;

    /// <summary>The characters of the basic plane for which something holds.</summary>
    public static CharacterSet Where(Func<char, bool> holds)
    {
        var blocks = new ulong[Blocks];
        foreach (char c in Plane)
        {
            if (holds(c))
            {
                blocks[c >> 6] |= 1UL << c;
            }
        }

        return new CharacterSet(blocks, hasOtherPlanes: false);
    }

    /// <summary>One character; none when it is a surrogate.</summary>
    public static CharacterSet Of(char character)
    {
        var blocks = new ulong[Blocks];
        if (!char.IsSurrogate(character))
        {
            blocks[character >> 6] |= 1UL << character;
        }

        return new CharacterSet(blocks, hasOtherPlanes: false);
    }

    /// <summary>The characters of the basic plane that an element of a regular expression matches, by the word of .NET's own engine.</summary>
    /// <param name="element">A class or an escape that matches one character.</param>
    /// <exception cref="ArgumentException">When it is none.</exception>
    public static CharacterSet Matching(string element)
    {
        if (Classes.TryGetValue(element, out CharacterSet? known))
        {
            return known;
        }

        var blocks = new ulong[Blocks];
        foreach (ValueMatch match in Regex.EnumerateMatches(Plane, element, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        {
            char c = match.Length == 1 ? Plane[match.Index] : throw new ArgumentException($"'{element}' does not match one character.", nameof(element));
            blocks[c >> 6] |= 1UL << c;
        }

        var found = new CharacterSet(blocks, hasOtherPlanes: false);
        return Classes.Count < MostRemembered ? Classes.GetOrAdd(element, found) : found;
    }

    /// <summary>What belongs to both.</summary>
    public CharacterSet And(CharacterSet other)
    {
        var blocks = new ulong[Blocks];
        TensorPrimitives.BitwiseAnd<ulong>(_blocks, other._blocks, blocks);
        return new CharacterSet(blocks, HasOtherPlanes && other.HasOtherPlanes);
    }

    /// <summary>What belongs to either.</summary>
    public CharacterSet Or(CharacterSet other)
    {
        var blocks = new ulong[Blocks];
        TensorPrimitives.BitwiseOr<ulong>(_blocks, other._blocks, blocks);
        return new CharacterSet(blocks, HasOtherPlanes || other.HasOtherPlanes);
    }

    /// <summary>What belongs to this one only.</summary>
    public CharacterSet Without(CharacterSet other)
    {
        var blocks = new ulong[Blocks];
        TensorPrimitives.OnesComplement<ulong>(other._blocks, blocks);
        TensorPrimitives.BitwiseAnd<ulong>(_blocks, blocks, blocks);
        return new CharacterSet(blocks, HasOtherPlanes && !other.HasOtherPlanes);
    }

    /// <summary>Whether something belongs to both.</summary>
    public bool Overlaps(CharacterSet other)
    {
        for (int i = 0; i < Blocks; i++)
        {
            if ((_blocks[i] & other._blocks[i]) != 0)
            {
                return true;
            }
        }

        return HasOtherPlanes && other.HasOtherPlanes;
    }

    /// <summary>The bits of a word as ranges.</summary>
    public static IEnumerable<(int Low, int High)> Ranges(ulong bits)
    {
        for (int low = 0; bits != 0;)
        {
            int skip = BitOperations.TrailingZeroCount(bits);
            low += skip;
            bits >>= skip;
            int length = BitOperations.TrailingZeroCount(~bits);
            yield return (low, low + length - 1);
            low += length;
            bits = length == 64 ? 0 : bits >> length;
        }
    }
}
