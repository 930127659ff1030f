using Understudy.Core;

namespace Understudy.Data;

/// <summary>Divides rows into train, selection, calibration and test. No unit straddles two parts.</summary>
public static class Splitter
{
    private const double TimedShare = 0.95;

    // Units of more rows than the total divided by this are placed one by one. A query is many rows by nature, and a few hundred of them are
    // to be dealt by stratum: only the truly large ones are not.
    private const double Large = 200;
    private const double LargeQuery = 20;
    private static readonly SplitKind[] Parts = [SplitKind.Train, SplitKind.Selection, SplitKind.Calibration, SplitKind.Test];

    /// <summary>
    /// Divides. Without times: at random, stratified by label (gold where a row has it, else the teacher's), every label with
    /// a row in train. By time: the newest rows are the test, before them calibration, then selection; a unit goes where
    /// its latest row goes. Rows with neither a teacher's answer nor gold are <see cref="SplitKind.Unused"/>.
    /// Pairs of query and item are stratified by the number of items and the mean grade of a unit's queries.
    /// </summary>
    /// <param name="table">The examples.</param>
    /// <param name="units">The unit of every row, from <see cref="NearDuplicates.Group"/>.</param>
    /// <param name="options">Shares, and whether to go by time.</param>
    /// <param name="seed">Seed of the random order.</param>
    /// <returns>The partition: the same for the same table, units, options and seed.</returns>
    /// <exception cref="ArgumentException">When shares make no sense, or the rows of one query are in two units.</exception>
    public static Partition Split(ExampleTable table, ReadOnlySpan<int> units, SplitOptions options, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNotEqual(units.Length, table.Count);
        double[] shares = [options.Train, options.Selection, options.Calibration, options.Test];
        if (!Array.TrueForAll(shares, s => s is >= 0 and <= 1e6) || options.Train <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "Shares are 0 or more, and train's is above 0.");
        }

        double sum = shares.Sum();
        shares = [.. shares.Select(s => s / sum)];
        int[] strata = SplitStrata.Of(table, units);
        SplitUnit[] all = SplitUnit.Collect(table, units, strata);
        bool byTime = options.ByTime != false && HasTimes(table, insist: options.ByTime == true);
        if (byTime)
        {
            DivideByTime(all, shares);
        }
        else
        {
            DivideAtRandom(all, shares, table.HasQueries ? LargeQuery : Large, new SeededRandom(seed.For("split")));
        }

        var partOfUnit = new Dictionary<int, SplitKind>(all.Length);
        foreach (SplitUnit unit in all)
        {
            partOfUnit.Add(unit.Id, Parts[unit.Part]);
        }

        var of = new SplitKind[table.Count];
        for (int row = 0; row < of.Length; row++)
        {
            of[row] = strata[row] == LabelSet.None ? SplitKind.Unused : partOfUnit[units[row]];
        }

        return new Partition(of, units.ToArray(), byTime);
    }

    private static bool HasTimes(ExampleTable table, bool insist)
    {
        long first = long.MaxValue, last = long.MinValue;
        int timed = 0;
        for (int row = 0; row < table.Count; row++)
        {
            if (table.Time(row) is not ExampleTable.NoTime and long time)
            {
                timed++;
                (first, last) = (Math.Min(first, time), Math.Max(last, time));
            }
        }

        // Less than a day is a replay or a batch run, whose order says nothing about drift.
        return timed > 0 && timed >= TimedShare * table.Count && (insist ? last > first : last - first >= TimeSpan.MillisecondsPerDay);
    }

    private static void DivideByTime(SplitUnit[] units, double[] shares)
    {
        long total = units.Sum(u => (long)u.Rows);
        double[] targets = [.. shares.Select(s => s * total)];
        Array.Sort(units, static (a, b) => a.Latest != b.Latest ? b.Latest.CompareTo(a.Latest) : a.Id.CompareTo(b.Id));
        int part = Parts.Length - 1;
        double end = targets[part]; // where this part ends, counted from the newest row
        long taken = 0;
        foreach (SplitUnit unit in units)
        {
            // A unit across a boundary goes to the side on which more of it lies.
            while (part > 0 && taken + (unit.Rows / 2.0) > end)
            {
                end += targets[--part];
            }

            unit.Part = part;
            taken += unit.Rows;
        }
    }

    private static void DivideAtRandom(SplitUnit[] units, double[] shares, double largeDivisor, SeededRandom random)
    {
        random.Shuffle(units.AsSpan()); // then stable sorts: within a size and a label the order is random
        long total = units.Sum(u => (long)u.Rows);
        double[] left = [.. shares.Select(s => s * total)];
        double large = total / largeDivisor;

        // The largest first, one by one, where most room is; then those of more than one row; then single rows, which even
        // out what the larger ones left uneven. Each stage starts from the room that is left.
        SplitUnit[] largest = [.. units.Where(u => u.Rows > 1 && u.Rows > large).OrderByDescending(u => u.Rows)];
        SplitUnit[] several = [.. units.Where(u => u.Rows > 1 && u.Rows <= large).OrderByDescending(u => int.Log2(u.Rows)).ThenBy(u => u.Label)];
        SplitUnit[] single = [.. units.Where(u => u.Rows == 1).OrderBy(u => u.Label)];
        foreach (SplitUnit unit in largest)
        {
            unit.Part = Widest(left, left);
            left[unit.Part] -= unit.Rows;
        }

        Deal(several, left);
        Deal(single, left);
        FillTrain(units);
    }

    /// <summary>
    /// Deals units in order so that after each one every part has, as nearly as can be, its share of what was dealt. Units
    /// come sorted by label, so each label is dealt evenly and the parts' sizes come out right to within a unit.
    /// </summary>
    private static void Deal(SplitUnit[] units, double[] left)
    {
        double[] shares = [.. left.Select(l => Math.Max(0, l))];
        double room = shares.Sum();
        if (units.Length == 0 || room <= 0)
        {
            return;
        }

        shares = [.. shares.Select(s => s / room)];
        var debt = new double[shares.Length];
        foreach (SplitUnit unit in units)
        {
            for (int part = 0; part < shares.Length; part++)
            {
                debt[part] += shares[part] * unit.Rows;
            }

            unit.Part = Widest(debt, shares);
            debt[unit.Part] -= unit.Rows;
            left[unit.Part] -= unit.Rows;
        }
    }

    private static int Widest(double[] room, double[] shares)
    {
        int widest = -1;
        for (int part = 0; part < room.Length; part++)
        {
            if (shares[part] > 0 && (widest < 0 || room[part] > room[widest]))
            {
                widest = part;
            }
        }

        return Math.Max(widest, 0);
    }

    /// <summary>A label that train lacks cannot be learned: its smallest unit moves there.</summary>
    private static void FillTrain(SplitUnit[] units)
    {
        var trained = units.Where(u => u.Part == 0).SelectMany(u => u.Labels).ToHashSet();
        foreach (IGrouping<int, SplitUnit> label in units.Where(u => u.Part != 0).SelectMany(u => u.Labels.Select(l => (Label: l, Unit: u))).Where(u => u.Label >= 0 && !trained.Contains(u.Label)).GroupBy(u => u.Label, u => u.Unit).OrderBy(g => g.Key))
        {
            SplitUnit smallest = label.MinBy(u => u.Rows)!;
            smallest.Part = 0;
        }
    }
}
