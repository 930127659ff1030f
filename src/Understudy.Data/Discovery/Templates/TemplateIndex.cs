using System.Collections.Frozen;
using System.IO.Hashing;

namespace Understudy.Data;

/// <summary>
/// Finds the template of a request among many, in microseconds: by how the request begins, then by trying. An immutable snapshot,
/// thread-safe; looking up allocates nothing.
/// </summary>
public sealed class TemplateIndex
{
    /// <summary>The most slots that a template may have.</summary>
    public const int MaximumSlots = 48;

    // A template is filed under as many of its first bytes (white space left out) as it has, of these lengths.
    private static readonly int[] Lengths = [2048, 512, 128, 32, 8, 2];
    private readonly FrozenDictionary<ulong, Entry[]> _byBeginning;
    private readonly int[] _used;

    /// <summary>Makes an index of templates; a template's number is its place in the list.</summary>
    public TemplateIndex(IReadOnlyList<PromptTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(templates);
        Templates = templates;
        var entries = new Dictionary<ulong, List<Entry>>();
        var used = new SortedSet<int>();
        Span<byte> beginning = stackalloc byte[Lengths[0]];
        for (int i = 0; i < templates.Count; i++)
        {
            int length = 0;
            foreach (byte[] chunk in templates[i].First)
            {
                int more = Math.Min(chunk.Length, beginning.Length - length);
                chunk.AsSpan(0, more).CopyTo(beginning[length..]);
                length += more;
            }

            int filed = Lengths.First(l => l <= length);
            used.Add(filed);
            ulong key = Key(beginning[..filed], templates[i].Extras);
            (entries.TryGetValue(key, out List<Entry>? list) ? list : entries[key] = []).Add(new Entry(i, templates[i]));
        }

        _used = [.. used.Reverse()];
        _byBeginning = entries.ToFrozenDictionary(e => e.Key, e => e.Value.OrderByDescending(x => x.Template.FixedBytes).ThenBy(x => x.Number).ToArray());
    }

    /// <summary>No templates.</summary>
    public static TemplateIndex Empty { get; } = new([]);

    /// <summary>The templates.</summary>
    public IReadOnlyList<PromptTemplate> Templates { get; }

    /// <summary>The matching template with most fixed text; -1 when none matches.</summary>
    /// <param name="text">A request's stream.</param>
    /// <param name="extras">Its <see cref="PromptScript.Extras"/>.</param>
    /// <param name="slots">Receives the places of the slots; room for <see cref="MaximumSlots"/>.</param>
    public int Find(ReadOnlySpan<byte> text, ulong extras, Span<Range> slots)
    {
        if (_used.Length == 0)
        {
            return -1;
        }

        Span<byte> beginning = stackalloc byte[Lengths[0]];
        int length = Beginning(text, beginning[.._used[0]]);
        (int best, int bestBytes) = (-1, 0);
        Span<Range> trial = stackalloc Range[MaximumSlots];
        foreach (int filed in _used)
        {
            if (filed > length || !_byBeginning.TryGetValue(Key(beginning[..filed], extras), out Entry[]? entries))
            {
                continue;
            }

            foreach (Entry entry in entries)
            {
                if (entry.Template.FixedBytes <= bestBytes)
                {
                    break; // the others have less fixed text still
                }

                if (entry.Template.TryMatch(text, trial))
                {
                    (best, bestBytes) = (entry.Number, entry.Template.FixedBytes);
                    trial[..entry.Template.Slots].CopyTo(slots);
                    break;
                }
            }
        }

        return best;
    }

    private static ulong Key(ReadOnlySpan<byte> beginning, ulong extras) => XxHash3.HashToUInt64(beginning, (long)extras);

    /// <summary>The first bytes that are no white space.</summary>
    private static int Beginning(ReadOnlySpan<byte> text, Span<byte> into)
    {
        int length = 0;
        foreach (byte c in text)
        {
            if (length == into.Length)
            {
                break;
            }

            if (!PromptTokens.IsSpace(c))
            {
                into[length++] = c;
            }
        }

        return length;
    }

    private readonly record struct Entry(int Number, PromptTemplate Template);
}
