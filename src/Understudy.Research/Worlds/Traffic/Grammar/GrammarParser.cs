using System.Globalization;
using System.Text;

namespace Understudy.Research;

/// <summary>
/// Reads a rule's text. <c>a|b</c> and <c>[a|b]</c> choose; <c>&lt;rule&gt;</c> refers, with <c>*</c> for "the same all through the call",
/// <c>^</c> capitalised, <c>+</c> in capitals, <c>rule 2-5</c> repeated, <c>rule ~3</c> repeated with a heavy tail, and a last <c>;</c> for line
/// breaks in between. <c>&lt;@&gt;</c> is a cue of the right label, <c>&lt;~&gt;</c> of any, <c>&lt;=&gt;</c> the teacher's label, <c>&lt;==&gt;</c> the right one;
/// <c>&lt;#2-90&gt;</c> a number, <c>&lt;#6&gt;</c> digits, <c>&lt;$2-90&gt;</c> an amount, <c>&lt;%hex8&gt;</c>, <c>&lt;%AA3&gt;</c> codes, <c>&lt;%yyyy-MM-dd&gt;</c> the time,
/// <c>&lt;!email&gt;</c> personal data. A backslash takes the next character as it is; <c>\n</c> is a line break, <c>\L</c> the line separator U+2028, <c>\_</c> a no-break space.
/// </summary>
internal sealed class GrammarParser
{
    private readonly string _text;
    private readonly Grammar _grammar;
    private int _at;

    private GrammarParser(string text, Grammar grammar) => (_text, _grammar) = (text, grammar);

    public static Node Parse(string text, Grammar grammar)
    {
        var parser = new GrammarParser(text, grammar);
        Node node = parser.Choice(inner: false);
        return parser._at == text.Length ? node : throw new InvalidOperationException($"{grammar.Name}: ']' too many in: {text}");
    }

    private Node Choice(bool inner)
    {
        var options = new List<Node>();
        do
        {
            options.Add(Sequence(inner));
        }
        while (_at < _text.Length && _text[_at] == '|' && ++_at > 0);
        return options.Count == 1 ? options[0] : new ChoiceNode([.. options]);
    }

    private Node Sequence(bool inner)
    {
        var parts = new List<Node>();
        var literal = new StringBuilder();
        bool first = true;
        while (_at < _text.Length && _text[_at] is not ('|' or ']'))
        {
            char c = _text[_at++];
            if (c == '\\')
            {
                char next = _text[_at++];
                literal.Append(next switch { 'n' => '\n', 'L' => '\u2028', '_' => '\u00a0', _ => next });
            }
            else if (c is '[' or '<')
            {
                Flush(last: false);
                parts.Add(c == '[' ? Bracket() : Reference());
            }
            else
            {
                literal.Append(c);
            }
        }

        Flush(last: true);
        return parts.Count == 1 ? parts[0] : new SequenceNode([.. parts]);

        // Spaces around the bars of a rule are for the reader; inside brackets they are text.
        void Flush(bool last)
        {
            string text = literal.ToString();
            text = inner ? text : first && last ? text.Trim(' ') : first ? text.TrimStart(' ') : last ? text.TrimEnd(' ') : text;
            first = false;
            literal.Clear();
            if (text.Length > 0)
            {
                parts.Add(new LiteralNode(text));
            }
        }
    }

    private Node Bracket()
    {
        Node node = Choice(inner: true);
        return _at < _text.Length && _text[_at++] == ']' ? node : throw new InvalidOperationException($"{_grammar.Name}: ']' is missing in: {_text}");
    }

    private Node Reference()
    {
        int end = _text.IndexOf('>', _at);
        string body = end > _at ? _text[_at..end] : throw new InvalidOperationException($"{_grammar.Name}: '>' is missing in: {_text}");
        _at = end + 1;
        return body switch
        {
            "@" => new CueNode(any: false),
            "~" => new CueNode(any: true),
            "^@" or "+@" => new CasedNode(new CueNode(any: false), all: body[0] == '+'),
            "^~" => new CasedNode(new CueNode(any: true), all: false),
            "=" => new LabelNode(gold: false),
            "==" => new LabelNode(gold: true),
            ['!', ..] => new PersonalNode(body[1..]),
            ['$', ..] => new AmountNode(Bounds(body[1..]).Low, Bounds(body[1..]).High),
            ['#', ..] when body.Contains('-', StringComparison.Ordinal) => new NumberNode(Bounds(body[1..]).Low, Bounds(body[1..]).High),
            ['#', ..] => new CodeNode(Integer(body[1..]), "0123456789"),
            ['%', 'h', 'e', 'x', ..] => new CodeNode(Integer(body[4..]), "0123456789abcdef"),
            ['%', 'A', 'A', ..] => new CodeNode(Integer(body[3..]), "ABCDEFGHJKLMNPQRSTUVWXYZ"),
            ['%', ..] => new TimeNode(body[1..]),
            _ => Rule(body),
        };
    }

    private Node Rule(string body)
    {
        string name = body.TrimStart('*', '^', '+'), marks = body[..^name.Length];
        bool lines = name.EndsWith(';');
        name = name.TrimEnd(';');
        int space = name.IndexOf(' ', StringComparison.Ordinal);
        string count = space < 0 ? "1-1" : name[(space + 1)..];
        bool heavy = count[0] == '~';
        (int low, int high) = heavy ? (Integer(count[1..]), 0) : Bounds(count);
        var node = new RuleNode(_grammar[space < 0 ? name : name[..space]])
        {
            Remembered = marks.Contains('*', StringComparison.Ordinal),
            Least = low,
            Most = high,
            Heavy = heavy,
            Separator = lines ? '\n' : ' ',
        };
        bool upper = marks.Contains('+', StringComparison.Ordinal);
        return upper || marks.Contains('^', StringComparison.Ordinal) ? new CasedNode(node, upper) : node;
    }

    private static (int Low, int High) Bounds(string text)
    {
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        return (Integer(text[..dash]), Integer(text[(dash + 1)..]));
    }

    private static int Integer(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
