using Microsoft.ML.OnnxRuntime;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Sequences that are being decoded, with the keys and values of all their positions: rows of one cache that the model reads and writes
/// in place. A row is set back, extended and copied on its own; the first rows go on together by a token each. Allocates nothing a token once
/// each number of rows has run. Not thread-safe.
/// </summary>
public sealed class DecodingSession : IDisposable
{
    private const int MostRows = 1024;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly DecoderConfig _c;
    private readonly float[][] _cache; // keys and values of each layer in turn, each [rows, key and value heads, positions, width of a head]
    private readonly long[] _mask; // [rows, positions]
    private readonly long[] _ids; // [rows], or the tokens of a longer run
    private readonly float[] _logits; // [rows, vocabulary]
    private readonly int[] _tokens; // [rows, positions]
    private readonly int[] _lengths;
    private readonly Dictionary<(int First, int Count), RowBinding> _bindings = [];

    internal DecodingSession(OnnxDecoder decoder, InferenceSession session, int rows, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, MostRows);
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positions, decoder.Config.MaximumTokens);
        (_session, _c, Rows, Positions) = (session, decoder.Config, rows, positions);
        CacheRow = _c.KeyValueWidth * Positions;
        long size = (long)rows * CacheRow;
        if (size > Array.MaxLength || (long)rows * _c.VocabularySize > Array.MaxLength)
        {
            throw new ArgumentException($"{rows} sequences of {positions} tokens need more room than an array has; ask for fewer.", nameof(rows));
        }

        // Pinned, for the model holds their addresses; zeros, for what it has not written must not be a number that spreads.
        _cache = [.. Enumerable.Range(0, 2 * _c.Layers).Select(_ => GC.AllocateArray<float>((int)size, pinned: true))];
        _mask = GC.AllocateArray<long>(rows * Positions, pinned: true);
        _ids = GC.AllocateArray<long>(Math.Max(rows, Positions), pinned: true);
        _logits = GC.AllocateArray<float>(rows * _c.VocabularySize, pinned: true);
        _tokens = new int[rows * Positions];
        _lengths = new int[rows];
    }

    /// <summary>Shape of the network.</summary>
    public DecoderConfig Config => _c;

    /// <summary>Sequences that there is room for.</summary>
    public int Rows { get; }

    /// <summary>Most tokens of a sequence.</summary>
    public int Positions { get; }

    /// <summary>Numbers of a row in a layer's keys, or values.</summary>
    private int CacheRow { get; }

    /// <summary>Tokens of a row whose keys and values are there.</summary>
    public ReadOnlySpan<int> Tokens(int row) => _tokens.AsSpan(row * Positions, _lengths[row]);

    /// <summary>Scores of the token behind a row's last, as the last run that the row took part in left them; may be written to.</summary>
    public Span<float> Logits(int row) => _logits.AsSpan(row * _c.VocabularySize, _c.VocabularySize);

    /// <summary>Makes a row's tokens these, computing only those behind what it has in common with them, the last one always.</summary>
    /// <param name="row">The row.</param>
    /// <param name="tokens">At least one token.</param>
    /// <exception cref="UnderstudyException">When there are more tokens than the model takes; nothing is cut.</exception>
    public void Begin(int row, ReadOnlySpan<int> tokens)
    {
        ArgumentOutOfRangeException.ThrowIfZero(tokens.Length, nameof(tokens));
        int kept = Math.Min(Tokens(row).CommonPrefixLength(tokens), tokens.Length - 1);
        RefuseTooLong(tokens.Length);
        Truncate(row, kept);
        Append(row, tokens[kept..]);
    }

    /// <summary>Runs tokens behind a row's in one go.</summary>
    /// <param name="row">The row.</param>
    /// <param name="tokens">At least one token of the vocabulary.</param>
    /// <exception cref="UnderstudyException">When the row would be longer than the model takes, or the model fails.</exception>
    public void Append(int row, ReadOnlySpan<int> tokens)
    {
        ArgumentOutOfRangeException.ThrowIfZero(tokens.Length, nameof(tokens));
        RefuseTooLong(_lengths[row] + tokens.Length);
        for (int i = 0; i < tokens.Length; i++)
        {
            _ids[i] = Checked(tokens[i]);
        }

        RowBinding binding = Binding(row, 1);
        binding.SetTokens(_ids, tokens.Length);
        foreach (int token in tokens)
        {
            Push(row, token);
        }

        Run(binding);
    }

    /// <summary>Runs one token behind each of the first rows, together.</summary>
    /// <param name="next">A token for each, 1 to <see cref="Rows"/> of them.</param>
    /// <exception cref="UnderstudyException">When a row would be longer than the model takes, or the model fails.</exception>
    public void Step(ReadOnlySpan<int> next)
    {
        ArgumentOutOfRangeException.ThrowIfZero(next.Length, nameof(next));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(next.Length, Rows, nameof(next));
        for (int row = 0; row < next.Length; row++)
        {
            RefuseTooLong(_lengths[row] + 1);
            _ids[row] = Checked(next[row]);
        }

        for (int row = 0; row < next.Length; row++)
        {
            Push(row, next[row]);
        }

        RowBinding binding = Binding(0, next.Length);
        binding.SetTokens(_ids, 1);
        Run(binding);
    }

    /// <summary>Sets a row back to its first tokens. The scores stay as they are.</summary>
    public void Truncate(int row, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _lengths[row]);
        _mask.AsSpan((row * Positions) + length, _lengths[row] - length).Clear();
        _lengths[row] = length;
    }

    /// <summary>Makes a row what another one is: tokens, keys, values and scores.</summary>
    public void Copy(int from, int to)
    {
        if (from == to)
        {
            return;
        }

        int length = _lengths[from];
        Truncate(to, 0);
        foreach (float[] cache in _cache)
        {
            for (int head = 0; head < _c.KeyValueHeads; head++)
            {
                int at = head * Positions * _c.HeadWidth;
                cache.AsSpan((from * CacheRow) + at, length * _c.HeadWidth).CopyTo(cache.AsSpan((to * CacheRow) + at));
            }
        }

        Tokens(from).CopyTo(_tokens.AsSpan(to * Positions));
        _mask.AsSpan(to * Positions, length).Fill(1);
        _lengths[to] = length;
        Logits(from).CopyTo(Logits(to));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RowBinding binding in _bindings.Values)
        {
            binding.Dispose();
        }

        _bindings.Clear();
        _run.Dispose();
    }

    private void Run(RowBinding binding)
    {
        try
        {
            binding.Run(_session, _run);
        }
        catch (OnnxRuntimeException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The decoder failed on its tokens: {e.Message} Restore the file or export again.", e);
        }
    }

    private void Push(int row, int token)
    {
        int at = (row * Positions) + _lengths[row]++;
        (_tokens[at], _mask[at]) = (token, 1);
    }

    private long Checked(int token) => (uint)token < (uint)_c.VocabularySize
        ? token
        : throw new ArgumentException($"Token {token} is none; the vocabulary has {_c.VocabularySize}.");

    private void RefuseTooLong(int length)
    {
        if (length > Positions)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The text needs {length} tokens; there is room for {Positions}, prompt and completion together. Shorten it, or let the large model answer.");
        }
    }

    private RowBinding Binding(int first, int count)
    {
        if (!_bindings.TryGetValue((first, count), out RowBinding? binding))
        {
            _bindings.Add((first, count), binding = new RowBinding(_session, _c, count, Positions, Part(_mask, Positions), Part(_logits, _c.VocabularySize), [.. _cache.Select(c => Part(c, CacheRow))]));
        }

        return binding;

        Memory<T> Part<T>(T[] array, int row) => array.AsMemory(first * row, count * row);
    }
}
