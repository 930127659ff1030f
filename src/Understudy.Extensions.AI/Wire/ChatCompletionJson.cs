using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using Microsoft.Extensions.AI;

namespace Understudy.Extensions.AI;

/// <summary>A large model's answer as a chat completion, the form in which answers are recorded.</summary>
internal static class ChatCompletionJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a whole answer; its last message is the one that counts.</summary>
    public static ReadOnlyMemory<byte> Write(ChatResponse response)
    {
        ChatMessage? message = response.Messages.LastOrDefault(m => m.Role == ChatRole.Assistant);
        FunctionCallContent[] calls = [.. (message?.Contents ?? []).OfType<FunctionCallContent>()];
        string? refusal = message?.Contents.OfType<ErrorContent>().FirstOrDefault()?.Message;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("id", response.ResponseId);
            json.WriteString("object", "chat.completion");
            json.WriteNumber("created", response.CreatedAt?.ToUnixTimeSeconds() ?? 0);
            json.WriteString("model", response.ModelId);
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", message?.Contents.Any(c => c is TextContent) == true ? message.Text : null);
            json.WriteString("refusal", refusal);
            ChatMessageJson.WriteCalls(json, calls);
            json.WriteEndObject();
            json.WriteString("finish_reason", response.FinishReason?.Value);
            json.WriteEndObject();
            json.WriteEndArray();
            if (response.Usage is { } usage)
            {
                WriteUsage(json, usage);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteUsage(Utf8JsonWriter json, UsageDetails usage)
    {
        json.WriteStartObject("usage");
        Count(json, "prompt_tokens", usage.InputTokenCount);
        Count(json, "completion_tokens", usage.OutputTokenCount);
        Count(json, "total_tokens", usage.TotalTokenCount);
        if (usage.CachedInputTokenCount is { } cached)
        {
            json.WriteStartObject("prompt_tokens_details");
            json.WriteNumber("cached_tokens", cached);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } count)
        {
            json.WriteNumber(name, count);
        }
    }
}
