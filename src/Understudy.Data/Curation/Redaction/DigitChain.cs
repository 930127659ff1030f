using System.Runtime.CompilerServices;

namespace Understudy.Data;

/// <summary>Groups of digits joined by the separators that numbers are written with: <c>+49 (0)30 1234-567</c>.</summary>
internal ref struct DigitChain
{
    /// <summary>Most groups of one chain; what follows is a chain of its own.</summary>
    public const int MaximumGroups = 24;

    private readonly ReadOnlySpan<char> _text;
    private Groups _groups;

    /// <summary>Reads the chain that begins at a digit.</summary>
    public DigitChain(ReadOnlySpan<char> text, int start)
    {
        _text = text;
        int position = start;
        while (true)
        {
            int length = text[position..].IndexOfAnyExceptInRange('0', '9');
            int end = length < 0 ? text.Length : position + length;
            _groups[Count++] = (position, end);
            Digits += end - position;
            int next = end + SeparatorLength(text[end..]);
            if (next == end || Count == MaximumGroups)
            {
                return;
            }

            position = next;
        }
    }

    /// <summary>Groups.</summary>
    public int Count { get; private set; }

    /// <summary>Digits of all groups.</summary>
    public int Digits { get; private set; }

    /// <summary>Where the chain ends, exclusive.</summary>
    public readonly int End => _groups[Count - 1].End;

    /// <summary>Where a group begins.</summary>
    public readonly int StartOf(int group) => _groups[group].Start;

    /// <summary>Where a group ends, exclusive.</summary>
    public readonly int EndOf(int group) => _groups[group].End;

    /// <summary>Digits of a group.</summary>
    public readonly int LengthOf(int group) => group < Count ? _groups[group].End - _groups[group].Start : 0;

    /// <summary>A group's digits.</summary>
    public readonly ReadOnlySpan<char> this[int group] => _text[_groups[group].Start.._groups[group].End];

    /// <summary>What stands before a group: nothing before the first.</summary>
    public readonly ReadOnlySpan<char> Before(int group) => group > 0 && group < Count ? _text[_groups[group - 1].End.._groups[group].Start] : [];

    /// <summary>Copies the digits of groups, without separators.</summary>
    public readonly int CopyDigits(int from, int until, Span<char> into)
    {
        int length = 0;
        for (int g = from; g < until; g++)
        {
            this[g].CopyTo(into[length..]);
            length += LengthOf(g);
        }

        return length;
    }

    private static int SeparatorLength(ReadOnlySpan<char> rest)
    {
        int length = rest switch
        {
            [' ', '/', ' ', ..] => 3,
            [')', ' ' or '-' or '\u2011' or '\u00A0', ..] or [' ' or '\u00A0', '(', ..] => 2,
            [' ' or '\u00A0' or '\u202F' or '-' or '\u2011' or '\u2013' or '.' or '/' or '(' or ')', ..] => 1,
            _ => 0,
        };
        return length < rest.Length && char.IsAsciiDigit(rest[length]) ? length : 0;
    }

    [InlineArray(MaximumGroups)]
    private struct Groups
    {
        private (int Start, int End) _first;
    }
}
