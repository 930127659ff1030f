using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Calls written as Python with constant arguments, <c>f(a=1, b=[2, 3*4], c='x')</c>: how the Berkeley leaderboard notes calls that it carries out.</summary>
internal sealed class PythonCall
{
    private const int MaximumDepth = 32;
    private readonly string _text;
    private int _at, _depth;

    private PythonCall(string text) => _text = text;

    /// <summary>Reads a list of calls, all of which are due.</summary>
    /// <param name="calls">A list of texts.</param>
    /// <param name="tools">The functions on offer; an argument without a name takes that of its place.</param>
    /// <exception cref="UnderstudyException">When a text is no such call.</exception>
    public static AcceptedCalls Read(JsonElement calls, ToolSet tools)
    {
        if (calls.ValueKind != JsonValueKind.Array || calls.EnumerateArray().Any(c => c.ValueKind != JsonValueKind.String))
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, "the answer is no list of calls");
        }

        ToolCall[] read = [.. calls.EnumerateArray().Select(c => new PythonCall(c.GetString()!).Call(tools))];
        string? foreign = read.Select(c => c.Name).FirstOrDefault(n => !tools.Names.Contains(n));
        return foreign is null
            ? AcceptedCalls.Parse(CallText.Of(read)!)
            : throw new UnderstudyException(ErrorCode.InputUnreadable, $"the answer calls '{Excerpt.Of(foreign, 60)}', which is none of the functions on offer");
    }

    private ToolCall Call(ToolSet tools)
    {
        int open = _text.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0)
        {
            throw Wrong();
        }

        string name = _text[..open].Trim();
        string[] places = tools.Parameters(name) is { } schema && schema.TryGetProperty("properties", out JsonElement properties) ? [.. properties.EnumerateObject().Select(p => p.Name)] : [];
        var arguments = new JsonObject();
        _at = open + 1;
        while (!Take(')'))
        {
            string? argument = Name() ?? (arguments.Count < places.Length ? places[arguments.Count] : throw Wrong());
            if (arguments.ContainsKey(argument))
            {
                throw Wrong();
            }

            arguments[argument] = Value();
            if (!Take(',') && Peek() != ')')
            {
                throw Wrong();
            }
        }

        return Peek() == '\0' ? new ToolCall(name, arguments.ToJsonString()) : throw Wrong();
    }

    /// <summary>The name before <c>=</c>, or null where there is none.</summary>
    private string? Name()
    {
        Peek();
        int end = _at;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
        {
            end++;
        }

        int equals = end;
        while (equals < _text.Length && _text[equals] == ' ')
        {
            equals++;
        }

        if (end == _at || equals >= _text.Length || _text[equals] != '=')
        {
            return null;
        }

        string name = _text[_at..end];
        _at = equals + 1;
        return name;
    }

    private JsonNode? Value()
    {
        if (++_depth > MaximumDepth)
        {
            throw Wrong();
        }

        JsonNode? value = Peek() switch
        {
            '\'' or '"' => Text(),
            '[' => Items('[', ']'),
            '{' => Members(),
            '(' when IsTuple() => Items('(', ')'),
            'T' when Word("True") => JsonValue.Create(true),
            'F' when Word("False") => JsonValue.Create(false),
            'N' when Word("None") => null,
            _ => Number(Sum()),
        };
        _depth--;
        return value;
    }

    private JsonArray Items(char open, char close)
    {
        Take(open);
        var items = new JsonArray();
        while (!Take(close))
        {
            items.Add(Value());
            if (!Take(',') && Peek() != close)
            {
                throw Wrong();
            }
        }

        return items;
    }

    private JsonObject Members()
    {
        Take('{');
        var members = new JsonObject();
        while (!Take('}'))
        {
            string name = Peek() is '\'' or '"' ? Text().GetValue<string>() : throw Wrong();
            if (!Take(':') || members.ContainsKey(name))
            {
                throw Wrong();
            }

            members[name] = Value();
            if (!Take(',') && Peek() != '}')
            {
                throw Wrong();
            }
        }

        return members;
    }

    private JsonValue Text()
    {
        char quote = _text[_at++];
        var text = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            char c = _text[_at++];
            text.Append(c != '\\' ? c : _at >= _text.Length ? throw Wrong() : _text[_at++] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                '\\' => '\\',
                '\'' => '\'',
                '"' => '"',
                _ => throw Wrong(),
            });
        }

        return Take(quote) ? JsonValue.Create(text.ToString()) : throw Wrong();
    }

    /// <summary>Python's rule for what has brackets: with a comma it is a tuple, else a sum.</summary>
    private bool IsTuple()
    {
        int depth = 0;
        for (int i = _at; i < _text.Length; i++)
        {
            depth += _text[i] is '(' or '[' ? 1 : _text[i] is ')' or ']' ? -1 : 0;
            if (depth == 0 || (depth == 1 && _text[i] == ','))
            {
                return depth == 1 || _text[_at..i].Trim() == "(";
            }
        }

        return false;
    }

    private double Sum()
    {
        double sum = Product();
        while (true)
        {
            if (Take('+'))
            {
                sum += Product();
            }
            else if (Take('-'))
            {
                sum -= Product();
            }
            else
            {
                return sum;
            }
        }
    }

    private double Product()
    {
        double product = Power();
        while (true)
        {
            if (Take('*'))
            {
                product *= Power();
            }
            else if (Take('/'))
            {
                product /= Power();
            }
            else
            {
                return product;
            }
        }
    }

    private double Power()
    {
        if (++_depth > MaximumDepth)
        {
            throw Wrong();
        }

        double value;
        if (Take('-'))
        {
            value = -Power();
        }
        else
        {
            double root = Factor();
            bool isPower = Peek() == '*' && _at + 1 < _text.Length && _text[_at + 1] == '*';
            _at += isPower ? 2 : 0;
            value = isPower ? Math.Pow(root, Power()) : root;
        }

        _depth--;
        return value;
    }

    private double Factor()
    {
        if (Take('('))
        {
            double inner = Sum();
            return Take(')') ? inner : throw Wrong();
        }

        int start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '.' or '_' || (_text[_at] is 'e' or 'E' && _at > start) || (_text[_at] is '+' or '-' && _at > start && _text[_at - 1] is 'e' or 'E')))
        {
            _at++;
        }

        return double.TryParse(_text[start.._at].Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Wrong();
    }

    private JsonValue Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : throw Wrong();

    private bool Word(string word)
    {
        if (!_text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool Take(char c)
    {
        if (Peek() != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The next character after spaces, or NUL at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private UnderstudyException Wrong() => new(ErrorCode.InputUnreadable, $"the answer is no call with constant arguments (near {Excerpt.Of(_text[Math.Min(_at, _text.Length)..], 20)})");
}
