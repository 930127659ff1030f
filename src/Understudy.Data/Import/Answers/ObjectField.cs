using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>One place in the JSON objects of a file's answers: what stood there, and what within it. The items of an array are one place.</summary>
internal sealed class ObjectField(string name, DistinctCounter.Budget budget)
{
    private const int MaximumFields = 64;
    private const int MaximumDepth = 8;
    private readonly List<ObjectField> _fields = [];
    private readonly DistinctCounter _values = new(budget);
    private readonly SortedSet<string> _types = new(StringComparer.Ordinal);
    private ObjectField? _items;
    private long _copied, _scalars, _objects;

    public string Name => name;

    /// <summary>How often it was there.</summary>
    public long Count { get; private set; }

    /// <summary>The properties of objects here, in the order of the answers.</summary>
    public IReadOnlyList<ObjectField> Fields => _fields;

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="input">The text that it answers.</param>
    /// <param name="depth">How deep it stands.</param>
    public void Add(JsonElement value, string input, int depth = 0)
    {
        Count++;
        _types.Add(TypeOf(value));
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when depth < MaximumDepth:
                _objects++;
                int place = 0;
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    int at = _fields.FindIndex(f => f.Name == property.Name);
                    if (at < 0 && _fields.Count < MaximumFields && property.Name.Length <= DistinctCounter.MaximumLabelLength)
                    {
                        _fields.Insert(at = Math.Min(place, _fields.Count), new ObjectField(property.Name, budget)); // behind its neighbour
                    }

                    if (at >= 0)
                    {
                        _fields[at].Add(property.Value, input, depth + 1);
                        place = at + 1;
                    }
                }

                break;
            case JsonValueKind.Array when depth < MaximumDepth:
                _items ??= new ObjectField("", budget);
                foreach (JsonElement item in value.EnumerateArray())
                {
                    _items.Add(item, input, depth + 1);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                string text = JsonColumn.Text(value)!;
                _scalars++;
                _values.Add(text);
                _copied += text.Length > 0 && input.Contains(text, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                break;
            default:
                break;
        }
    }

    /// <summary>How many of the places here and within hold values that a text can tell: of a closed set, or words of the text itself. What is neither is free text or a measure.</summary>
    /// <param name="maximumLabels">The most labels of a closed set.</param>
    /// <param name="objects">Answers; a place that fewer than half of them have does not count.</param>
    public int Told(int maximumLabels, long objects)
    {
        if (2 * Count < objects || KindSurvey.IsConfidence(name))
        {
            return 0;
        }

        bool told = _scalars > 0 && (2 * _copied > _scalars || (ClosedSet.Of(_values, maximumLabels) is { IsClosed: true, Labels.Count: > 1 }));
        return (told ? 1 : 0) + _fields.Sum(f => f.Told(maximumLabels, objects)) + (_items is { Count: > 0 } ? _items.Told(maximumLabels, Math.Min(objects, _items.Count)) : 0);
    }

    /// <summary>The order of properties (<see cref="ObjectShape.Order"/>).</summary>
    public void WriteOrder(Utf8JsonWriter json)
    {
        ObjectField place = _fields.Count == 0 && _items is not null ? _items : this;
        json.WriteStartObject();
        foreach (ObjectField field in place.Fields)
        {
            json.WritePropertyName(field.Name);
            field.WriteOrder(json);
        }

        json.WriteEndObject();
    }

    /// <summary>A JSON Schema that all values meet.</summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        string[] types = [.. _types.Where(t => t != "integer" || !_types.Contains("number"))];
        if (types.Length == 1)
        {
            json.WriteString("type", types[0]);
        }
        else if (types.Length > 1)
        {
            json.WriteStartArray("type");
            Array.ForEach(types, json.WriteStringValue);
            json.WriteEndArray();
        }

        if (_fields.Count > 0)
        {
            json.WriteStartObject("properties");
            foreach (ObjectField field in _fields)
            {
                json.WritePropertyName(field.Name);
                field.WriteSchema(json);
            }

            json.WriteEndObject();
            json.WriteStartArray("required");
            foreach (ObjectField field in _fields.Where(f => f.Count == _objects))
            {
                json.WriteStringValue(field.Name);
            }

            json.WriteEndArray();
        }

        if (_items is { Count: > 0 })
        {
            json.WritePropertyName("items");
            _items.WriteSchema(json);
        }

        json.WriteEndObject();
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
