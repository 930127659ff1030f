using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

using Understudy.Data;

namespace Understudy.Research;

/// <summary>
/// The variable part of prompts in a form that does not depend on where an author drew the line between template and value, as far as no log
/// can tell. Made of the values of one prompt's slots in all its calls, and of nothing else. Not thread-safe.
/// </summary>
/// <remarks>
/// Three things cannot be told from what recurs: whether a word that every value has ("Hôtel …") is the template's; whether two values with
/// punctuation between them ("R5/4") are one; whether what is glued to a value ("v3.1", "254ms") belongs to it. So values
/// are compared as words (runs of letters, runs of digits, single symbols), without punctuation, and these words are left out where
/// <see cref="Fixed"/> of a slot's values have them: words that they begin or end with; in short values, words that each holds once; words
/// glued to others that each holds once. Numbers, months and days always count: they are fixed only as long as a log is short. Of what a miner found only
/// the last sort is left out (<see cref="OfFound"/>): fixed words in a slot, lost words, merged slots with words between and values that are cut remain errors.
/// </remarks>
public sealed class VariableWords
{
    /// <summary>Share of a slot's values in which a word must stand to be the template's.</summary>
    public const double Fixed = 0.97;

    private const int Enough = 20; // fewer values say nothing about what is fixed, nor do a conversation's later turns, which some calls have and many repeat
    private const double Alone = 0.05; // a word that is all there is of so many values is a value ("English" beside "British English")
    private const int Long = 12; // words (as white space divides them) a value from which what recurs inside is the text's own
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n");
    private const string Glue = "/-._@+'’#";
    private readonly List<Slot> _slots = [];
    private int _calls;

    /// <summary>Learns from one call's values.</summary>
    public void Add(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _calls++;
        for (int i = 0; i < values.Count; i++)
        {
            if (i == _slots.Count)
            {
                _slots.Add(new Slot());
            }

            _slots[i].Add(Words(values[i]));
        }
    }

    /// <summary>Whether found words are a call's true ones; words that all of a slot's true values have may be there or not, slot by slot.</summary>
    /// <param name="values">The call's true values.</param>
    /// <param name="found">Words of the found values (<see cref="OfFound"/> of their own template).</param>
    public bool Are(IReadOnlyList<string> values, IReadOnlyList<string> found)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(found);
        HashSet<int> ends = [0];
        for (int i = 0; i < values.Count && ends.Count > 0; i++)
        {
            List<Word> words = Words(values[i]);
            string[][] forms = [[.. _slots[i].Variable(words, false, _calls)], [.. _slots[i].Variable(words, true, _calls)]];
            ends = [.. ends.SelectMany(at => forms.Where(f => at + f.Length <= found.Count && f.SequenceEqual(found.Skip(at).Take(f.Length), StringComparer.Ordinal)).Select(f => at + f.Length))];
        }

