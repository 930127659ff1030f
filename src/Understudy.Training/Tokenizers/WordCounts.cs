using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Counts words in bounded memory: when there are too many distinct ones, the rarer half is forgotten (lossy counting, Manku and
/// Motwani 2002), so that a frequent word is under-counted by little and never lost for long.
/// </summary>
internal sealed class WordCounts
{
    /// <summary>Longer words, in UTF-16 units, are no words of a language; nothing is learned from them.</summary>
    public const int LongestWord = 200;

    private const int TextsAReport = 4096;
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly int _most;

    private WordCounts(int most) => _most = most;

    /// <summary>The words in ordinal order with their counts.</summary>
    /// <exception cref="UnderstudyException">When there is not one word.</exception>
    public static (string Word, long Count)[] Of(IEnumerable<string> texts, WordSplitter splitter, int most, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var counts = new WordCounts(most);
        Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> lookup = counts._counts.GetAlternateLookup<ReadOnlySpan<char>>();
        Action<ReadOnlySpan<char>> add = word => counts.Add(word, lookup);
        long done = 0;
        foreach (string text in texts)
        {
            splitter.Split(text, add);
            if (++done % TextsAReport == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new StageProgress("Counting words", done, null, "texts", $"{counts._counts.Count} words"));
            }
        }

        if (counts._counts.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected texts with words to learn a vocabulary from, found none in {done} texts. Give more texts.");
        }

        (string Word, long Count)[] words = [.. counts._counts.Select(c => (c.Key, c.Value))];
        Array.Sort(words, (a, b) => string.CompareOrdinal(a.Word, b.Word));
        return words;
    }

    private void Add(ReadOnlySpan<char> word, Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> lookup)
    {
        if (word.Length > LongestWord)
        {
            return;
        }

        if (lookup.TryGetValue(word, out long count))
        {
            lookup[word] = count + 1;
            return;
        }

        if (_counts.Count >= _most)
        {
            Forget();
        }

        lookup[word] = 1;
    }

    private void Forget()
    {
        long[] counts = [.. _counts.Values];
        Array.Sort(counts);
        long threshold = counts[counts.Length / 2];
        foreach (string word in _counts.Where(c => c.Value <= threshold).Select(c => c.Key).ToArray())
        {
            _counts.Remove(word);
        }
    }
}
