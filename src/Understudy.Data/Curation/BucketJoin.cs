namespace Understudy.Data;

/// <summary>
/// Compares the texts of one bucket. Small buckets are compared pair by pair. In large ones (a template with a number in
/// it, say) each text is compared with representatives of the sets found so far until one is similar, and a text that found
/// nothing in several large buckets is not tried in another: the work stays linear. One object a thread.
/// </summary>
internal sealed class BucketJoin(TextAt text, UnionFind sets, double threshold, byte[] failures)
{
    /// <summary>The largest bucket that is compared pair by pair, and the most representatives of a larger one.</summary>
    public const int Small = 32;

    private const int Representatives = 16;
    private const int MaximumFailures = 3;
    private readonly NormalisedText _normal = new();
    private readonly Shingles _current = new();
    private readonly Shingles[] _held = [.. Enumerable.Range(0, Small).Select(_ => new Shingles())];
    private readonly int[] _rows = new int[Small], _roots = new int[Small];

    /// <summary>
    /// Adds the pairs to be joined. Entries hold places in <paramref name="distinct"/> in their low 32 bits;
    /// <paramref name="lead"/> are the first of the bucket when <paramref name="stretch"/> is a later part of a large one.
    /// </summary>
    public void Run(ReadOnlySpan<ulong> lead, ReadOnlySpan<ulong> stretch, bool large, int[] distinct, List<(int A, int B)> found)
    {
        int held = 0, room = large ? Representatives : Small;
        foreach (ulong entry in lead)
        {
            int row = distinct[(int)(uint)entry], root = sets.Peek(row);
            if (held < room && !_roots.AsSpan(0, held).Contains(root))
            {
                Hold(held, row, root, _held[held].Set(_normal.Set(text(row))));
                held++;
            }
        }

        foreach (ulong entry in stretch)
        {
            int row = distinct[(int)(uint)entry], root = sets.Peek(row);
            if (large && (failures[row] >= MaximumFailures || _roots.AsSpan(0, held).Contains(root)))
            {
                continue; // one text of each set is enough
            }

            int before = root;
            bool compared = false;
            for (int i = 0; i < held && !(large && root != before); i++)
            {
                if (_roots[i] == root)
                {
                    continue; // joined already, by an earlier band or just now
                }

                if (!compared)
                {
                    _current.Set(_normal.Set(text(row)));
                    compared = true;
                }

                if (Shingles.AreSimilar(_current, _held[i], threshold))
                {
                    found.Add((_rows[i], row));
                    Relabel(held, root, _roots[i]);
                    root = _roots[i];
                }
            }

            if (large && compared && root == before)
            {
                failures[row]++;
            }

            if (held < room && !(large && root != before))
            {
                if (compared)
                {
                    _held[held].CopyFrom(_current);
                }
                else
                {
                    _held[held].Set(_normal.Set(text(row)));
                }

                Hold(held, row, root, _held[held]);
                held++;
            }
        }
    }

    private void Hold(int at, int row, int root, Shingles shingles) => (_rows[at], _roots[at], _held[at]) = (row, root, shingles);

    private void Relabel(int held, int from, int to)
    {
        for (int i = 0; i < held; i++)
        {
            _roots[i] = _roots[i] == from ? to : _roots[i];
        }
    }
}
