using System.Collections.Frozen;

namespace Understudy.Inference;

/// <summary>Words with what they mean; a long word is also known with one slip in it: a letter too many, too few, wrong or exchanged with the next. Immutable.</summary>
internal sealed class WordList
{
    // A slip in a short word makes another word: "mar", "may".
    private const int ShortestWithSlip = 5;

    private readonly FrozenDictionary<string, int> _words;

    /// <param name="lines">For each meaning, from 0, its words parted by spaces.</param>
    public WordList(params string[] lines) =>
        _words = lines.SelectMany((line, i) => line.Split(' ').Select(word => (word, i))).ToFrozenDictionary(x => x.word, x => x.i, StringComparer.Ordinal);

    /// <summary>What a word in small letters means; −1 when it is unknown, or one slip from words of two meanings.</summary>
    public int IndexOf(string word)
    {
        if (_words.TryGetValue(word, out int index))
        {
            return index;
        }

        int found = -1;
        if (word.Length >= ShortestWithSlip - 1 && !word.Any(char.IsDigit))
        {
            foreach ((string known, int meaning) in _words)
            {
                if (known.Length >= ShortestWithSlip && Math.Abs(known.Length - word.Length) <= 1 && IsOneSlip(word, known))
                {
                    if (found >= 0 && found != meaning)
                    {
                        return -1;
                    }

                    found = meaning;
                }
            }
        }

        return found;
    }

    private static bool IsOneSlip(string a, string b)
    {
        int start = 0, end = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
        {
            start++;
        }

        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)])
        {
            end++;
        }

        int left = a.Length - start - end, right = b.Length - start - end;
        return (left <= 1 && right <= 1) || (left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }
}
