using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Takes a request apart: the last user message is the input, everything else the prompt.</summary>
internal sealed class PromptText(JsonRedactor redactor)
{
    private readonly StringBuilder _text = new();
    private readonly ChatRequestReader _reader = new();
    private string _last = "", _lastExtras = "";
    private string? _lastSystem, _lastFingerprint, _lastTools, _lastSchemaName, _lastSchema;

    /// <summary>Fills input and prompt; the reason for rejection, or null.</summary>
    public string? Read(JsonElement request, Candidate into)
    {
        JsonElement messages = request.GetProperty("messages");
        int input = -1, index = 0;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            input = CallJson.String(message, "role") == "user" ? index : input;
            index++;
        }

        if (input < 0)
        {
            return "the request has no user message";
        }

        _text.Clear();
        string? system = null;
        int others = index - 1, systems = 0;
        index = 0;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            string? content = CallJson.Content(message, out bool other);
            if (index++ == input)
            {
                if (other)
                {
                    return "the input holds more than text (an image or a file)";
                }

                into.Input = content ?? "";
                continue;
            }

            string role = CallJson.String(message, "role") ?? "";
            if (role is "system" or "developer" && systems++ == 0)
            {
                system = content;
            }

            _text.Append(role).Append('\u0001').Append(content ?? JsonColumn.Text(message)).Append('\u0002');
        }

        int tools = Append(request, "tools") + Append(request, "functions");
        bool schema = Append(request, "response_format") > 0;

        // Most logs have one prompt: the same string object is then used for all rows.
        if (!_text.Equals(_last))
        {
            _last = _text.ToString();
            _lastSystem = system;
            _lastTools = Offered(request, "tools") ?? Offered(request, "functions");
            (_lastSchemaName, _lastSchema) = Schema(request);
            _lastFingerprint = _reader.TryRead(redactor.Redact(JsonMarshal.GetRawUtf8Value(request).ToArray()).Span, out ChatRequest read, out _) ? read.Fingerprint : null;
            string?[] extras =
            [
                others > Math.Min(systems, 1) ? string.Create(CultureInfo.InvariantCulture, $"{others - Math.Min(systems, 1)} earlier message(s)") : null,
                tools > 0 ? string.Create(CultureInfo.InvariantCulture, $"{tools} tool(s)") : null,
                schema ? "response_format" : null,
            ];
            _lastExtras = string.Join(", ", extras.Where(e => e is not null));
        }

        (into.Prompt, into.SystemPrompt, into.PromptExtras, into.Fingerprint, into.Tools) = (_last, _lastSystem, _lastExtras, _lastFingerprint, _lastTools);
        (into.SchemaName, into.Schema) = (_lastSchemaName, _lastSchema);
        return null;
    }

    private static string? Offered(JsonElement request, string name) =>
        request.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value.GetRawText() : null;

    /// <summary>The JSON Schema of a request's <c>response_format</c> and its name; null for both when it has none.</summary>
    private static (string? Name, string? Schema) Schema(JsonElement request) =>
        request.TryGetProperty("response_format", out JsonElement format) && CallJson.Object(format, "json_schema", out JsonElement outer) && CallJson.Object(outer, "schema", out JsonElement schema)
            ? (CallJson.String(outer, "name") is { Length: > 0 } name ? name : ObjectShape.DefaultName, schema.GetRawText()) : (null, null);

    private int Append(JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return 0;
        }

        _text.Append(name).Append('\u0001').Append(value.GetRawText()).Append('\u0002');
        return value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 1;
    }
}
