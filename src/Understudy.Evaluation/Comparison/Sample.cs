using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// Positions into a list of judged rows, with the independent unit of each and one representative per unit. The representative is
/// drawn by seed, not the first: files are often sorted, and a first row is then no fair draw from its unit.
/// </summary>
internal sealed class Sample
{
    private Sample(int[] positions, int[] units, int[] representatives)
    {
        Positions = positions;
        Units = units;
        Representatives = representatives;
    }

    /// <summary>Positions in ascending order.</summary>
    public int[] Positions { get; }

    /// <summary>The unit of each position, any ids.</summary>
    public int[] Units { get; } // [Positions]

    /// <summary>One position per unit, ascending.</summary>
    public int[] Representatives { get; }

    /// <summary>Whether rows and units are the same thing.</summary>
    public bool OneRowPerUnit => Representatives.Length == Positions.Length;

    /// <summary>All positions; <paramref name="unitOf"/> gives a position's unit and <paramref name="rowOf"/> its row, which fixes the draw.</summary>
    public static Sample Of(int[] positions, Func<int, int> unitOf, Func<int, long> rowOf, Seed seed)
    {
        var units = new int[positions.Length];
        var best = new Dictionary<int, (ulong Key, int Position)>(positions.Length);
        for (int i = 0; i < positions.Length; i++)
        {
            int position = positions[i], unit = units[i] = unitOf(position);
            ulong key = SeededRandom.Mix(seed.Value ^ SeededRandom.Mix((ulong)rowOf(position)));
            if (!best.TryGetValue(unit, out (ulong Key, int Position) held) || key < held.Key)
            {
                best[unit] = (key, position);
            }
        }

        int[] representatives = [.. best.Values.Select(b => b.Position)];
        Array.Sort(representatives);
        return new Sample(positions, units, representatives);
    }

    /// <summary>The positions that pass, with representatives chosen again only where a unit's own has gone.</summary>
    public Sample Where(Func<int, bool> keep)
    {
        var positions = new List<int>(Positions.Length);
        var units = new List<int>(Positions.Length);
        for (int i = 0; i < Positions.Length; i++)
        {
            if (keep(Positions[i]))
            {
                positions.Add(Positions[i]);
                units.Add(Units[i]);
            }
        }

        if (positions.Count == Positions.Length)
        {
            return this;
        }

        var old = new HashSet<int>(Representatives);
        var held = new Dictionary<int, int>(positions.Count);
        for (int i = 0; i < positions.Count; i++)
        {
            if (!held.ContainsKey(units[i]) || old.Contains(positions[i]))
            {
                held[units[i]] = positions[i];
            }
        }

        int[] representatives = [.. held.Values];
        Array.Sort(representatives);
        return new Sample([.. positions], [.. units], representatives);
    }
}
