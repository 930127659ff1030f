namespace Understudy.Data;

/// <summary>
/// Compares the texts of one bucket. Small buckets are compared pair by pair; in large ones (a template with a number in
/// it, say) each text is compared with one representative of each set so far, up to a limit, which keeps the work linear.
/// One object a thread.
/// </summary>
internal sealed class BucketJoin(TextAt text, UnionFind sets, double threshold)
{
    private const int MaximumRepresentatives = 32;
    private readonly NormalisedText _normal = new();
    private readonly Shingles _current = new();
    private readonly List<Shingles> _pool = [];
    private readonly int[] _rows = new int[MaximumRepresentatives], _roots = new int[MaximumRepresentatives];

    /// <summary>Adds the pairs to be joined. <paramref name="bucket"/>: places in <paramref name="distinct"/> in the low 32 bits, ascending.</summary>
    public void Run(ReadOnlySpan<ulong> bucket, int[] distinct, List<(int A, int B)> found)
    {
        int held = 0;
        foreach (ulong entry in bucket)
        {
            int row = distinct[(int)(uint)entry];
            int root = sets.Peek(row);
            bool compared = false, small = bucket.Length <= MaximumRepresentatives;
            for (int i = 0; i < held; i++)
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

                if (Shingles.AreSimilar(_current, _pool[i], threshold))
                {
                    found.Add((_rows[i], row));
                    Relabel(held, root, _roots[i]);
                    root = _roots[i];
                }
            }

            if (held < MaximumRepresentatives && (small || !_roots.AsSpan(0, held).Contains(root)))
            {
                if (held == _pool.Count)
                {
                    _pool.Add(new Shingles());
                }

                if (compared)
                {
                    _pool[held].CopyFrom(_current);
                }
                else
                {
                    _pool[held].Set(_normal.Set(text(row)));
                }

                (_rows[held], _roots[held]) = (row, root);
                held++;
            }
        }
    }

    private void Relabel(int held, int from, int to)
    {
        for (int i = 0; i < held; i++)
        {
            _roots[i] = _roots[i] == from ? to : _roots[i];
        }
    }
}
