using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>What a file's answers look like that are JSON objects: their places and the teacher's style. Bounded memory.</summary>
internal sealed class ObjectSurvey
{
    private const int MaximumStyles = 1000;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ObjectField _root = new("", new DistinctCounter.Budget());
    private readonly Dictionary<ObjectStyle, long> _styles = [];
    private long _flat, _tall, _escaped, _unescaped;

    /// <summary>Objects that can be read as the arguments of a call.</summary>
    public long Count => _root.Count;

    /// <summary>Adds an answer that is a JSON object.</summary>
    public void Add(string answer, string input)
    {
        (int start, int end) = AnswerText.Inside(answer);
        try
        {
            using var document = JsonDocument.Parse(answer.AsMemory(start, end - start), Strict);
            ObjectStyle style = ObjectStyle.Of(answer, start, end, out bool? flat);
            _root.Add(document.RootElement, input);
            if (_styles.Count < MaximumStyles || _styles.ContainsKey(style))
            {
                _styles[style] = _styles.GetValueOrDefault(style) + 1;
            }

            (_flat, _tall) = (_flat + (flat == true ? 1 : 0), _tall + (flat == false ? 1 : 0));
            bool beyond = answer.AsSpan(start, end - start).ContainsAnyExceptInRange('\0', '\u007f');
            (_unescaped, _escaped) = (_unescaped + (beyond ? 1 : 0), _escaped + (!beyond && answer.Contains(@"\u", StringComparison.Ordinal) ? 1 : 0));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A name that is given twice, or half of a surrogate pair: no call can hold it, and the row is read as unreadable.
        }
    }

    /// <summary>How many places hold values that a text can tell (<see cref="ObjectField.Told"/>).</summary>
    public int Told(int maximumLabels) => _root.Fields.Sum(f => f.Told(maximumLabels, Count));

    /// <summary>The shape that most answers have.</summary>
    /// <param name="name">Name of the objects.</param>
    public AnswerShape Shape(string name)
    {
        ObjectStyle style = _styles.OrderByDescending(s => s.Value).ThenBy(s => s.Key.ToString(), StringComparer.Ordinal).First().Key;
        return new AnswerShape
        {
            Prefix = style.Prefix,
            Suffix = style.Suffix,
            Object = new ObjectShape { Name = name, Order = Json(_root.WriteOrder), Indent = style.Indent, Spaced = style.Spaced, Padded = style.Padded, FlatArrays = style.Indent.Length > 0 && _flat > _tall, Ascii = _escaped > _unescaped },
        };
    }

    /// <summary>The one function that stands for the objects, in OpenAI's form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="schema">The JSON Schema of the requests; null for what was seen.</param>
    public string Tools(string name, string? schema) => Json(json =>
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", name);
        json.WritePropertyName("parameters");
        if (schema is not null)
        {
            json.WriteRawValue(schema);
        }
        else
        {
            _root.WriteSchema(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
