using Understudy.Core;

namespace Understudy.Data;

/// <summary>Rows in order of time, cut into windows of equally many; rows of one time are never cut apart.</summary>
internal sealed class TimeOrder
{
    private readonly int[] _rows, _windows, _thirds; // by place in time

    private TimeOrder(ExampleTable table, int[] rows, int most)
    {
        _rows = rows;
        _windows = new int[rows.Length];
        _thirds = new int[rows.Length];
        int first = 0, raw = -1, window = -1;
        for (int i = 0; i < rows.Length; i++)
        {
            first = i > 0 && table.Time(rows[i]) == table.Time(rows[i - 1]) ? first : i;
            int own = (int)((long)first * most / rows.Length);
            window += own != raw ? 1 : 0;
            raw = own;
            _windows[i] = window;
            _thirds[i] = (int)(3L * first / rows.Length);
        }

        Windows = window + 1;
    }

    /// <summary>How many windows there are: fewer than asked for where many rows share a time.</summary>
    public int Windows { get; }

    /// <summary>How many rows.</summary>
    public int Count => _rows.Length;

    /// <summary>The row at a place in time.</summary>
    public int Row(int place) => _rows[place];

    /// <summary>The window of a place in time.</summary>
    public int Window(int place) => _windows[place];

    /// <summary>The third of a place in time: 0, 1, 2.</summary>
    public int Third(int place) => _thirds[place];

    public static TimeOrder Of(ExampleTable table, IEnumerable<int> rows, int most) => new(table, [.. rows.OrderBy(table.Time).ThenBy(r => r)], most);

    /// <summary>
    /// Places of one row a unit, ascending. The row is drawn at random: the first of each would put every text that recurs into
    /// the early windows.
    /// </summary>
    public int[] OneAUnit(ReadOnlySpan<int> units, int most, Seed seed)
    {
        int[] places = [.. Enumerable.Range(0, _rows.Length)];
        new SeededRandom(seed.For("drift-units")).Shuffle(places.AsSpan());
        var seen = new HashSet<int>();
        List<int> chosen = [];
        foreach (int place in places)
        {
            if (chosen.Count < most && seen.Add(units[_rows[place]]))
            {
                chosen.Add(place);
            }
        }

        chosen.Sort();
        return [.. chosen];
    }
}
