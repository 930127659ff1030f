using System.Buffers;
using System.Collections.Frozen;

namespace Understudy.Inference;

/// <summary>A query or an item taken apart: words with their roles, and quantities. Reused from text to text; one a thread.</summary>
/// <param name="mostWords">Words that are read; what stands behind them is not looked at.</param>
internal sealed class PairSide(int mostWords)
{
    // Words behind one that excludes which are excluded with it, articles not counted, up to the next comma.
    private const int NegationReach = 2;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Negations = Lookup("without", "not", "no", "non", "never", "w/o", "except", "isn't", "aren't", "don't", "doesn't", "won't", "ohne", "kein", "keine", "keinen", "nicht", "sans", "pas", "sin", "senza", "zonder", "geen");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Purposes = Lookup("for", "fits", "fit", "fitting", "für", "pour", "para", "per", "voor", "compatible");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Articles = Lookup("a", "an", "the", "any", "with", "of", "to", "in", "it", "is", "be", "need", "needs", "have", "has", "ein", "eine", "der", "die", "das", "le", "la", "les", "un", "une");

    private static readonly SearchValues<char> PhraseEnds = SearchValues.Create(",;:.!?()|–—");

    private char[] _text = new char[256];
    private int _length;

    /// <summary>The words, those of quantities included.</summary>
    public List<PairWord> Words { get; } = [];

    /// <summary>The quantities.</summary>
    public List<Quantity> Quantities { get; } = [];

    /// <summary>The normalised text.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>The text of a word.</summary>
    public ReadOnlySpan<char> TextOf(PairWord word) => _text.AsSpan(word.Start, word.End - word.Start);

    /// <summary>Adds the sequences of three characters of a word, one space at either end.</summary>
    public void AddTrigrams(PairWord word, List<ulong> trigrams)
    {
        ReadOnlySpan<char> text = TextOf(word);
        ulong last = (' ' << 16) | (ulong)text[0];
        for (int i = 1; i <= text.Length; i++)
        {
            last = ((last << 16) | (i < text.Length ? text[i] : ' ')) & 0xFFFF_FFFF_FFFF;
            trigrams.Add(last);
        }
    }

    /// <summary>Takes a text apart.</summary>
    public void Read(ReadOnlySpan<char> text)
    {
        Words.Clear();
        Quantities.Clear();
        _length = text.Length;
        if (_text.Length < text.Length)
        {
            _text = new char[text.Length * 2];
        }

        WordReader.Normalize(text, _text);
        int reach = 0, before = 0;
        TextPart part = TextPart.First;
        for (int at = 0; Words.Count < mostWords && WordReader.Next(Text, ref at, out int start, out int end); before = end)
        {
            if (Text[before..start].ContainsAny(PhraseEnds) || Text[before..start].Contains(" - ", StringComparison.Ordinal))
            {
                reach = 0;
                part = part == TextPart.Purpose || Words.Count > 0 ? TextPart.Rest : part;
            }

            ReadOnlySpan<char> word = Text[start..end];
            WordRole role = WordRole.Plain;
            if (Negations.Contains(word))
            {
                role = WordRole.Negation;
                reach = word is "non" ? 1 : NegationReach; // non-stick pan
            }
            else if (Purposes.Contains(word))
            {
                role = WordRole.Purpose;
                part = Words.Count > 0 ? TextPart.Purpose : part;
            }
            else if (word is "free" && Words.Count > 0)
            {
                role = WordRole.Negation;
                Words[^1] = Words[^1] with { Role = WordRole.Negated };
            }
            else if (reach > 0 && !Articles.Contains(word))
            {
                role = WordRole.Negated;
                reach--;
            }

            Words.Add(new PairWord(start, end, WordReader.HashOf(word), role, part));
        }

        ReadQuantities();
    }

    private void ReadQuantities()
    {
        int pending = 0; // first quantity that may get its unit from a later one: 30 x 40 cm, 3-5 kg
        for (int i = 0; i < Words.Count; i++)
        {
            PairWord word = Words[i];
            if (!Quantity.TryRead(TextOf(word), out double value, out ReadOnlySpan<char> rest))
            {
                continue;
            }

            int first = Quantities.Count;
            bool negated = word.Role == WordRole.Negated;
            Quantities.Add(new Quantity(value, '\0', negated));
            while (rest.Length > 1 && rest[0] == 'x' && Quantity.TryRead(rest[1..], out value, out ReadOnlySpan<char> further))
            {
                Quantities.Add(new Quantity(value, '\0', negated));
                rest = further;
            }

            (char Dimension, double Factor) unit = default;
            if (rest.Length > 0 && !Quantity.IsUnit(rest, out unit))
            {
                Quantities.RemoveRange(first, Quantities.Count - first); // 2nd, 17b: a name that begins with a digit
                continue;
            }

            pending = first > 0 && i > 0 && JoinsNumbers(i) ? Math.Min(pending, first) : first;
            Words[i] = word with { Role = WordRole.Quantity };
            if (unit.Factor == 0 && i + 1 < Words.Count && !JoinsNumbers(i + 1) && !JoinsNumbers(i + 2) && Quantity.IsUnit(TextOf(Words[i + 1]), out unit))
            {
                Words[i + 1] = Words[i + 1] with { Role = WordRole.Quantity };
            }
            else if (unit.Factor == 0 && i > 1 && TextOf(Words[i - 1]) is "of" && TextOf(Words[i - 2]) is "pack" or "set" or "box" or "bag")
            {
                unit = ('n', 1); // pack of 2
                Words[i - 2] = Words[i - 2] with { Role = WordRole.Quantity };
            }

            for (int q = pending; unit.Factor != 0 && q < Quantities.Count; q++)
            {
                Quantities[q] = Quantities[q] with { Value = Quantities[q].Value * unit.Factor, Dimension = unit.Dimension };
            }
        }
    }

    /// <summary>Whether a number and the one before it share a unit: nothing but <c>x</c>, <c>×</c> or a dash between them.</summary>
    private bool JoinsNumbers(int index)
    {
        if (index < 1 || index >= Words.Count || !char.IsAsciiDigit(_text[Words[index].Start]))
        {
            return false;
        }

        int before = TextOf(Words[index - 1]) is "x" && index > 1 ? index - 2 : index - 1;
        return char.IsAsciiDigit(_text[Words[before].Start]) && Text[Words[before].End..Words[index].Start].Trim() is "x" or "×" or "-" or "–";
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
