using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Reads the words of a text as BERT's basic tokenizer makes them, in one pass: clean, set ideographs apart, lower-case, strip
/// accents (form D without non-spacing marks), split at white space and around punctuation. Memory is one word.
/// </summary>
internal ref struct BertWordReader
{
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<byte> _table;
    private readonly Span<char> _word;
    private readonly int _mask; // flags that matter under the options
    private readonly int _longest;
    private readonly bool _clean, _lower, _strip;
    private int _position;
    private int _length; // UTF-16 units of the word, also beyond the buffer
    private int _pairs; // of which second halves of surrogate pairs
    private int _runStart, _runEnd; // the characters that canonical ordering may still move, when they end the word

    /// <summary>Starts reading.</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The switches.</param>
    /// <param name="buffer">Room for a word: <see cref="BufferLength"/>.</param>
    public BertWordReader(ReadOnlySpan<char> text, BertTextOptions options, Span<char> buffer)
    {
        _text = text;
        _table = CharacterTable.BasicPlane;
        _word = buffer;
        _longest = options.LongestWord;
        _clean = options.CleanText;
        _lower = options.LowerCase;
        _strip = options.StripAccents ?? options.LowerCase;
        _mask = CharacterTable.Space | CharacterTable.Punctuation | CharacterTable.Surrogate
            | (_clean ? CharacterTable.Removed : 0)
            | (options.SplitIdeographs ? CharacterTable.Ideograph : 0)
            | (_lower || _strip ? CharacterTable.Changes : 0);
    }

    /// <summary>UTF-16 units that a buffer needs for words of up to this many code points.</summary>
    public static int BufferLength(BertTextOptions options) => 2 * options.LongestWord;

    /// <summary>Whether the word read last has more code points than the options allow; its characters are then not to be used.</summary>
    public readonly bool IsTooLong => _length - _pairs > _longest;

    /// <summary>The word read last; valid until the next one is read.</summary>
    public readonly ReadOnlySpan<char> Word => _word[..Math.Min(_length, _word.Length)];

    /// <summary>Reads the next word; false at the end.</summary>
    public bool Next()
    {
        _length = _pairs = 0;
        _runEnd = -1;
        while (_position < _text.Length)
        {
            char c = _text[_position];
            int flags = _table[c] & _mask;
            if (flags == 0)
            {
                _position++;
                Append(c);
            }
            else if (c < 128)
            {
                if (flags == CharacterTable.Changes)
                {
                    _position++;
                    Append(_lower ? (char)(c | 0x20) : c);
                }
                else if ((flags & CharacterTable.Removed) != 0)
                {
                    _position++;
                }
                else if (EndsWord(c, (flags & CharacterTable.Space) != 0, 1))
                {
                    return true;
                }
            }
            else if (ReadOther(c, flags))
            {
                return true;
            }
        }

        return _length > 0;
    }

    private void Append(char c)
    {
        if (_length < _word.Length)
        {
            _word[_length] = c;
        }

        _length++;
    }

    // A boundary: gives the word so far, if any, and comes back to the character; then the character itself, unless it is space.
    private bool EndsWord(int codePoint, bool isSpace, int units)
    {
        if (_length > 0)
        {
            return true;
        }

        _position += units;
        if (!isSpace)
        {
            AppendCodePoint(codePoint);
        }

        return !isSpace;
    }

    private bool ReadOther(char c, int flags)
    {
        int codePoint = c, units = 1;
        if ((flags & CharacterTable.Surrogate) != 0)
        {
            flags &= ~CharacterTable.Surrogate;
            if (char.IsHighSurrogate(c) && _position + 1 < _text.Length && char.IsLowSurrogate(_text[_position + 1]))
            {
                (codePoint, units) = (char.ConvertToUtf32(c, _text[_position + 1]), 2);
                flags = CharacterTable.Of(codePoint) & _mask;
            }
        }

        if ((flags & CharacterTable.Removed) != 0)
        {
            _position += units;
            return false;
        }

        if ((flags & CharacterTable.Ideograph) != 0 && _length > 0)
        {
            return true;
        }

        if ((flags & CharacterTable.Changes) != 0)
        {
            return ReadChanging(codePoint, units) || (flags & CharacterTable.Ideograph) != 0;
        }

        if ((flags & (CharacterTable.Space | CharacterTable.Punctuation | CharacterTable.Ideograph)) != 0)
        {
            return EndsWord(codePoint, (flags & CharacterTable.Space) != 0, units);
        }

        _position += units;
        AppendCodePoint(codePoint);
        return false;
    }

    // Boundaries never share a decomposition with another character that stays, so one of them ends the word as usual.
    private bool ReadChanging(int codePoint, int units)
    {
        (int first, int second) = !_lower ? (codePoint, 0)
            : codePoint == LowerCasing.Sigma ? (LowerCasing.OfSigma(_text, _position, _clean), 0)
            : LowerCasing.Of(codePoint);
        Span<int> parts = stackalloc int[2 * CanonicalDecompositions.Longest];
        int count = _strip ? CanonicalDecompositions.Decompose(first, parts) : 1;
        if (!_strip)
        {
            parts[0] = first;
        }

        if (second != 0)
        {
            parts[count++] = second;
        }

        int flags = CharacterTable.Of(parts[0]);
        if ((flags & (CharacterTable.Space | CharacterTable.Punctuation)) != 0)
        {
            return EndsWord(parts[0], (flags & CharacterTable.Space) != 0, units);
        }

        _position += units;
        for (int i = 0; i < count; i++)
        {
            if (_strip)
            {
                AppendOrdered(parts[i]);
            }
            else
            {
                AppendCodePoint(parts[i]);
            }
        }

        return false;
    }

    // Canonical ordering sorts neighbours of a class above 0, stably; a class of 0 is a wall, also where it is then dropped.
    private void AppendOrdered(int codePoint)
    {
        int order = CanonicalDecompositions.CombiningClass(codePoint);
        bool isDropped = System.Globalization.CharUnicodeInfo.GetUnicodeCategory(codePoint) == System.Globalization.UnicodeCategory.NonSpacingMark;
        if (_runEnd != _length || (order == 0 && isDropped))
        {
            _runStart = _length;
        }

        if (!isDropped)
        {
            int at = _length, units = AppendCodePoint(codePoint);
            if (order == 0)
            {
                _runStart = _length;
            }
            else if (_length <= _word.Length)
            {
                MoveBack(at, units, order);
            }
        }

        _runEnd = _length;
    }

    private readonly void MoveBack(int at, int units, int order)
    {
        int target = at;
        while (target > _runStart)
        {
            Rune.DecodeLastFromUtf16(_word[_runStart..target], out Rune before, out int length);
            if (CanonicalDecompositions.CombiningClass(before.Value) <= order)
            {
                break;
            }

            target -= length;
        }

        Span<char> moved = stackalloc char[2];
        _word.Slice(at, units).CopyTo(moved);
        _word[target..at].CopyTo(_word[(target + units)..]);
        moved[..units].CopyTo(_word[target..]);
    }

    private int AppendCodePoint(int codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            Append((char)codePoint);
            return 1;
        }

        Span<char> pair = stackalloc char[2];
        new Rune(codePoint).EncodeToUtf16(pair);
        Append(pair[0]);
        Append(pair[1]);
        _pairs++;
        return 2;
    }
}
