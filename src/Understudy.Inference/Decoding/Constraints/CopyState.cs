using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// Follows calls as they are written and refuses a token that makes a copied argument something else than a run of whole words of the input:
/// a model that reads rightly and copies badly is put right, and one that invents a value cannot. Where copies are apart
/// (<see cref="CopiedArguments.Apart"/>), words that one argument of a call has taken are not there for the next; of several places where a
/// value stands it takes the first that is free. Not thread-safe.
/// </summary>
public sealed class CopyState
{
    private const int MostDepth = 60; // deeper JSON is not followed any more

    private readonly CopiedArguments _copied;
    private readonly TokenBytes _tokens;
    private readonly byte[] _text; // the input as JSON writes it
    private readonly bool[] _starts; // [bytes] a word begins here
    private readonly bool[] _ends; // [bytes + 1] a word ended before here
    private readonly List<byte> _written = [];
    private readonly (int Start, int Length)[] _keys = new (int, int)[MostDepth + 1]; // of every depth, in what is written
    private Place _at = new(0, 0, false, Kind.None, false, 0, [], (0, 0), [], false);

    internal CopyState(CopiedArguments copied, string text, TokenBytes tokens)
    {
        (_copied, _tokens) = (copied, tokens);
        List<WordSpan> words = [];
        TaggingWords.Cut(text, words, int.MaxValue);
        List<byte> bytes = [];
        List<int> starts = [], ends = [];
        int at = 0;
        foreach (WordSpan word in words)
        {
            Write(text.AsSpan(at, word.Start - at));
            starts.Add(bytes.Count);
            Write(text.AsSpan(word.Start, word.Length));
            ends.Add(bytes.Count);
            at = word.End;
        }

        Write(text.AsSpan(at));
        _text = [.. bytes];
        (_starts, _ends) = (new bool[_text.Length + 1], new bool[_text.Length + 1]);
        starts.ForEach(s => _starts[s] = true);
        ends.ForEach(e => _ends[e] = true);

        void Write(ReadOnlySpan<char> part) => bytes.AddRange(JsonEncodedText.Encode(part, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
    }

    private enum Kind
    {
        None,
        Key,
        Value,
        Copied,
    }

    /// <summary>Takes a token, or refuses it and stays where it was.</summary>
    public bool TryAccept(int token)
    {
        if ((uint)token >= (uint)_tokens.Count)
        {
            return true; // writes nothing
        }

        (Place before, int written) = (_at, _written.Count);
        (int Start, int Length)[]? keys = null;
        foreach (byte b in _tokens[token])
        {
            _written.Add(b);
            if (_at.String == Kind.Key ? b == '"' : _at.String == Kind.None && b is (byte)'{' or (byte)'[')
            {
                keys ??= [.. _keys];
            }

            if (!Step(b))
            {
                _at = before;
                _written.RemoveRange(written, _written.Count - written);
                keys?.CopyTo(_keys, 0);
                return false;
            }
        }

        return true;
    }

    private bool Step(byte b)
    {
        if (_at.Lost)
        {
            return true;
        }

        if (_at.String != Kind.None)
        {
            if (b == '"' && !_at.Escaped)
            {
                return Close();
            }

            _at = _at with { Escaped = b == '\\' && !_at.Escaped };
            if (_at.String == Kind.Copied)
            {
                int[] next = [.. _at.Copies.Where(p => p < _text.Length && _text[p] == b && IsFree(p)).Select(p => p + 1)];
                _at = _at with { Copies = next };
                return next.Length > 0;
            }

            return true;
        }

        switch (b)
        {
            case (byte)'{' or (byte)'[':
                int depth = _at.Depth + 1;
                _at = depth > MostDepth ? _at with { Lost = true } : _at with { Depth = depth, Objects = b == '{' ? _at.Objects | (1UL << depth) : _at.Objects & ~(1UL << depth), WantsKey = b == '{', Taken = depth == 2 ? [] : _at.Taken };
                _keys[Math.Min(depth, MostDepth)] = (0, 0);
                break;
            case (byte)'}' or (byte)']':
                _at = _at.Depth == 0 ? _at with { Lost = true } : _at with { Depth = _at.Depth - 1, WantsKey = false };
                break;
            case (byte)',':
                _at = _at with { WantsKey = (_at.Objects >> _at.Depth & 1) == 1 };
                break;
            case (byte)':':
                _at = _at with { WantsKey = false };
                break;
            case (byte)'"':
                Kind kind = _at.WantsKey ? Kind.Key : IsCopied() ? Kind.Copied : Kind.Value;
                _at = _at with { String = kind, Escaped = false, Opened = _written.Count, Copies = kind == Kind.Copied ? [.. Enumerable.Range(0, _text.Length).Where(p => _starts[p])] : [] };
                break;
        }

        return true;
    }

    private bool Close()
    {
        (int Start, int Length) content = (_at.Opened, _written.Count - 1 - _at.Opened);
        if (_at.String == Kind.Copied)
        {
            int end = Array.FindIndex(_at.Copies, p => _ends[p]);
            if (content.Length == 0 || end < 0)
            {
                return false;
            }

            if (_copied.Apart)
            {
                _at = _at with { Taken = [.. _at.Taken, (_at.Copies[end] - content.Length, _at.Copies[end])] };
            }
        }

        if (_at.String == Kind.Key)
        {
            _keys[_at.Depth] = content;
        }

        bool isName = _at.String == Kind.Value && _at.Depth == 2 && TextOf(_keys[2]) == "name";
        _at = _at with { String = Kind.None, Copies = [], Function = isName ? content : _at.Function };
        return true;
    }

    /// <summary>Whether the value that begins here is one of a copied argument: <c>[{"name":f,"arguments":{…}}]</c>.</summary>
    private bool IsCopied() => _at.Depth >= 3 && TextOf(_keys[2]) == "arguments"
        && _copied.Has(TextOf(_at.Function), string.Join('.', Enumerable.Range(3, _at.Depth - 2).Where(d => (_at.Objects >> d & 1) == 1).Select(d => TextOf(_keys[d]))));

    private bool IsFree(int at) => !Array.Exists(_at.Taken, t => at >= t.Start && at < t.End);

    private string TextOf((int Start, int Length) range) => Encoding.UTF8.GetString([.. _written[range.Start..(range.Start + range.Length)]]);

    /// <summary>Where the writing is.</summary>
    /// <param name="Depth">Open objects and arrays.</param>
    /// <param name="Objects">Bit d: the one at depth d is an object.</param>
    /// <param name="WantsKey">Whether the next text is a key.</param>
    /// <param name="String">The text that is open.</param>
    /// <param name="Escaped">Whether a backslash stands before.</param>
    /// <param name="Opened">Where in what is written the open text begins.</param>
    /// <param name="Copies">Where in the input the open copied value may go on.</param>
    /// <param name="Function">The function's name, in what is written.</param>
    /// <param name="Taken">Where in the input the values stand that the call has, when they must be apart.</param>
    /// <param name="Lost">Whether this is nothing that can be followed.</param>
    private readonly record struct Place(int Depth, ulong Objects, bool WantsKey, Kind String, bool Escaped, int Opened, int[] Copies, (int Start, int Length) Function, (int Start, int End)[] Taken, bool Lost);
}
