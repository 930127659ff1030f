namespace Understudy.Data;

/// <summary>Disjoint sets; the root of a set is its smallest member, so the outcome does not depend on the order of unions.</summary>
internal sealed class UnionFind
{
    private readonly int[] _parent;

    public UnionFind(int count)
    {
        _parent = new int[count];
        for (int i = 0; i < count; i++)
        {
            _parent[i] = i;
        }
    }

    /// <summary>The root, shortening the path on the way. Not thread-safe.</summary>
    public int Find(int item)
    {
        while (_parent[item] != item)
        {
            item = _parent[item] = _parent[_parent[item]];
        }

        return item;
    }

    /// <summary>The root without a change: safe beside other readers.</summary>
    public int Peek(int item)
    {
        while (_parent[item] != item)
        {
            item = _parent[item];
        }

        return item;
    }

    public void Union(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a != b)
        {
            _parent[Math.Max(a, b)] = Math.Min(a, b);
        }
    }

    /// <summary>Makes every item point at its root, so that <see cref="Peek"/> takes one step.</summary>
    public void Flatten()
    {
        for (int i = 0; i < _parent.Length; i++)
        {
            _parent[i] = _parent[_parent[i]]; // parents are smaller, hence flat already
        }
    }

    /// <summary>Numbers the sets 0, 1, 2, … in order of their first member.</summary>
    public int[] Number()
    {
        Flatten();
        var number = new int[_parent.Length];
        int next = 0;
        for (int i = 0; i < number.Length; i++)
        {
            number[i] = _parent[i] == i ? next++ : number[_parent[i]];
        }

        return number;
    }
}
