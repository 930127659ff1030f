using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Core;

/// <summary>
/// Calls as one text that is equal exactly when the calls are: <c>[{"name":"f","arguments":{…}}]</c>, arguments in ordinal order of their
/// names at every depth, numbers in shortest form with all their digits, calls sorted (parallel calls are a multiset), no white space. What a workload of
/// function calls has in place of a label.
/// </summary>
public static class CallText
{
    /// <summary>The text of no call.</summary>
    public const string None = "[]";

    private const int MaximumDepth = 64;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaximumDepth, AllowDuplicateProperties = false };

    /// <summary>The canonical text of calls.</summary>
    /// <returns>Null when arguments are no JSON object, repeat a name, hold half of a surrogate pair or nest deeper than 64.</returns>
    public static string? Of(IReadOnlyList<ToolCall> calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var texts = new string[calls.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            if (Parse(calls[i].Arguments) is not { RootElement.ValueKind: JsonValueKind.Object } arguments)
            {
                return null;
            }

            using (arguments)
            {
                try
                {
                    texts[i] = Write(calls[i].Name, arguments.RootElement);
                }
                catch (Exception e) when (e is InvalidOperationException or ArgumentException)
                {
                    return null; // "\ud83d" alone: no text can hold it
                }
            }
        }

        Array.Sort(texts, StringComparer.Ordinal);
        return "[" + string.Join(',', texts) + "]";
    }

    /// <summary>
    /// Reads calls from a text that may have any of the usual forms: an array or one of <c>{"name", "arguments"}</c>, of OpenAI's
    /// <c>{"function": {"name", "arguments"}}</c>; arguments are an object or an object as a string.
    /// </summary>
    /// <returns>The calls, or null when the text is something else.</returns>
    public static IReadOnlyList<ToolCall>? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed is not ['[', .., ']'] and not ['{', .., '}'] || Parse(text) is not { } document)
        {
            return null;
        }

        using (document)
        {
            return Read(document.RootElement);
        }
    }

    /// <summary>The same from JSON that is parsed already.</summary>
    public static IReadOnlyList<ToolCall>? Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return One(value) is { } single ? [single] : null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var calls = new List<ToolCall>(value.GetArrayLength());
        foreach (JsonElement item in value.EnumerateArray())
        {
            if (One(item) is not { } call)
            {
                return null;
            }

            calls.Add(call);
        }

        return calls;
    }

    /// <summary>The canonical text of a text that may have any of the usual forms; null when it is none.</summary>
    public static string? Canonical(string text) => Read(text) is { } calls ? Of(calls) : null;

    /// <summary>The canonical text of one JSON value: as arguments are written within a call.</summary>
    /// <exception cref="InvalidOperationException">When a text in it holds half of a surrogate pair.</exception>
    public static string OfValue(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The function names of a canonical text, in its order, joined by <c>+</c>; <c>∅</c> for no call.</summary>
    public static string Functions(string canonical)
    {
        IReadOnlyList<ToolCall> calls = Read(canonical) ?? [];
        return calls.Count == 0 ? "∅" : string.Join('+', calls.Select(c => c.Name));
    }

    private static ToolCall? One(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement function = item.TryGetProperty("function", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? inner : item;
        if (!function.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String || !function.TryGetProperty("arguments", out JsonElement arguments))
        {
            return null;
        }

        try
        {
            return arguments.ValueKind switch
            {
                JsonValueKind.Object => new ToolCall(name.GetString()!, arguments.GetRawText()),
                JsonValueKind.String => new ToolCall(name.GetString()!, arguments.GetString() is { Length: > 0 } text ? text : "{}"),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }

    /// <summary>JSON without names that come twice, to a depth of 64; null when it is none.</summary>
    internal static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // the latter: half of a surrogate pair in a name
        }
    }

    private static string Write(string name, JsonElement arguments)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WritePropertyName("arguments");
            Write(json, arguments);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (JsonProperty property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(NumberText.Canonical(value.GetRawText()));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
