using System.Text;
using System.Text.Json;

namespace Understudy.Core;

/// <summary>
/// How the teacher writes answers that are JSON objects. They are learned as the arguments of one call and written from its canonical
/// text again: properties in the teacher's order, with its white space and escapes. Numbers come in shortest form (<c>1.50</c> as <c>1.5</c>).
/// </summary>
public sealed record ObjectShape
{
    /// <summary>The name of objects whose request gives them none.</summary>
    public const string DefaultName = "answer";

    private const char FirstBeyondAscii = '\u0080';

    /// <summary>The function that stands for the object: the name of the request's JSON schema, else <see cref="DefaultName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>A JSON object whose properties, at every depth, have the teacher's order; those of an array's items stand in place of the array. What it lacks comes last, in ordinal order.</summary>
    public string Order { get; init; } = "{}";

    /// <summary>What one level is indented by; empty when the object stands on one line.</summary>
    public string Indent { get; init; } = "";

    /// <summary>Whether a space stands behind colons, and behind commas that end no line.</summary>
    public bool Spaced { get; init; }

    /// <summary>Whether a space stands inside the braces of an object on one line.</summary>
    public bool Padded { get; init; }

    /// <summary>Whether arrays stand on one line where objects are indented.</summary>
    public bool FlatArrays { get; init; }

    /// <summary>Whether all beyond ASCII is escaped, as Python's <c>json.dumps</c> does.</summary>
    public bool Ascii { get; init; }

    /// <summary>The object that a call stands for, in the teacher's form.</summary>
    /// <param name="canonical">Canonical text of one call.</param>
    /// <exception cref="ArgumentException">When it is no canonical text, or that of none or several calls.</exception>
    public string Render(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        if (CallText.Read(canonical) is not [{ } call])
        {
            throw new ArgumentException($"Expected the canonical text of one call, found: {canonical}", nameof(canonical));
        }

        using var arguments = JsonDocument.Parse(call.Arguments);
        using var order = JsonDocument.Parse(Order);
        var text = new StringBuilder(call.Arguments.Length + 64);
        Write(text, arguments.RootElement, order.RootElement, 0, flat: Indent.Length == 0);
        return text.ToString();
    }

    /// <summary>The canonical text of the call that an object stands for; null when the text is no JSON object, or one that repeats a name.</summary>
    /// <param name="json">The object, without what is written round it.</param>
    public string? Canonical(string json) => CallText.Of([new ToolCall(Name, json)]);

    private void Write(StringBuilder text, JsonElement value, JsonElement order, int depth, bool flat)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                JsonProperty[] properties = [.. Ordered(value, order)];
                List(text, properties.Length, '{', '}', depth, flat, Padded, i =>
                {
                    String(text, properties[i].Name);
                    text.Append(Spaced ? ": " : ":");
                    Write(text, properties[i].Value, Within(order, properties[i].Name), depth + 1, flat);
                });
                break;
            case JsonValueKind.Array:
                flat |= FlatArrays;
                List(text, value.GetArrayLength(), '[', ']', depth, flat, padded: false, i => Write(text, value[i], order, depth + 1, flat));
                break;
            case JsonValueKind.String:
                String(text, value.GetString()!);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private void List(StringBuilder text, int count, char open, char close, int depth, bool flat, bool padded, Action<int> item)
    {
        text.Append(open);
        for (int i = 0; i < count; i++)
        {
            text.Append(i > 0 ? "," : "").Append(flat && i > 0 && Spaced ? " " : flat && i == 0 && padded ? " " : "");
            Line(depth + 1);
            item(i);
        }

        if (count > 0)
        {
            text.Append(flat && padded ? " " : "");
            Line(depth);
        }

        text.Append(close);

        void Line(int levels)
        {
            if (!flat)
            {
                text.Append('\n').Insert(text.Length, Indent, levels);
            }
        }
    }

    private static JsonElement Within(JsonElement order, string name) => order.ValueKind == JsonValueKind.Object && order.TryGetProperty(name, out JsonElement inner) ? inner : default;

    private static IEnumerable<JsonProperty> Ordered(JsonElement value, JsonElement order)
    {
        if (order.ValueKind != JsonValueKind.Object)
        {
            return value.EnumerateObject();
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonProperty property in order.EnumerateObject())
        {
            places[property.Name] = places.Count;
        }

        return value.EnumerateObject().OrderBy(p => places.GetValueOrDefault(p.Name, int.MaxValue)); // stable: canonical order behind
    }

    /// <summary>Escapes what JSON demands and nothing else, as servers of large models do: an encoder of .NET would escape emoji and U+2028 too.</summary>
    private void String(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\n' => text.Append(@"\n"),
                '\r' => text.Append(@"\r"),
                '\t' => text.Append(@"\t"),
                '\b' => text.Append(@"\b"),
                '\f' => text.Append(@"\f"),
                < ' ' => Escape(c),
                >= FirstBeyondAscii when Ascii => Escape(c),
                _ => text.Append(c),
            };
        }

        text.Append('"');

        StringBuilder Escape(char c) => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
    }
}
