using System.Numerics;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// The word pieces as two trees of UTF-16 units, one for pieces that begin a word and one for those that continue it, with all
/// edges in one hash table. Finding the longest piece takes one look-up a character. Immutable once built.
/// </summary>
internal sealed class PieceTrie
{
    /// <summary>Root of the pieces that begin a word.</summary>
    private const int Beginnings = 0;

    /// <summary>Root of the pieces that continue a word.</summary>
    private const int Continuations = 1;

    private const int NodeBits = 24;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private int[] _tokens = new int[512]; // by node: the piece that ends there, or -1
    private int _nodes = 2;
    private ulong[] _edges = new ulong[1024]; // (node << 16 | unit) << 24 | child; no child is 0, so 0 is free
    private int _shift = 64 - 10;

    /// <summary>Takes the pieces of a vocabulary; those from <paramref name="isMatched"/> false are never found in text.</summary>
    /// <param name="tokens">Pieces by id; those that continue a word begin with <c>##</c>.</param>
    /// <param name="isMatched">Whether a piece, by id, may be found.</param>
    /// <param name="longest">Pieces of more UTF-16 units than this, prefix aside, fit no word and are left out.</param>
    public PieceTrie(IReadOnlyList<string> tokens, Func<int, bool> isMatched, int longest)
    {
        Array.Fill(_tokens, -1);
        for (int id = 0; id < tokens.Count; id++)
        {
            bool continues = tokens[id].StartsWith(WordPieceEncoder.Prefix, StringComparison.Ordinal);
            ReadOnlySpan<char> piece = tokens[id].AsSpan(continues ? WordPieceEncoder.Prefix.Length : 0);
            if (piece.Length > 0 && piece.Length <= longest && isMatched(id))
            {
                Insert(continues ? Continuations : Beginnings, piece, id);
            }
        }
    }

    /// <summary>Appends the ids of a word, longest piece first from the left; false, with nothing appended, when no pieces make it.</summary>
    public bool TryMatch(scoped ReadOnlySpan<char> word, ref TokenBuffer output)
    {
        int before = output.Count, start = 0, root = Beginnings;
        while (start < word.Length)
        {
            int node = root, found = -1, end = start;
            for (int i = start; i < word.Length && (node = Child(node, word[i])) != 0; i++)
            {
                if (_tokens[node] >= 0)
                {
                    (found, end) = (_tokens[node], i + 1);
                }
            }

            if (found < 0)
            {
                output.Truncate(before);
                return false;
            }

            output.Add(found);
            (start, root) = (end, Continuations);
        }

        return true;
    }

    private int Child(int node, char unit)
    {
        ulong[] edges = _edges;
        ulong key = ((ulong)(uint)node << 16) | unit;
        int i = (int)((key * Multiplier) >> _shift);
        while (true)
        {
            ulong edge = edges[i];
            if (edge >> NodeBits == key)
            {
                return (int)(edge & ((1u << NodeBits) - 1));
            }

            if (edge == 0)
            {
                return 0;
            }

            i = (i + 1) & (edges.Length - 1);
        }
    }

    private void Insert(int node, ReadOnlySpan<char> piece, int id)
    {
        foreach (char unit in piece)
        {
            int child = Child(node, unit);
            if (child == 0)
            {
                child = _nodes++;
                if (child >= 1 << NodeBits)
                {
                    throw new UnderstudyException(ErrorCode.InputUnreadable, $"The vocabulary has too much text: expected fewer than {1 << NodeBits} distinct beginnings of pieces. Use a smaller vocabulary.");
                }

                if (_nodes * 2 > _edges.Length)
                {
                    Grow();
                }

                Store(_edges, ((((ulong)(uint)node << 16) | unit) << NodeBits) | (uint)child);
            }

            node = child;
        }

        _tokens[node] = id;
    }

    private void Grow()
    {
        Array.Resize(ref _tokens, _edges.Length);
        _tokens.AsSpan(_edges.Length / 2).Fill(-1);
        var larger = new ulong[_edges.Length * 2];
        _shift = 64 - BitOperations.Log2((uint)larger.Length);
        foreach (ulong edge in _edges)
        {
            if (edge != 0)
            {
                Store(larger, edge);
            }
        }

        _edges = larger;
    }

    private void Store(ulong[] edges, ulong edge)
    {
        int i = (int)(((edge >> NodeBits) * Multiplier) >> _shift);
        while (edges[i] != 0)
        {
            i = (i + 1) & (edges.Length - 1);
        }

        edges[i] = edge;
    }
}
