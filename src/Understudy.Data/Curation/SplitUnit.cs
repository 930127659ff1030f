using Understudy.Core;

namespace Understudy.Data;

/// <summary>What the splitter knows of one unit.</summary>
internal sealed class SplitUnit(int id)
{
    private int _label = LabelSet.None, _labelRows;
    private Dictionary<int, int>? _counts; // only where a unit has more than one label

    public int Id => id;

    /// <summary>Rows that take part.</summary>
    public int Rows { get; private set; }

    /// <summary>Time of the latest row; the beginning of time where none has one.</summary>
    public long Latest { get; private set; } = ExampleTable.NoTime;

    /// <summary>Index of the part it goes to.</summary>
    public int Part { get; set; }

    /// <summary>Its most frequent label; of pairs its stratum.</summary>
    public int Label => _counts is null ? _label : _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;

    /// <summary>All its labels.</summary>
    public IEnumerable<int> Labels => _counts is null ? [_label] : _counts.Keys.Order();

    /// <summary>Units in order of first appearance; those without a row that takes part are left out of nothing but the counts.</summary>
    public static SplitUnit[] Collect(ExampleTable table, ReadOnlySpan<int> units, int[] strata)
    {
        var byId = new Dictionary<int, SplitUnit>();
        List<SplitUnit> all = [];
        for (int row = 0; row < units.Length; row++)
        {
            if (!byId.TryGetValue(units[row], out SplitUnit? unit))
            {
                byId.Add(units[row], unit = new SplitUnit(units[row]));
                all.Add(unit);
            }

            if (strata[row] is not LabelSet.None and int label)
            {
                unit.Add(label, table.Time(row));
            }
        }

        return [.. all];
    }

    private void Add(int label, long time)
    {
        if (Rows++ == 0)
        {
            _label = label;
        }

        Latest = Math.Max(Latest, time);
        if (_counts is null && label == _label)
        {
            _labelRows++;
            return;
        }

        _counts ??= new Dictionary<int, int> { [_label] = _labelRows };
        _counts[label] = _counts.GetValueOrDefault(label) + 1;
    }
}
