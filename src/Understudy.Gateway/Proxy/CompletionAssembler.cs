using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>Puts the chunks of a streamed chat completion together to the answer that it would have been without streaming. Never throws for what a stream holds.</summary>
internal sealed class CompletionAssembler
{
    private readonly SortedDictionary<int, Choice> _choices = [];
    private string? _id, _model;
    private long _created;
    private byte[]? _usage;

    /// <summary>Whether any choice has said why it ended.</summary>
    public bool IsFinished => _choices.Count > 0 && _choices.Values.All(c => c.Finish is not null);

    /// <summary>Whether the stream held an error.</summary>
    public bool HasError { get; private set; }

    /// <summary>Whether there is any content.</summary>
    public bool IsEmpty => _choices.Count == 0;

    /// <summary>Takes a chunk in.</summary>
    /// <returns>Whether it holds token counts and nothing else, so that it can be hidden from who did not ask for it.</returns>
    public bool Add(ReadOnlyMemory<byte> data)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(data);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            HasError |= root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object;
            _id ??= Text(root, "id");
            _model ??= Text(root, "model");
            if (_created == 0 && root.TryGetProperty("created", out JsonElement created) && created.TryGetInt64(out long seconds))
            {
                _created = seconds;
            }

            bool counts = root.TryGetProperty("usage", out JsonElement usage) && usage.ValueKind == JsonValueKind.Object;
            if (counts)
            {
                _usage = Encoding.UTF8.GetBytes(usage.GetRawText());
            }

            if (!root.TryGetProperty("choices", out JsonElement choices) || choices.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            foreach (JsonElement choice in choices.EnumerateArray())
            {
                Add(choice);
            }

            return counts && choices.GetArrayLength() == 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>The whole answer's JSON.</summary>
    public byte[] Assemble()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("id", _id);
            json.WriteString("object", "chat.completion");
            json.WriteNumber("created", _created);
            json.WriteString("model", _model);
            json.WriteStartArray("choices");
            foreach ((int index, Choice choice) in _choices)
            {
                choice.Write(json, index);
            }

            json.WriteEndArray();
            if (_usage is not null)
            {
                json.WritePropertyName("usage");
                json.WriteRawValue(_usage);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void Add(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        int index = element.TryGetProperty("index", out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int i) ? i : 0;
        if (!_choices.TryGetValue(index, out Choice? choice))
        {
            _choices.Add(index, choice = new Choice());
        }

        choice.Finish = Text(element, "finish_reason") ?? choice.Finish;
        if (!element.TryGetProperty("delta", out JsonElement delta) || delta.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        choice.Role = Text(delta, "role") ?? choice.Role;
        choice.Content = Join(choice.Content, Text(delta, "content"));
        choice.Refusal = Join(choice.Refusal, Text(delta, "refusal"));
        if (delta.TryGetProperty("tool_calls", out JsonElement calls) && calls.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement call in calls.EnumerateArray())
            {
                choice.Add(call);
            }
        }
    }

    private static StringBuilder? Join(StringBuilder? builder, string? text) => text is null ? builder : (builder ?? new StringBuilder()).Append(text);

    private sealed class Choice
    {
        private readonly SortedDictionary<int, ToolCall> _calls = [];

        public string? Finish { get; set; }

        public string? Role { get; set; }

        public StringBuilder? Content { get; set; }

        public StringBuilder? Refusal { get; set; }

        public void Add(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            int index = element.TryGetProperty("index", out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int i) ? i : _calls.Count;
            if (!_calls.TryGetValue(index, out ToolCall? call))
            {
                _calls.Add(index, call = new ToolCall());
            }

            call.Id ??= Text(element, "id");
            call.Type ??= Text(element, "type");
            if (element.TryGetProperty("function", out JsonElement function) && function.ValueKind == JsonValueKind.Object)
            {
                call.Name ??= Text(function, "name");
                call.Arguments.Append(Text(function, "arguments"));
            }
        }

        public void Write(Utf8JsonWriter json, int index)
        {
            json.WriteStartObject();
            json.WriteNumber("index", index);
            json.WriteStartObject("message");
            json.WriteString("role", Role ?? "assistant");
            json.WriteString("content", Content?.ToString());
            if (Refusal is not null)
            {
                json.WriteString("refusal", Refusal.ToString());
            }

            if (_calls.Count > 0)
            {
                json.WriteStartArray("tool_calls");
                foreach (ToolCall call in _calls.Values)
                {
                    json.WriteStartObject();
                    json.WriteString("id", call.Id);
                    json.WriteString("type", call.Type ?? "function");
                    json.WriteStartObject("function");
                    json.WriteString("name", call.Name);
                    json.WriteString("arguments", call.Arguments.ToString());
                    json.WriteEndObject();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteString("finish_reason", Finish);
            json.WriteEndObject();
        }
    }

    private sealed class ToolCall
    {
        public string? Id { get; set; }

        public string? Type { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
