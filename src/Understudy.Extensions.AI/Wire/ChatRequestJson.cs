using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using Microsoft.Extensions.AI;

namespace Understudy.Extensions.AI;

/// <summary>
/// A request in the form in which the official .NET client would send it as a chat completion, so that a prompt has the same fingerprint
/// in process and through a gateway.
/// </summary>
internal static class ChatRequestJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a request.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="options">Model, limits, tools, format; null for none.</param>
    /// <param name="model">The model that is asked for; null when nobody says.</param>
    /// <param name="stream">Whether the answer is to be streamed.</param>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ChatMessage> messages, ChatOptions? options, string? model, bool stream)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            if (model is not null)
            {
                json.WriteString("model", model);
            }

            json.WriteStartArray("messages");
            if (options?.Instructions is { Length: > 0 } instructions)
            {
                json.WriteStartObject();
                json.WriteString("role", "system");
                json.WriteString("content", instructions);
                json.WriteEndObject();
            }

            foreach (ChatMessage message in messages)
            {
                ChatMessageJson.Write(json, message);
            }

            json.WriteEndArray();
            if (options is not null)
            {
                WriteOptions(json, options);
            }

            if (stream)
            {
                json.WriteBoolean("stream", true);
                json.WriteStartObject("stream_options");
                json.WriteBoolean("include_usage", true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteOptions(Utf8JsonWriter json, ChatOptions options)
    {
        Number(json, "temperature", options.Temperature);
        Number(json, "top_p", options.TopP);
        Number(json, "frequency_penalty", options.FrequencyPenalty);
        Number(json, "presence_penalty", options.PresencePenalty);
        Integer(json, "max_completion_tokens", options.MaxOutputTokens);
        Integer(json, "seed", options.Seed);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            json.WriteStartArray("stop");
            foreach (string stop in stops)
            {
                json.WriteStringValue(stop);
            }

            json.WriteEndArray();
        }

        ChatToolJson.Write(json, options);
        if (options.ResponseFormat is { } format)
        {
            WriteFormat(json, format, ChatToolJson.IsStrict(options.AdditionalProperties));
        }
    }

    private static void WriteFormat(Utf8JsonWriter json, ChatResponseFormat format, bool? strict)
    {
        json.WriteStartObject("response_format");
        if (format is ChatResponseFormatJson { Schema: { } schema } typed)
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            if (typed.SchemaDescription is { } description)
            {
                json.WriteString("description", description);
            }

            json.WriteString("name", typed.SchemaName ?? "json_schema");
            json.WritePropertyName("schema");
            ChatToolJson.Strictly(schema).WriteTo(json);
            if (strict is { } asked)
            {
                json.WriteBoolean("strict", asked);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", format is ChatResponseFormatJson ? "json_object" : "text");
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, float? value)
    {
        if (value is { } number && float.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Integer(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
