using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// Turns requests and answers of <c>/v1/responses</c> into the form of chat completions, so that one reading of prompts, inputs and
/// answers serves both. What has no counterpart there (an earlier response, files, tool results) is not turned and so never recognised.
/// </summary>
public static class ResponsesForm
{
    private const int MaximumDepth = 64;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Same = ["model", "stream", "user", "safety_identifier", "metadata", "tools", "tool_choice"];
    private static readonly string[] WithoutCounterpart = ["previous_response_id", "conversation", "prompt"];

    /// <summary>The request as a chat-completions request; null when it has no such form or is no JSON object.</summary>
    public static byte[]? Request(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || WithoutCounterpart.Any(n => root.TryGetProperty(n, out JsonElement v) && v.ValueKind != JsonValueKind.Null))
            {
                return null;
            }

            var buffer = new ArrayBufferWriter<byte>(json.Length + 64);
            using var writer = new Utf8JsonWriter(buffer, Relaxed);
            writer.WriteStartObject();
            foreach (string name in Same)
            {
                if (root.TryGetProperty(name, out JsonElement value))
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            }

            if (root.TryGetProperty("max_output_tokens", out JsonElement most) && most.ValueKind == JsonValueKind.Number)
            {
                writer.WritePropertyName("max_completion_tokens");
                most.WriteTo(writer);
            }

            WriteFormat(root, writer);
            writer.WriteStartArray("messages");
            if (root.TryGetProperty("instructions", out JsonElement instructions) && instructions.ValueKind == JsonValueKind.String)
            {
                WriteMessage(writer, "system", instructions.GetString()!);
            }

            if (!root.TryGetProperty("input", out JsonElement input) || !WriteInput(input, writer))
            {
                return null;
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A whole answer as a chat completion; null when it is not one or not complete.</summary>
    public static byte[]? Answer(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            JsonElement root = document.RootElement;
            if (CallJson.String(root, "object") != "response" || !root.TryGetProperty("output", out JsonElement output) || output.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            (StringBuilder? text, string? refusal) = Text(output);
            var buffer = new ArrayBufferWriter<byte>(512);
            using var writer = new Utf8JsonWriter(buffer, Relaxed);
            writer.WriteStartObject();
            writer.WriteString("id", CallJson.String(root, "id"));
            writer.WriteString("object", "chat.completion");
            writer.WriteString("model", CallJson.String(root, "model"));
            writer.WriteStartArray("choices");
            writer.WriteStartObject();
            writer.WriteNumber("index", 0);
            writer.WriteStartObject("message");
            writer.WriteString("role", "assistant");
            writer.WriteString("content", text?.ToString());
            writer.WriteString("refusal", refusal);
            WriteCalls(output, writer);
            writer.WriteEndObject();
            writer.WriteString("finish_reason", CallJson.String(root, "status") == "completed" ? "stop" : "length");
            writer.WriteEndObject();
            writer.WriteEndArray();
            if (CallJson.Object(root, "usage", out JsonElement usage))
            {
                writer.WriteStartObject("usage");
                writer.WriteNumber("prompt_tokens", Math.Max(0, CallJson.Integer(usage, "input_tokens")));
                writer.WriteNumber("completion_tokens", Math.Max(0, CallJson.Integer(usage, "output_tokens")));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void WriteCalls(JsonElement output, Utf8JsonWriter writer)
    {
        JsonElement[] calls = [.. output.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object && CallJson.String(i, "type") == "function_call")];
        if (calls.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("tool_calls");
        foreach (JsonElement call in calls)
        {
            writer.WriteStartObject();
            writer.WriteString("id", CallJson.String(call, "call_id"));
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", CallJson.String(call, "name"));
            writer.WriteString("arguments", CallJson.String(call, "arguments"));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static (StringBuilder? Text, string? Refusal) Text(JsonElement output)
    {
        StringBuilder? text = null;
        string? refusal = null;
        foreach (JsonElement item in output.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("content", out JsonElement content) || content.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            foreach (JsonElement part in content.EnumerateArray())
            {
                refusal = CallJson.String(part, "type") == "refusal" ? CallJson.String(part, "refusal") : refusal;
                text = CallJson.String(part, "type") == "output_text" ? (text ?? new StringBuilder()).Append(CallJson.String(part, "text")) : text;
            }
        }

        return (text, refusal);
    }

    private static void WriteFormat(JsonElement root, Utf8JsonWriter writer)
    {
        if (!CallJson.Object(root, "text", out JsonElement text) || !CallJson.Object(text, "format", out JsonElement format) || CallJson.String(format, "type") is not { } type || type == "text")
        {
            return;
        }

        writer.WriteStartObject("response_format");
        writer.WriteString("type", type);
        if (type == "json_schema")
        {
            writer.WriteStartObject("json_schema");
            foreach (JsonProperty property in format.EnumerateObject().Where(p => p.Name != "type"))
            {
                property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static bool WriteInput(JsonElement input, Utf8JsonWriter writer)
    {
        if (input.ValueKind == JsonValueKind.String)
        {
            WriteMessage(writer, "user", input.GetString()!);
            return true;
        }

        if (input.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (JsonElement item in input.EnumerateArray())
        {
            if (CallJson.String(item, "role") is not { } role || CallJson.String(item, "type") is not (null or "message"))
            {
                return false;
            }

            string? text = CallJson.Content(item, out bool other);
            if (text is null || other)
            {
                return false;
            }

            WriteMessage(writer, role, text);
        }

        return true;
    }

    private static void WriteMessage(Utf8JsonWriter writer, string role, string content)
    {
        writer.WriteStartObject();
        writer.WriteString("role", role);
        writer.WriteString("content", content);
        writer.WriteEndObject();
    }
}
