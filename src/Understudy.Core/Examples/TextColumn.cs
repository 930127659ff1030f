namespace Understudy.Core;

/// <summary>
/// Many texts in a few large character blocks: 2 bytes a UTF-16 unit and 8 bytes a row, no object per row.
/// Appending is not thread-safe; reading is.
/// </summary>
public sealed class TextColumn
{
    private const int BlockLength = 1 << 20;
    private readonly List<char[]> _blocks = [];
    private readonly List<(int Block, int Start)> _starts = [];
    private readonly List<int> _lengths = [];
    private int _used = BlockLength;

    /// <summary>Number of texts.</summary>
    public int Count => _starts.Count;

    /// <summary>The text of a row.</summary>
    public ReadOnlySpan<char> this[int row]
    {
        get
        {
            (int block, int start) = _starts[row];
            return _blocks[block].AsSpan(start, _lengths[row]);
        }
    }

    /// <summary>Appends a text. A text longer than a block gets a block of its own.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        if (_blocks.Count == 0 || text.Length > BlockLength - _used)
        {
            _blocks.Add(new char[Math.Max(BlockLength, text.Length)]);
            _used = 0;
        }

        text.CopyTo(_blocks[^1].AsSpan(_used));
        _starts.Add((_blocks.Count - 1, _used));
        _lengths.Add(text.Length);
        _used = text.Length > BlockLength ? BlockLength : _used + text.Length;
    }
}
