using System.Buffers;
using System.Globalization;
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
        json.WriteString("content", answer.Calls.Count > 0 ? null : answer.Text);
        json.WriteNull("refusal");
        if (answer.Calls.Count > 0)
        {
            json.WriteStartArray("tool_calls");
            for (int i = 0; i < answer.Calls.Count; i++)
            {
                Call(json, call, answer, i, arguments: answer.Calls[i].Arguments, indexed: false);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteNull("logprobs");
        json.WriteString("finish_reason", Finish(answer));
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
            json.WriteString("content", answer.Calls.Count > 0 ? null : "");
        }, finish: null);
        if (answer.Calls.Count == 0)
        {
            Chunk(buffer, call, answer, json => json.WriteString("content", answer.Text), finish: null);
        }

        for (int i = 0; i < answer.Calls.Count; i++)
        {
            int index = i;
            Chunk(buffer, call, answer, json => Calls(json, () => Call(json, call, answer, index, arguments: "", indexed: true)), finish: null);
            Chunk(buffer, call, answer, json => Calls(json, () => Arguments(json, answer, index)), finish: null);
        }

        Chunk(buffer, call, answer, _ => { }, finish: Finish(answer));
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

    /// <summary>Id of a call within the answer.</summary>
    public static string CallId(GatewayCall call, int index) => index == 0 ? "call_" + call.Id[4..] : string.Create(CultureInfo.InvariantCulture, $"call_{call.Id[4..]}_{index}");

    private static string Finish(SpecialistAnswer answer) => answer.Calls.Count > 0 ? "tool_calls" : "stop";

    private static void Calls(Utf8JsonWriter json, Action one)
    {
        json.WriteStartArray("tool_calls");
        one();
        json.WriteEndArray();
    }

    private static void Call(Utf8JsonWriter json, GatewayCall call, SpecialistAnswer answer, int index, string arguments, bool indexed)
    {
        json.WriteStartObject();
        if (indexed)
        {
            json.WriteNumber("index", index);
        }

        json.WriteString("id", CallId(call, index));
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", answer.Calls[index].Name);
        json.WriteString("arguments", arguments);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Arguments(Utf8JsonWriter json, SpecialistAnswer answer, int index)
    {
        json.WriteStartObject();
        json.WriteNumber("index", index);
        json.WriteStartObject("function");
        json.WriteString("arguments", answer.Calls[index].Arguments);
        json.WriteEndObject();
        json.WriteEndObject();
    }

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
