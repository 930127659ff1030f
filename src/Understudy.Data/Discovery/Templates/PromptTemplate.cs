using System.IO.Hashing;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// What stays the same in the prompts of a workload: stretches of fixed text, in order, with a slot between any two of them and, unless the
/// last stretch reaches the end, one behind. White space may differ between a template and what it matches. Immutable, thread-safe.
/// </summary>
public sealed class PromptTemplate
{
    private readonly byte[][][] _segments; // a segment is a list of chunks; white space may stand between chunks

    /// <summary>Makes a template.</summary>
    /// <param name="segments">Fixed stretches of a <see cref="PromptScript"/>; the first begins with the first message's mark.</param>
    /// <param name="isOpen">Whether a slot follows the last stretch.</param>
    /// <param name="extras"><see cref="PromptScript.Extras"/> of its requests.</param>
    /// <exception cref="ArgumentException">When there is no stretch, or one without text.</exception>
    public PromptTemplate(IReadOnlyList<ReadOnlyMemory<byte>> segments, bool isOpen, ulong extras)
    {
        ArgumentNullException.ThrowIfNull(segments);
        _segments = [.. segments.Select(s => Chunks(s.Span))];
        if (_segments.Length == 0 || _segments.Any(s => s.Length == 0) || _segments[0][0][0] != PromptScript.Mark)
        {
            throw new ArgumentException("A template needs stretches of fixed text, the first of which begins a message.", nameof(segments));
        }

        (IsOpen, Extras) = (isOpen, extras);
        FixedBytes = _segments.Sum(s => s.Sum(c => c.Length));
        Id = Identity();
        SlotNames = TemplateSlots.NamesOf(Segments, Slots);
    }

    /// <summary>32 hexadecimal digits that depend on the fixed text and the extras alone: the same on every machine.</summary>
    public string Id { get; }

    /// <summary>Whether a slot follows the last stretch.</summary>
    public bool IsOpen { get; }

    /// <summary>Hash of tools and response format.</summary>
    public ulong Extras { get; }

    /// <summary>Bytes of fixed text, white space not counted: of two templates that match, the one with more is meant.</summary>
    public int FixedBytes { get; }

    /// <summary>Number of slots.</summary>
    public int Slots => _segments.Length - (IsOpen ? 0 : 1);

    /// <summary>A name for each slot, from the words before it; distinct.</summary>
    public IReadOnlyList<string> SlotNames { get; }

    /// <summary>The fixed stretches with single spaces, marks included.</summary>
    public IReadOnlyList<string> Segments => [.. _segments.Select(s => string.Join(' ', s.Select(c => Encoding.UTF8.GetString(c))))];

    /// <summary>The prompt as people read it: each message behind its role, a name in braces for each slot.</summary>
    public override string ToString()
    {
        IReadOnlyList<string> segments = Segments;
        string text = string.Concat(segments.Select((s, i) => s + (i < Slots ? $" {{{SlotNames[i]}}} " : "")));
        foreach ((char letter, string role) in new[] { ('s', "system"), ('u', "user"), ('a', "assistant"), ('t', "tool"), ('?', "other") })
        {
            text = text.Replace($"{(char)PromptScript.Mark}{letter}", $"\n[{role}] ", StringComparison.Ordinal);
        }

        return text.Trim();
    }

    internal byte[][] First => _segments[0];

