namespace Understudy.Evaluation;

/// <summary>When another set of test rows counts as the same rows.</summary>
public static class LookRule
{
    /// <summary>
    /// Share of shared rows above which a set is no longer fresh. A few inputs, such as "hello", occur in every sample of the
    /// traffic; a set that was grown or reordered shares far more.
    /// </summary>
    public const double SharedShare = 0.05;

    /// <summary>Whether two ascending lists of fingerprints share more than <see cref="SharedShare"/> of the smaller one.</summary>
    public static bool IsSameRows(IReadOnlyList<ulong> first, IReadOnlyList<ulong> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        long shared = 0;
        for (int i = 0, j = 0; i < first.Count && j < second.Count;)
        {
            if (first[i] == second[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (first[i] < second[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared > 0 && shared >= SharedShare * Math.Min(first.Count, second.Count);
    }
}
