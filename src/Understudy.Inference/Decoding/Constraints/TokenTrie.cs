namespace Understudy.Inference;

/// <summary>
/// The bytes of tokens as a trie, its nodes in preorder, so that a walk is a scan which jumps over what is ruled out, and the tokens
/// below a node lie side by side. Immutable and thread-safe.
/// </summary>
internal sealed class TokenTrie
{
    private readonly byte[] _labels;
    private readonly int[] _next, _depths, _firstToken, _tokens;
    private readonly int[] _roots = new int[256]; // by first byte; 0: none

    /// <summary>Makes the trie.</summary>
    /// <param name="entries">Tokens with what of each goes in, at least a byte; sorted in place.</param>
    public TokenTrie((int Id, ReadOnlyMemory<byte> Bytes)[] entries)
    {
        Array.Sort(entries, (a, b) => a.Bytes.Span.SequenceCompareTo(b.Bytes.Span) is not 0 and int order ? order : a.Id.CompareTo(b.Id));
        List<byte> labels = [0];
        List<int> depths = [0], firstToken = [0];
        ReadOnlyMemory<byte> before = default;
        for (int i = 0; i < entries.Length; i++)
        {
            ReadOnlySpan<byte> bytes = entries[i].Bytes.Span;
            for (int depth = before.Span.CommonPrefixLength(bytes); depth < bytes.Length; depth++)
            {
                labels.Add(bytes[depth]);
                depths.Add(depth + 1);
                firstToken.Add(i);
            }

            before = entries[i].Bytes;
            Longest = Math.Max(Longest, bytes.Length);
        }

        firstToken.Add(entries.Length);
        (_labels, _depths, _firstToken) = ([.. labels], [.. depths], [.. firstToken]);
        _tokens = [.. entries.Select(e => e.Id)];
        _next = new int[_labels.Length];
        int[] open = new int[Longest + 2]; // by depth, the node whose end is not known
        int top = 0;
        for (int i = 1; i <= _labels.Length; i++)
        {
            int depth = i < _labels.Length ? _depths[i] : 0;
            for (; top >= depth && top > 0; top--)
            {
                _next[open[top]] = i;
            }

            open[depth] = i;
            top = depth;
        }

        _next[0] = _labels.Length;
        for (int child = 1; child < _labels.Length; child = _next[child])
        {
            _roots[_labels[child]] = child;
        }
    }

    /// <summary>Nodes, the root (0) among them.</summary>
    public int Count => _labels.Length;

    /// <summary>Bytes of the longest entry.</summary>
    public int Longest { get; }

    /// <summary>The byte that leads to a node.</summary>
    public byte Label(int node) => _labels[node];

    /// <summary>The first node in preorder that is not below a node.</summary>
    public int Next(int node) => _next[node];

    /// <summary>Bytes from the root to a node.</summary>
    public int Depth(int node) => _depths[node];

    /// <summary>Ids of the tokens that end at a node.</summary>
    public ReadOnlySpan<int> Tokens(int node)
    {
        // A node's own tokens come before those of its first child, which is the next node when it is deeper.
        int end = node + 1 < _next[node] ? _firstToken[node + 1] : _firstToken[_next[node]];
        return _tokens.AsSpan(_firstToken[node]..end);
    }

    /// <summary>Ids of the tokens that end at or below a node.</summary>
    public ReadOnlySpan<int> TokensBelow(int node) => _tokens.AsSpan(_firstToken[node].._firstToken[_next[node]]);

    /// <summary>The node that a byte leads to; -1 when there is none.</summary>
    public int Child(int node, byte label)
    {
        if (node == 0)
        {
            return _roots[label] is not 0 and int root ? root : -1;
        }

        for (int child = node + 1; child < _next[node]; child = _next[child])
        {
            if (_labels[child] == label)
            {
                return child;
            }
        }

        return -1;
    }
}
