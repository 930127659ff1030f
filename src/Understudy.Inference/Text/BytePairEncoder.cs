using System.Buffers;
using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Byte-level byte-pair encoding (Sennrich 1508.07909, with GPT-2's bytes and cuts): the pieces of <see cref="BytePairPieces"/> as
/// UTF-8, in each of which the pair with the earliest merge is joined, the leftmost first, until none is left. A heap over a
/// linked list makes that n log n in the piece's length. A lone surrogate is read as U+FFFD.
/// </summary>
internal sealed class BytePairEncoder : ITextEncoder
{
    private const int StackText = 512; // UTF-16 units
    private const int StackPiece = 64; // bytes
    private const int Lacking = -2;

    private readonly BytePairOptions _options;
    private readonly TokenVocabulary _vocabulary;
    private readonly MergeTable _merges;
    private readonly int[] _byteIds; // by byte
    private readonly PieceCache _cache = new();

    /// <summary>Takes the vocabulary and the merges.</summary>
    /// <param name="options">The switches.</param>
    /// <param name="vocabulary">All 256 bytes and what is made of them.</param>
    /// <param name="merges">The merges.</param>
    /// <param name="mayLackBytes">Whether bytes may be missing, as in decoders that were trained so: they are read as the unknown token, or not at all.</param>
    public BytePairEncoder(BytePairOptions options, TokenVocabulary vocabulary, MergeTable merges, bool mayLackBytes)
    {
        _options = options;
        _vocabulary = vocabulary;
        _merges = merges;
        _byteIds = new int[256];
        for (int b = 0; b < 256; b++)
        {
            string text = ByteAlphabet.TextOf([(byte)b]);
            int id = vocabulary.IdOf(text);
            _byteIds[b] = id >= 0 && !vocabulary.IsSpecial(id) ? id : mayLackBytes ? Lacking : throw TokenizerFile.Unreadable($"expected all 256 bytes as tokens, byte {b} ('{text}') is not there");
        }
    }

    /// <inheritdoc/>
    public void Encode(scoped ReadOnlySpan<char> text, int enough, ref TokenBuffer output)
    {
        if (_options.Compose)
        {
            text = CanonicalComposition.Of(text);
        }

        int room = BytePairPieces.LongestResult(text, _options);
        char[]? rented = room > StackText ? ArrayPool<char>.Shared.Rent(room) : null;
        try
        {
            Span<char> buffer = rented ?? stackalloc char[StackText];
            ReadOnlySpan<char> normalized = buffer[..BytePairPieces.Normalize(text, _options, buffer)];
            int start = 0;
            while (start < normalized.Length && output.Count < enough)
            {
                int end = BytePairPieces.EndOf(normalized, start, _options.Cuts);
                EncodePiece(normalized[start..end], ref output);
                start = end;
            }
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
            }
        }
    }

    private void EncodePiece(scoped ReadOnlySpan<char> piece, ref TokenBuffer output)
    {
        if (piece.Length > PieceCache.LongestPiece)
        {
            Merge(piece, ref output);
        }
        else if (_cache.TryGet(piece, out ReadOnlySpan<int> ids))
        {
            output.Add(ids);
        }
        else
        {
            int before = output.Count;
            Merge(piece, ref output);
            _cache.Put(piece, output.Ids[before..]);
        }
    }

    private void Merge(scoped ReadOnlySpan<char> piece, ref TokenBuffer output)
    {
        int length = Encoding.UTF8.GetByteCount(piece);
        if (length <= StackPiece)
        {
            MergeBytes(piece, stackalloc byte[length], stackalloc int[3 * length], stackalloc ulong[3 * length], ref output);
            return;
        }

        byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
        int[] lists = ArrayPool<int>.Shared.Rent(3 * length);
        ulong[] heap = ArrayPool<ulong>.Shared.Rent(3 * length);
        try
        {
            MergeBytes(piece, bytes, lists, heap, ref output);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<int>.Shared.Return(lists);
            ArrayPool<ulong>.Shared.Return(heap);
        }
    }

    private void MergeBytes(scoped ReadOnlySpan<char> piece, scoped Span<byte> bytes, scoped Span<int> lists, scoped Span<ulong> heap, ref TokenBuffer output)
    {
        bytes = bytes[..Encoding.UTF8.GetBytes(piece, bytes)];
        if (_options.IgnoreMerges && _vocabulary.IdOf(ByteAlphabet.TextOf(bytes)) is >= 0 and int whole && !_vocabulary.IsSpecial(whole))
        {
            output.Add(whole);
            return;
        }

        int n = bytes.Length;
        Span<int> ids = lists[..n], next = lists.Slice(n, n), previous = lists.Slice(2 * n, n);
        for (int i = 0; i < n; i++)
        {
            (ids[i], next[i], previous[i]) = (_byteIds[bytes[i]], i + 1, i - 1);
        }

        var queue = new MergeQueue(heap);
        for (int i = 0; i + 1 < n; i++)
        {
            Offer(ref queue, ids, i, i + 1);
        }

        // A queued merge is out of date when its place is gone (id -1) or holds another pair; the pair's rank tells.
        while (queue.TryPop(out int rank, out int at))
        {
            int right = next[at];
            if (ids[at] < 0 || right == n || _merges.RankOf(ids[at], ids[right], out int result) != rank)
            {
                continue;
            }

            ids[at] = result;
            ids[right] = -1;
            next[at] = next[right];
            if (next[at] < n)
            {
                previous[next[at]] = at;
                Offer(ref queue, ids, at, next[at]);
            }

            if (previous[at] >= 0)
            {
                Offer(ref queue, ids, previous[at], at);
            }
        }

        for (int i = 0; i < n; i = next[i])
        {
            int id = ids[i] == Lacking ? _vocabulary.Specials.Unknown : ids[i];
            if (id >= 0)
            {
                output.Add(id);
            }
        }
    }

    private void Offer(ref MergeQueue queue, ReadOnlySpan<int> ids, int left, int right)
    {
        int rank = _merges.RankOf(ids[left], ids[right], out _);
        if (rank >= 0)
        {
            queue.Push(rank, left);
        }
    }
}
