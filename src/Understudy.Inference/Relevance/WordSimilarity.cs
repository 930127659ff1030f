namespace Understudy.Inference;

/// <summary>How alike two words are: misspelling, plural and compound forms, without a dictionary.</summary>
internal static class WordSimilarity
{
    // Beyond this a word is a code or a link: compared as a whole only.
    private const int LongestCompared = 32;

    private const int FewestForPrefix = 4, FewestForOneError = 4, FewestForTwoErrors = 8;

    /// <summary>1 for equal words, a little less for one that begins the other or has an error in it, else 0.</summary>
    public static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b))
        {
            return 1;
        }

        int shorter = Math.Min(a.Length, b.Length), longer = Math.Max(a.Length, b.Length);
        if (shorter < 3 || longer > LongestCompared)
        {
            return 0;
        }

        // Plural and possessive: at most three letters more (filter, filters; knife, knife's).
        if (longer - shorter <= 3 && (a.StartsWith(b) || b.StartsWith(a)) && (shorter >= FewestForPrefix || longer - shorter == 1))
        {
            return 0.95;
        }

        if (shorter >= FewestForPrefix && (a.StartsWith(b) || b.StartsWith(a)))
        {
            return 0.8;
        }

        int allowed = shorter >= FewestForTwoErrors ? 2 : shorter >= FewestForOneError ? 1 : 0;
        if (longer - shorter > allowed || allowed == 0)
        {
            return 0;
        }

        int errors = Distance(a, b, allowed);
        return errors <= allowed ? errors == 1 ? 0.85 : 0.7 : 0;
    }

    /// <summary>Optimal string alignment: insertions, deletions, changes and swaps of neighbours; more than <paramref name="most"/> is reported as most + 1.</summary>
    internal static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        Span<int> beforeLast = stackalloc int[LongestCompared + 1], last = stackalloc int[LongestCompared + 1], row = stackalloc int[LongestCompared + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, beforeLast[j - 2] + 1);
                }

                row[j] = best;
                least = Math.Min(least, best);
            }

            if (least > most)
            {
                return most + 1;
            }

            Span<int> spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return Math.Min(last[b.Length], most + 1);
    }
}
