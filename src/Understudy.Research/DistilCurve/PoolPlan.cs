using System.Globalization;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>Which rows are in which pool, fixed by data, options and seed before anything is trained.</summary>
internal sealed class PoolPlan
{
    // A gold set smaller than this teaches nothing that a line could be drawn at.
    private const int LeastGoldRows = 20;
    private const int MostDefaultPools = 6;
    private const double LeastFactor = 1.4;

    private readonly int[][] _orders;

    private PoolPlan(int[][] orders, int[] sizes, int goldRows, int rowsWithGold)
    {
        _orders = orders;
        Sizes = sizes;
        GoldRows = goldRows;
        RowsWithGold = rowsWithGold;
    }

    /// <summary>Pool sizes in rows, ascending.</summary>
    public int[] Sizes { get; }

    /// <summary>Rows of the gold set: the first of every order. 0 when too few rows have gold.</summary>
    public int GoldRows { get; }

    /// <summary>How many rows of the largest possible pool have gold.</summary>
    public int RowsWithGold { get; }

    /// <summary>Rows that pools can be drawn from.</summary>
    public int Available => _orders[0].Length;

    /// <summary>Whether every row that pools are drawn from has gold.</summary>
    public bool AllHaveGold => RowsWithGold == Available;

    /// <summary>All rows in the order of a repeat; a pool is its beginning, so that the rows of a unit come together but the last unit may be cut.</summary>
    public int[] Order(int repeat) => _orders[repeat];

    /// <summary>Checks and plans.</summary>
    /// <exception cref="UnderstudyException">When there is no teacher, too few rows, or a single label.</exception>
    public static PoolPlan Make(DistilCurveData data, DistilCurveOptions options)
    {
        ExampleTable table = data.Table;
        int[] usable = [.. data.PoolRows.Where(r => DistilCurveData.HasTeacher(table, r))];
        if (usable.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "The study needs a teacher's labels on the training rows; none of them has one. Name their column with --label COLUMN.");
        }

        int distinct = table.HasQueries ? usable.Select(table.TeacherScore).Distinct().Count() : usable.Select(table.Teacher).Distinct().Count();
        if (distinct < 2)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, string.Create(CultureInfo.InvariantCulture, $"All {usable.Length:#,0} training rows have the same teacher's {(table.HasQueries ? "grade" : "label")}: there is nothing to learn. Check --label."));
        }

        int[] sizes = Sized(options.Pools, usable.Length);
        int withGold = usable.Count(r => DistilCurveData.HasGold(table, r)), gold = Math.Min(options.GoldRows ?? sizes[0], withGold);
        if (options.GoldRows is { } wanted && wanted > withGold && withGold > 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, string.Create(CultureInfo.InvariantCulture, $"--gold-rows asks for {wanted:#,0} rows; {withGold:#,0} of the {usable.Length:#,0} training rows have gold. Give at most that."));
        }

        gold = gold < LeastGoldRows ? 0 : gold;
        return new PoolPlan([.. Enumerable.Range(0, options.Repeats).Select(r => Shuffle(data, usable, gold, options.Seed.For("order", r)))], sizes, gold, withGold);
    }

    private static int[] Sized(IReadOnlyList<int>? pools, int available)
    {
        if (pools is not null)
        {
            int[] sizes = [.. pools.Select(p => p == DistilCurveOptions.All ? available : p).Distinct().Order()];
            return sizes[^1] > available
                ? throw new UnderstudyException(ErrorCode.TooFewExamples, string.Create(CultureInfo.InvariantCulture, $"--pools asks for {sizes[^1]:#,0} rows; the file has {available:#,0} training rows with a teacher's label (the rest is selection, calibration and test). Give at most that, or 'all'."))
                : sizes.Length < 2 ? throw new UnderstudyException(ErrorCode.TooFewExamples, string.Create(CultureInfo.InvariantCulture, $"--pools gives only one size for {available:#,0} training rows; a curve needs two.")) : sizes;
        }

        const int least = DistilCurveOptions.LeastPool;
        double ratio = (double)available / least;
        int count = Math.Min(MostDefaultPools, 1 + (int)(Math.Log(Math.Max(1, ratio)) / Math.Log(LeastFactor)));
        return count < 2
            ? throw new UnderstudyException(ErrorCode.TooFewExamples, string.Create(CultureInfo.InvariantCulture, $"The default pools begin at {least} rows and need at least {least * LeastFactor:0} training rows with a teacher's label; the file has {available:#,0} (the rest is selection, calibration and test). Give more rows, or name smaller pools, such as --pools 50,100,all."))
            : [.. Enumerable.Range(0, count).Select(k => (int)Math.Round(least * Math.Pow(ratio, k / (count - 1.0)))).Distinct()];
    }

    /// <summary>Units in a seeded order, a unit's rows side by side; then the gold set, which is the first rows that have gold, is put in front.</summary>
    private static int[] Shuffle(DistilCurveData data, int[] usable, int gold, Seed seed)
    {
        int[][] units = [.. usable.GroupBy(r => data.Units[r]).Select(g => g.ToArray())];
        new SeededRandom(seed).Shuffle<int[]>(units);
        int[] order = [.. units.SelectMany(u => u)];
        HashSet<int> first = [.. order.Where(r => DistilCurveData.HasGold(data.Table, r)).Take(gold)];
        return [.. order.Where(first.Contains), .. order.Where(r => !first.Contains(r))];
    }
}
