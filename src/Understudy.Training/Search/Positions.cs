using Understudy.Core;

namespace Understudy.Training;

/// <summary>Subsets of positions that are functions of counts and seed only.</summary>
internal static class Positions
{
    /// <summary>0 to count - 1.</summary>
    public static int[] All(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>At most <paramref name="most"/> positions, evenly spaced.</summary>
    public static int[] Spread(int count, int most)
    {
        if (count <= most)
        {
            return All(count);
        }

        var result = new int[most];
        for (int i = 0; i < most; i++)
        {
            result[i] = (int)((long)i * count / most);
        }

        return result;
    }

    /// <summary>A seeded random share of items, those of one query together where there are queries.</summary>
    public static int[] Share(int[] items, Func<int, int>? query, double share, Seed seed)
    {
        if (query is null)
        {
            return Part(items, Math.Max(2, (int)(items.Length * share)), seed);
        }

        int[] queries = [.. items.Select(query).Distinct()];
        HashSet<int> kept = [.. Part(queries, Math.Max(2, (int)(queries.Length * share)), seed)];
        return [.. items.Where(i => kept.Contains(query(i)))];
    }

    /// <summary>A seeded random part of positions; a smaller part is inside every larger one of the same seed.</summary>
    public static int[] Part(int[] positions, int count, Seed seed)
    {
        var shuffled = (int[])positions.Clone();
        new SeededRandom(seed.For("part")).Shuffle<int>(shuffled);
        Array.Resize(ref shuffled, Math.Min(count, shuffled.Length));
        Array.Sort(shuffled);
        return shuffled;
    }
}
