using System.Buffers;
using System.Text.Json;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Writes a specialist's answer in the form in which the large model's would have come.</summary>
internal static class SpecialistWriter
{
    /// <summary>Prefix of the model's name in answers of specialists.</summary>
    public const string ModelPrefix = "understudy/";

    /// <summary>A whole chat completion.</summary>
    public static ArrayBufferWriter<byte> Completion(GatewayCall call, SpecialistAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed);
        Head(json, call, answer, "chat.completion");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        json.WriteString("content", answer.Text);
        json.WriteNull("refusal");
        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", "stop");
        json.WriteEndObject();
        json.WriteEndArray();
        Usage(json);
        json.WriteEndObject();
        return buffer;
    }

    /// <summary>The same as a stream: role, content, end, counts when asked for, <c>[DONE]</c>.</summary>
    public static ArrayBufferWriter<byte> Stream(GatewayCall call, SpecialistAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Chunk(buffer, call, answer, json =>
        {
            json.WriteString("role", "assistant");
            json.WriteString("content", "");
        }, finish: null);
        Chunk(buffer, call, answer, json => json.WriteString("content", answer.Text), finish: null);
        Chunk(buffer, call, answer, _ => { }, finish: "stop");
        if (call.Request.IncludeUsage)
        {
            buffer.Write("data: "u8);
            using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
            {
                Head(json, call, answer, "chat.completion.chunk");
                json.WriteStartArray("choices");
                json.WriteEndArray();
                Usage(json);
                json.WriteEndObject();
            }

            buffer.Write("\n\n"u8);
        }

        buffer.Write("data: [DONE]\n\n"u8);
        return buffer;
    }

    /// <summary>The answer's id.</summary>
    public static string AnswerId(GatewayCall call) => call.Endpoint == CallEndpoint.Responses ? "resp_" + call.Id[4..] : "chatcmpl-" + call.Id[4..];

    private static void Chunk(ArrayBufferWriter<byte> buffer, GatewayCall call, SpecialistAnswer answer, Action<Utf8JsonWriter> delta, string? finish)
    {
        buffer.Write("data: "u8);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            Head(json, call, answer, "chat.completion.chunk");
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("delta");
            delta(json);
            json.WriteEndObject();
            json.WriteNull("logprobs");
            json.WriteString("finish_reason", finish);
            json.WriteEndObject();
            json.WriteEndArray();
            if (call.Request.IncludeUsage)
            {
                json.WriteNull("usage"); // as OpenAI does: counts stand in the last chunk alone
            }

            json.WriteEndObject();
        }

        buffer.Write("\n\n"u8);
    }

    private static void Head(Utf8JsonWriter json, GatewayCall call, SpecialistAnswer answer, string kind)
    {
        json.WriteStartObject();
        json.WriteString("id", AnswerId(call));
        json.WriteString("object", kind);
        json.WriteNumber("created", call.StartedAt.ToUnixTimeSeconds());
        json.WriteString("model", ModelPrefix + answer.SpecialistId);
    }

    /// <summary>No token of a large model was used.</summary>
    private static void Usage(Utf8JsonWriter json)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", 0);
        json.WriteNumber("completion_tokens", 0);
        json.WriteNumber("total_tokens", 0);
        json.WriteEndObject();
    }
}
