using System.Text;
using System.Text.Encodings.Web;

namespace Understudy.Inference;

/// <summary>
/// Writes characters of a JSON text into an automaton, each in the one form that canonical text has for it: UTF-8 where
/// <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> leaves it alone, else an escape. So neither half a character nor half a
/// surrogate pair can be read. Blocks of characters that are alike share their states.
/// </summary>
internal sealed class CharacterEdges(AutomatonBuilder builder)
{
    private const string ShortEscapes = "\"\\\b\f\n\r\t", ShortLetters = "\"\\bfnrt";
    private const string HexDigits = "0123456789ABCDEF";

    private static readonly CharacterSet Escaped = CharacterSet.Where(c => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.WillEncode(c));
    private static readonly CharacterSet Hexed = Escaped.And(CharacterSet.Where(c => !ShortEscapes.Contains(c, StringComparison.Ordinal)));
    private static readonly CharacterSet Raw = CharacterSet.Where(c => !Escaped.Contains(c));
    private readonly Dictionary<string, int> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int), int> _digits = [];
    private readonly Dictionary<(ulong, int), int> _continuations = [];

    /// <summary>Adds edges that read one character of a set.</summary>
    /// <param name="from">The state before it.</param>
    /// <param name="set">The characters; not empty.</param>
    /// <param name="target">The state after it.</param>
    public void Add(int from, CharacterSet set, int target)
    {
        CharacterSet raw = set.And(Raw), escaped = set.And(Escaped);
        for (int block = 0; block < 2; block++)
        {
            foreach ((int low, int high) in CharacterSet.Ranges(raw.Block(block)))
            {
                builder.Edge(from, (block * 64) + low, (block * 64) + high, target, EdgeKind.Opens);
            }
        }

        var leads = new List<(int, int)>();
        for (int block = 2; block < 32; block++)
        {
            leads.Add((0xC0 | block, Continuations(raw.Block(block), target)));
        }

        for (int lead = 0; lead < 16; lead++)
        {
            int first = lead == 0 ? 32 : 0; // below U+0800 two bytes are the only form
            leads.Add((0xE0 | lead, raw.IsEmptyWithin(lead * 64, 64) ? -1 : Node([.. Enumerable.Range(first, 64 - first).Select(second => (0x80 | second, Continuations(raw.Block((lead * 64) + second), target)))])));
        }

        AddAll(from, leads, EdgeKind.Opens);
        if (!escaped.IsEmpty || set.HasOtherPlanes)
        {
            builder.Edge(from, '\\', Escape(escaped, set.HasOtherPlanes, target), EdgeKind.Opens);
        }
    }

    private int Escape(CharacterSet escaped, bool hasOtherPlanes, int target)
    {
        var edges = new List<(int, int)>();
        for (int i = 0; i < ShortEscapes.Length; i++)
        {
            edges.Add((ShortLetters[i], escaped.Contains(ShortEscapes[i]) ? target : -1));
        }

        CharacterSet hexed = escaped.And(Hexed);
        edges.Add(('u', hexed.IsEmpty && !hasOtherPlanes ? -1 : Hex(hexed, hasOtherPlanes, target)));
        return Node(edges);
    }

    private int Hex(CharacterSet set, bool hasOtherPlanes, int target)
    {
        var first = new List<(int, int)>();
        for (int a = 0; a < 16; a++)
        {
            if (set.IsEmptyWithin(a * 64, 64) && (a != 0xD || !hasOtherPlanes))
            {
                continue;
            }

            var second = new List<(int, int)>();
            for (int b = 0; b < 16; b++)
            {
                var third = new List<(int, int)>();
                for (int c = 0; c < 16; c++)
                {
                    int number = (a << 8) | (b << 4) | c;
                    third.Add((HexDigits[c], HexDigit(set.Block(number >> 2) >> ((number & 3) * 16) & 0xFFFF, target)));
                }

                second.Add((HexDigits[b], Node(third)));
            }

            if (a == 0xD && hasOtherPlanes)
            {
                // \uD800 to \uDBFF and then \uDC00 to \uDFFF; the second digit tells these from the basic plane's D000 to D7FF.
                int high = Text("\\uD", Digits(0xF000, Any(Any(target))));
                second = [.. second.Take(8), .. Enumerable.Range(8, 4).Select(b => ((int)HexDigits[b], Any(Any(high))))];
            }

            first.Add((HexDigits[a], Node(second)));
        }

        return Node(first);
    }

    private int Any(int target) => Digits(0xFFFF, target);

    private int HexDigit(ulong bits, int target) => bits == 0 ? -1 : Digits((int)bits, target);

    private int Digits(int bits, int target)
    {
        if (!_digits.TryGetValue((bits, target), out int state))
        {
            _digits.Add((bits, target), state = Node([.. Enumerable.Range(0, 16).Select(d => ((int)HexDigits[d], (bits >> d & 1) != 0 ? target : -1))]));
        }

        return state;
    }

    private int Continuations(ulong bits, int target)
    {
        if (bits == 0)
        {
            return -1;
        }

        if (!_continuations.TryGetValue((bits, target), out int state))
        {
            _continuations.Add((bits, target), state = Node([.. Enumerable.Range(0, 64).Select(i => (0x80 | i, (bits >> i & 1) != 0 ? target : -1))]));
        }

        return state;
    }

    private int Text(string text, int target)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            target = Node([(text[i], target)]);
        }

        return target;
    }

    // One state for each different list of edges; -1 where all are absent.
    private int Node(List<(int Letter, int Target)> edges)
    {
        var key = new StringBuilder();
        foreach ((int letter, int target) in edges.Where(e => e.Target >= 0))
        {
            key.Append((char)letter).Append(target).Append(' ');
        }

        if (key.Length == 0)
        {
            return -1;
        }

        if (!_states.TryGetValue(key.ToString(), out int state))
        {
            state = builder.State();
            _states.Add(key.ToString(), state);
            AddAll(state, edges, EdgeKind.Plain);
        }

        return state;
    }

    // Neighbours with one target make one edge.
    private void AddAll(int from, List<(int Letter, int Target)> edges, EdgeKind kind)
    {
        for (int i = 0; i < edges.Count;)
        {
            (int low, int target) = edges[i];
            int high = low;
            for (i++; i < edges.Count && edges[i].Target == target && edges[i].Letter == high + 1; i++)
            {
                high++;
            }

            if (target >= 0)
            {
                builder.Edge(from, low, high, target, kind);
            }
        }
    }
}
