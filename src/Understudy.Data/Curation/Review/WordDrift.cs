using Understudy.Statistics;

namespace Understudy.Data;

/// <summary>
/// Words of the inputs whose share differs between two sets of rows: each counted once a row, compared by the interval of the
/// difference of two proportions at a confidence that holds for all words together (Bonferroni). Limits: what is written
/// without spaces between words is not cut into words, and a change of meaning without one of words is not seen.
/// </summary>
internal sealed class WordDrift
{
    private const int LeastRows = 10, LeastLength = 3, MostLength = 40, MostWords = 1 << 19, LongestText = 1 << 16;
    private readonly Dictionary<string, (int Before, int After, int Last)> _words = new(StringComparer.Ordinal);
    private readonly NormalisedText _text = new();
    private int _rows, _before, _after;

    /// <summary>Words frequent enough to be compared, once <see cref="Shifts"/> has run.</summary>
    public int Compared { get; private set; }

    /// <summary>Counts a row's words. Beyond half a million different words new ones are not taken up.</summary>
    public void Add(ReadOnlySpan<char> text, bool isAfter)
    {
        _rows++;
        _before += isAfter ? 0 : 1;
        _after += isAfter ? 1 : 0;
        ReadOnlySpan<char> normal = _text.Set(text[..Math.Min(text.Length, LongestText)]).Text;
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (Range range in normal.Split(' '))
        {
            ReadOnlySpan<char> word = normal[range];
            if (word.Length is < LeastLength or > MostLength || !word.ContainsAnyExceptInRange('0', '9'))
            {
                continue;
            }

            bool known = lookup.TryGetValue(word, out (int Before, int After, int Last) count);
            if (count.Last != _rows && (known || _words.Count < MostWords))
            {
                lookup[word] = (count.Before + (isAfter ? 0 : 1), count.After + (isAfter ? 1 : 0), _rows);
            }
        }
    }

    /// <summary>Words whose interval excludes no change, the most changed first.</summary>
    public IReadOnlyList<WordShift> Shifts(double confidence, int most)
    {
        KeyValuePair<string, (int Before, int After, int Last)>[] frequent = [.. _words.Where(w => w.Value.Before + w.Value.After >= LeastRows)];
        Compared = frequent.Length;
        if (Compared == 0 || _before == 0 || _after == 0)
        {
            return [];
        }

        double each = 1 - ((1 - confidence) / Compared);
        return [.. frequent
            .Select(w => new WordShift(w.Key, (double)w.Value.Before / _before, (double)w.Value.After / _after, NewcombeDifference.TwoSided(w.Value.Before, _before, w.Value.After, _after, each)))
            .Where(w => !w.Difference.Contains(0))
            .OrderByDescending(w => Math.Abs(w.After - w.Before))
            .ThenBy(w => w.Word, StringComparer.Ordinal)
            .Take(most)];
    }
}