    /// <summary>
    /// Matches a stream. A slot takes as little as it can, the last fixed stretch stands at the very end unless a slot follows it.
    /// </summary>
    /// <param name="text">The stream of a request with the same <see cref="Extras"/>.</param>
    /// <param name="slots">Receives each slot's place, white space around it left out; room for <see cref="Slots"/>.</param>
    public bool TryMatch(ReadOnlySpan<byte> text, Span<Range> slots)
    {
        int last = _segments.Length - 1;
        if (last > 0 && !IsOpen && AtEnd(text, 0, _segments[last]).Start < 0)
        {
            return false; // the cheapest way to say no
        }

        int at = Match(text, 0, _segments[0]);
        if (at < 0)
        {
            return false;
        }

        for (int i = 1; i <= last; i++)
        {
            (int start, int end) = i == last && !IsOpen ? AtEnd(text, at, _segments[i]) : Find(text, at, _segments[i]);
            if (start < 0)
            {
                return false;
            }

            slots[i - 1] = Trim(text, at, start);
            at = end;
        }

        if (IsOpen)
        {
            slots[last] = Trim(text, at, text.Length);
            return true;
        }

        return Skip(text, at) == text.Length;
    }

    private string Identity()
    {
        var hash = new XxHash128();
        Span<byte> extras = stackalloc byte[sizeof(ulong) + 1];
        BitConverter.TryWriteBytes(extras, Extras);
        extras[^1] = IsOpen ? (byte)1 : (byte)0;
        hash.Append(extras);
        foreach (byte[][] segment in _segments)
        {
            foreach (byte[] chunk in segment)
            {
                hash.Append(chunk);
                hash.Append(" "u8);
            }

            hash.Append([PromptScript.Mark]);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static byte[][] Chunks(ReadOnlySpan<byte> text)
    {
        var chunks = new List<byte[]>();
        int at = Skip(text, 0);
        while (at < text.Length)
        {
            int end = at;
            while (end < text.Length && !PromptTokens.IsSpace(text[end]))
            {
                end++;
                if (end < text.Length && text[end] == PromptScript.Mark)
                {
                    break; // white space may stand before a message's mark, whether or not it did where the template was mined
                }

                if (end - at == 2 && text[at] == PromptScript.Mark)
                {
                    break;
                }
            }

            chunks.Add(text[at..end].ToArray());
            at = Skip(text, end);
        }

        return [.. chunks];
    }

    /// <summary>Where a segment that begins at a place ends, or -1.</summary>
    private static int Match(ReadOnlySpan<byte> text, int at, byte[][] segment)
    {
        foreach (byte[] chunk in segment)
        {
            at = Skip(text, at);
            if (!text[at..].StartsWith(chunk))
            {
                return -1;
            }

            at += chunk.Length;
        }

        return at;
    }

    private static (int Start, int End) Find(ReadOnlySpan<byte> text, int from, byte[][] segment)
    {
        byte[] first = segment[0];
        while (true)
        {
            int found = text[from..].IndexOf(first);
            if (found < 0)
            {
                return (-1, -1);
            }

            int start = from + found;
            int end = PromptTokens.IsBoundary(text, start) ? Match(text, start, segment) : -1;
            if (end >= 0 && IsTokenEnd(text, end))
            {
                return (start, end);
            }

            from = start + 1;
        }
    }

    private static (int Start, int End) AtEnd(ReadOnlySpan<byte> text, int from, byte[][] segment)
    {
        int at = text.Length;
        for (int i = segment.Length - 1; i >= 0; i--)
        {
            while (at > from && PromptTokens.IsSpace(text[at - 1]))
            {
                at--;
            }

            byte[] chunk = segment[i];
            if (at - chunk.Length < from || !text[..at].EndsWith(chunk))
            {
                return (-1, -1);
            }

            at -= chunk.Length;
        }

        return PromptTokens.IsBoundary(text, at) ? (at, text.Length) : (-1, -1);
    }

    private static bool IsTokenEnd(ReadOnlySpan<byte> text, int at) => PromptTokens.IsBoundary(text, at) || (at >= 2 && text[at - 2] == PromptScript.Mark);

    private static int Skip(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && PromptTokens.IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static Range Trim(ReadOnlySpan<byte> text, int start, int end)
    {
        start = Skip(text[..end], start);
        while (end > start && PromptTokens.IsSpace(text[end - 1]))
        {
            end--;
        }

        return start..end;
    }
}
