using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>A whole chat completion as the stream that it would have been.</summary>
internal static class CompletionFrames
{
    /// <summary>The frames: for each choice its role, content, tool calls and end; the counts when asked for; <c>[DONE]</c>.</summary>
    public static PacedFrames Of(JsonElement completion, bool includeUsage)
    {
        var frames = new PacedFrames();
        foreach (JsonElement choice in RecordedRow.Member(completion, "choices").EnumerateArray())
        {
            Choice(frames, completion, choice, includeUsage);
        }

        if (includeUsage)
        {
            frames.Add(null, json =>
            {
                Head(json, completion);
                json.WriteStartArray("choices");
                json.WriteEndArray();
                json.WritePropertyName("usage");
                Write(json, RecordedRow.Member(completion, "usage"));
            });
        }

        frames.AddDone();
        return frames;
    }

    private static void Choice(PacedFrames frames, JsonElement completion, JsonElement choice, bool includeUsage)
    {
        JsonElement message = RecordedRow.Member(choice, "message");
        string? content = Text(message, "content"), refusal = Text(message, "refusal");
        JsonElement calls = RecordedRow.Member(message, "tool_calls"), function = RecordedRow.Member(message, "function_call");
        Chunk(json =>
        {
            json.WriteString("role", Text(message, "role") ?? "assistant");
            json.WriteString("content", content is null ? null : "");
        });
        foreach ((string name, string? text) in new[] { ("content", content), ("refusal", refusal) })
        {
            foreach (string piece in PacedFrames.Pieces(text ?? ""))
            {
                Chunk(json => json.WriteString(name, piece));
            }
        }

        int index = 0;
        foreach (JsonElement call in calls.ValueKind == JsonValueKind.Array ? calls.EnumerateArray() : default)
        {
            ToolCall(Chunk, call, index++);
        }

        if (function.ValueKind == JsonValueKind.Object)
        {
            Chunk(json =>
            {
                json.WritePropertyName("function_call");
                function.WriteTo(json);
            });
        }

        Chunk(_ => { }, Text(choice, "finish_reason") ?? "stop");

        void Chunk(Action<Utf8JsonWriter> delta, string? finish = null) => frames.Add(null, json =>
        {
            Head(json, completion);
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", RecordedRow.Member(choice, "index") is { ValueKind: JsonValueKind.Number } n && n.TryGetInt32(out int place) ? place : 0);
            json.WriteStartObject("delta");
            delta(json);
            json.WriteEndObject();
            json.WriteNull("logprobs");
            json.WriteString("finish_reason", finish);
            json.WriteEndObject();
            json.WriteEndArray();
            if (includeUsage)
            {
                json.WriteNull("usage");
            }
        });
    }

    private static void ToolCall(Action<Action<Utf8JsonWriter>, string?> chunk, JsonElement call, int index)
    {
        JsonElement function = RecordedRow.Member(call, "function");
        chunk(json => Part(json, () =>
        {
            json.WriteString("id", Text(call, "id"));
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", Text(function, "name"));
            json.WriteString("arguments", "");
            json.WriteEndObject();
        }), null);
        foreach (string piece in PacedFrames.Pieces(Text(function, "arguments") ?? ""))
        {
            chunk(json => Part(json, () =>
            {
                json.WriteStartObject("function");
                json.WriteString("arguments", piece);
                json.WriteEndObject();
            }), null);
        }

        void Part(Utf8JsonWriter json, Action write)
        {
            json.WriteStartArray("tool_calls");
            json.WriteStartObject();
            json.WriteNumber("index", index);
            write();
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void Head(Utf8JsonWriter json, JsonElement completion)
    {
        json.WriteString("id", Text(completion, "id") ?? "chatcmpl-replay");
        json.WriteString("object", "chat.completion.chunk");
        json.WriteNumber("created", RecordedRow.Member(completion, "created") is { ValueKind: JsonValueKind.Number } created && created.TryGetInt64(out long seconds) ? seconds : 0);
        json.WriteString("model", Text(completion, "model"));
        if (RecordedRow.Member(completion, "system_fingerprint") is { ValueKind: JsonValueKind.String } fingerprint)
        {
            json.WritePropertyName("system_fingerprint");
            fingerprint.WriteTo(json);
        }
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            json.WriteNullValue();
        }
        else
        {
            value.WriteTo(json);
        }
    }

    private static string? Text(JsonElement parent, string name) => RecordedRow.Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