        return ends.Contains(found.Count);
    }

    /// <summary>The words of a call's true values that vary.</summary>
    public IEnumerable<string> OfTruth(IReadOnlyList<string> values) => Of(values, found: false);

    /// <summary>The words of a call's found values, without fixed words glued to them.</summary>
    public IEnumerable<string> OfFound(IReadOnlyList<string> values) => Of(values, found: true);

    private IEnumerable<string> Of(IReadOnlyList<string> values, bool found)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.SelectMany((value, i) => _slots[i].Variable(Words(value), found, _calls));
    }

    /// <summary>Cuts a text into words.</summary>
    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        (int start, int end, Sort last) = (0, 0, Sort.None);
        string between = "\n";
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            Sort sort = Of(rune);
            if (sort != last || sort == Sort.Symbol)
            {
                Close();
                start = at;
            }

            at += rune.Utf16SequenceLength;
            end = at;
            last = sort;
        }

        Close();
        return words;

        void Close()
        {
            if (last == Sort.None)
            {
                between = words.Count == 0 ? "\n" : text[start..end];
            }
            else
            {
                words.Add(new Word(text[start..end], between.Length == 0 || (between.Length == 1 && Glue.Contains(between[0], StringComparison.Ordinal)), between.AsSpan().ContainsAny(Spaces), last == Sort.Digits));
                between = "";
            }
        }
    }

    private static Sort Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => Sort.Digits,
        UnicodeCategory.OtherSymbol => Sort.Symbol,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => Sort.Letters,
        _ => Sort.None,
    };

    private enum Sort
    {
        None,
        Letters,
        Digits,
        Symbol,
    }

    /// <summary>A word, whether it is glued to the one before it, and whether white space or nothing stands before it.</summary>
    private readonly record struct Word(string Text, bool Glued, bool Begins, bool IsNumber)
    {
        public bool MayBeFixed => !IsNumber && !DateWords.Contains(Text);
    }

    /// <summary>What is known of one slot's values.</summary>
    private sealed class Slot
    {
        private readonly Dictionary<string, int> _free = new(StringComparer.Ordinal), _glued = new(StringComparer.Ordinal), _first = new(StringComparer.Ordinal), _last = new(StringComparer.Ordinal), _whole = new(StringComparer.Ordinal);
        private long _values, _words;

        public void Add(List<Word> words)
        {
            (_values, _words) = (_values + 1, _words + words.Count(w => w.Begins));
            foreach (IGrouping<string, int> same in Enumerable.Range(0, words.Count).GroupBy(at => words[at].Text, StringComparer.Ordinal))
            {
                int at = same.First();
                if (same.Count() == 1 && words[at].MayBeFixed)
                {
                    Count(IsFree(words, at) ? _free : _glued, same.Key);
                }
            }

            if (words.Count is > 0 and <= Long)
            {
                Count(_whole, Text(words));
            }

            for (int count = 1; count <= Edge(words, false); count++)
            {
                Count(_first, Text(words.Take(count)));
            }

            for (int count = 1; count <= Edge(words, true); count++)
            {
                Count(_last, Text(words.TakeLast(count)));
            }
        }

        public IEnumerable<string> Variable(List<Word> words, bool found, int calls)
        {
            if (_values < Math.Max(Enough, Fixed * calls))
            {
                return words.Select(w => w.Text);
            }

            int from = found ? 0 : Shared(words, _first, false), to = words.Count - (found ? 0 : Shared(words, _last, true));
            bool inside = !found && _words < Long * _values;
            return Enumerable.Range(from, Math.Max(0, to - from)).Where(at => IsFree(words, at) ? !inside || !IsFixed(_free, words[at].Text) : !IsFixed(_glued, words[at].Text)).Select(at => words[at].Text);
        }

        /// <summary>How many words at an edge this value shares with nearly all.</summary>
        private int Shared(List<Word> words, Dictionary<string, int> edges, bool end)
        {
            int count = Edge(words, end);
            while (count > 0 && !IsFixed(edges, Text(end ? words.TakeLast(count) : words.Take(count))))
            {
                count--;
            }

            return count;
        }

        /// <summary>How many words at an edge might be fixed.</summary>
        private static int Edge(List<Word> words, bool end)
        {
            int count = 0;
            while (count < Math.Min(words.Count, Long) && (end ? words[^(count + 1)] : words[count]).MayBeFixed)
            {
                count++;
            }

            return count;
        }

        private static bool IsFree(List<Word> words, int at) => !words[at].Glued && !(at + 1 < words.Count && words[at + 1].Glued);

        private static string Text(IEnumerable<Word> words) => string.Join(' ', words.Select(w => w.Text));

        private bool IsFixed(Dictionary<string, int> counts, string text)
        {
            int whole = _whole.GetValueOrDefault(text);
            return counts.GetValueOrDefault(text) >= Fixed * _values && (whole < Alone * _values || whole > (1 - Alone) * _values);
        }

        private static void Count(Dictionary<string, int> counts, string key) => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
    }
}
