using System.Globalization;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Reads the common part of .NET's regular expressions, the language of <c>pattern</c>: characters, classes, groups, alternatives,
/// quantifiers, and <c>^</c> and <c>$</c> at the ends of a whole alternative. What it cannot read it names.
/// </summary>
internal sealed class PatternParser
{
    private const int MostNesting = 64;
    private const int MostRepeats = 1000;
    private readonly string _pattern;
    private int _at, _nesting;

    private PatternParser(string pattern) => _pattern = pattern;

    /// <summary>Reads a pattern.</summary>
    /// <returns>The alternatives, and null; or what is not supported.</returns>
    public static (PatternNode? Node, string? Unsupported) Read(string pattern)
    {
        var parser = new PatternParser(pattern);
        try
        {
            PatternNode node = parser.Choice();
            return parser._at < pattern.Length ? (null, "an unmatched ')'") : (node, null);
        }
        catch (NotSupportedException e)
        {
            return (null, e.Message);
        }
    }

    private static NotSupportedException No(string what) => new(what);

    private bool Sees(char c) => _at < _pattern.Length && _pattern[_at] == c;

    private bool Takes(char c)
    {
        bool sees = Sees(c);
        _at += sees ? 1 : 0;
        return sees;
    }

    private PatternNode Choice()
    {
        if (++_nesting > MostNesting)
        {
            throw No($"groups nested deeper than {MostNesting}");
        }

        List<PatternNode> parts = [Sequence()];
        while (Takes('|'))
        {
            parts.Add(Sequence());
        }

        _nesting--;
        return parts.Count == 1 ? parts[0] : new PatternNode.Choice(parts);
    }

    private PatternNode.Sequence Sequence()
    {
        var parts = new List<PatternNode>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            PatternNode atom = Atom();
            parts.Add(Quantified(atom));
        }

        return new PatternNode.Sequence(parts);
    }

    private PatternNode Quantified(PatternNode atom)
    {
        (int Least, int Most) times;
        if (Takes('*'))
        {
            times = (0, int.MaxValue);
        }
        else if (Takes('+'))
        {
            times = (1, int.MaxValue);
        }
        else if (Takes('?'))
        {
            times = (0, 1);
        }
        else if (Braces() is { } braces)
        {
            times = braces;
        }
        else
        {
            return atom;
        }

        Takes('?'); // lazy: the same language
        if (_at < _pattern.Length && (_pattern[_at] is '*' or '+' or '?' || IsBraces()))
        {
            throw No("a quantifier after a quantifier");
        }

        return atom is PatternNode.Edge ? throw No("a quantifier after ^ or $")
            : times.Least > MostRepeats || (times.Most != int.MaxValue && times.Most > MostRepeats) ? throw No($"more than {MostRepeats} repeats")
            : new PatternNode.Repeat(atom, times.Least, times.Most);
    }

    private bool IsBraces()
    {
        int at = _at;
        bool isBraces = Braces() is not null;
        _at = at;
        return isBraces;
    }

    // {n}, {n,} or {n,m}; anything else that begins with a brace is text.
    private (int Least, int Most)? Braces()
    {
        int end = Sees('{') ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            return null;
        }

        string[] parts = _pattern[(_at + 1)..end].Split(',');
        if (parts.Length > 2 || !parts[0].All(char.IsAsciiDigit) || parts[0].Length == 0 || (parts.Length == 2 && !parts[1].All(char.IsAsciiDigit)))
        {
            return null;
        }

        int least = Number(parts[0]), most = parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : Number(parts[1]);
        _at = most >= least ? end + 1 : throw No("a quantifier whose least is above its most");
        return (least, most);
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MostRepeats ? number : throw No($"more than {MostRepeats} repeats");

    private PatternNode Atom()
    {
        char c = _pattern[_at++];
        switch (c)
        {
            case '^':
                return new PatternNode.Edge(IsStart: true);
            case '$':
                return new PatternNode.Edge(IsStart: false);
            case '.':
                return new PatternNode.One(CharacterSet.Matching("."));
            case '(':
                return Group();
            case '[':
                return new PatternNode.One(Class());
            case '\\':
                return Escape();
            case '*' or '+' or '?':
                throw No("a quantifier after nothing");
            default:
                return new PatternNode.One(CharacterSet.Of(c));
        }
    }

    private PatternNode Group()
    {
        if (Takes('?'))
        {
            int name = Sees('<') ? _pattern.IndexOf('>', _at) : Sees('\'') ? _pattern.IndexOf('\'', _at + 1) : -1;
            bool isNamed = name > _at + 1 && _pattern[(_at + 1)..name].All(ch => char.IsAsciiLetterOrDigit(ch) || ch == '_');
            _at = isNamed ? name + 1 : Takes(':') ? _at : throw No($"a group that begins with (?{(_at < _pattern.Length ? _pattern[_at] : ' ')}");
        }

        PatternNode inner = Choice();
        return Takes(')') ? inner : throw No("a group without its end");
    }

    private CharacterSet Class()
    {
        int start = _at - 1;
        Takes('^');
        Takes(']'); // as the first one it is a character
        for (; _at < _pattern.Length && _pattern[_at] != ']'; _at++)
        {
            if (_pattern[_at] == '\\')
            {
                _at++;
            }
            else if (_pattern[_at] == '[' && _pattern[_at - 1] == '-')
            {
                throw No("a class with a class taken off");
            }
        }

        return Takes(']') ? Matching(_pattern[start.._at]) : throw No("a class without its end");
    }

    private PatternNode Escape()
    {
        if (_at >= _pattern.Length)
        {
            throw No("a backslash at the end");
        }

        char c = _pattern[_at++];
        if (c is 'A' or 'z' or 'Z')
        {
            return new PatternNode.Edge(IsStart: c == 'A');
        }

        int start = _at - 2;
        int length = c switch
        {
            'd' or 'D' or 'w' or 'W' or 's' or 'S' or 't' or 'n' or 'r' or 'f' or 'v' or 'a' or 'e' => 0,
            'x' => 2,
            'u' => 4,
            'p' or 'P' => _pattern.IndexOf('}', _at) + 1 - _at,
            _ when !char.IsAsciiLetterOrDigit(c) => 0,
            _ => throw No($"\\{c}"),
        };
        _at = length >= 0 && _at + length <= _pattern.Length ? _at + length : throw No($"\\{c} without what belongs to it");
        return new PatternNode.One(Matching(_pattern[start.._at]));
    }

    private static CharacterSet Matching(string element)
    {
        try
        {
            return CharacterSet.Matching(element);
        }
        catch (ArgumentException e)
        {
            throw No($"{element} ({e.Said()})");
        }
    }
}
