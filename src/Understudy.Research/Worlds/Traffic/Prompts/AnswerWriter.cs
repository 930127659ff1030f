using System.Globalization;
using System.Text;

namespace Understudy.Research;

/// <summary>Writes answers in the shape that a workload's teacher gives.</summary>
internal sealed class AnswerWriter
{
    private readonly Node _text;
    private readonly (string Head, Node Value, bool Quoted)[] _fields;
    private readonly (string Head, Node Value, bool Quoted)[][] _arguments;
    private readonly double _fenced, _sloppy;

    public AnswerWriter(WorkloadSpec spec, Grammar grammar)
    {
        _text = grammar.Compile(spec.Fields.Length + spec.Tools.Length > 0 ? "" : spec.Answer);
        _fields = Heads(spec.Fields, grammar);
        _arguments = [.. spec.Tools.Select(t => Heads(t.Arguments, grammar))];
        (_fenced, _sloppy) = (spec.Fenced, spec.Sloppy);
    }

    public string Text(Scene scene)
    {
        if (_fields.Length == 0)
        {
            string text = scene.Write(_text);
            return _sloppy > 0 && scene.Random.NextDouble() < _sloppy ? Untidy(text, scene.Random.Next(4)) : text;
        }

        string json = Json(_fields, scene);
        return _fenced > 0 && scene.Random.NextDouble() < _fenced ? $"```json\n{json}\n```" : json;
    }

    /// <summary>Arguments of the tool of this number.</summary>
    public string Arguments(int tool, Scene scene) => Json(_arguments[tool], scene);

    /// <summary>The schema of fields, as a request carries it.</summary>
    public static string Schema(IEnumerable<Field> fields, bool strict)
    {
        var text = new StringBuilder("{\"type\":\"object\",\"properties\":{");
        int start = text.Length;
        foreach (Field field in fields)
        {
            text.Append(text.Length > start ? "," : "").Append(CultureInfo.InvariantCulture, $"\"{field.Name}\":{{\"type\":\"{field.Type}\"");
            if (field.Type == "array")
            {
                text.Append(",\"items\":{\"type\":\"string\"}");
            }

            if (field.About.Length > 0)
            {
                text.Append(",\"description\":\"");
                JsonText.Append(text, field.About);
                text.Append('"');
            }

            text.Append('}');
        }

        text.Append("},\"required\":[").AppendJoin(',', fields.Select(f => $"\"{f.Name}\"")).Append(']');
        return text.Append(strict ? ",\"additionalProperties\":false}" : "}").ToString();
    }

    private static string Untidy(string text, int how) => how switch { 0 => text + ".", 1 => text + "\n", 2 => " " + text, _ => $"\"{text}\"" };

    private static (string, Node, bool)[] Heads(Field[] fields, Grammar grammar) => [.. fields.Select((f, i) => ($"{(i > 0 ? ", " : "")}\"{f.Name}\": ", grammar.Compile(f.Value), f.Type == "string"))];

    private static string Json((string Head, Node Value, bool Quoted)[] fields, Scene scene)
    {
        var text = new StringBuilder("{");
        foreach ((string head, Node value, bool quoted) in fields)
        {
            text.Append(head).Append(quoted ? "\"" : "");
            string written = scene.Write(value);
            if (quoted)
            {
                JsonText.Append(text, written);
            }
            else
            {
                text.Append(written);
            }

            text.Append(quoted ? "\"" : "");
        }

        return text.Append('}').ToString();
    }
}
