namespace Understudy.Data;

/// <summary>What was found in one text; costs nothing until something is.</summary>
internal struct Findings
{
    private List<Finding>? _items;

    public readonly bool Any => _items is not null;

    public void Add(int start, int end, string word)
    {
        _items ??= [];
        _items.Add(new Finding(start, end, word, _items.Count));
    }

    /// <summary>In order of place, none overlapping. What loses here is found in the next pass, if it still is something.</summary>
    public readonly List<Finding> Settle()
    {
        List<Finding> items = _items ?? [];
        items.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Rank.CompareTo(b.Rank));
        int kept = 0;
        for (int i = 1; i < items.Count; i++)
        {
            if (items[i].Start >= items[kept].End)
            {
                items[++kept] = items[i];
            }
            else if (items[i].Rank < items[kept].Rank)
            {
                items[kept] = items[i];
            }
        }

        items.RemoveRange(kept + 1, items.Count - kept - 1);
        return items;
    }
}
