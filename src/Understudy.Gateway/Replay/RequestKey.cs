using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// By what a request is found in a recording: a hash of what is asked, whatever the order of properties, the white space and the escapes.
/// Nulls count as absent; text in one part counts as the text alone.
/// </summary>
internal static class RequestKey
{
    private static readonly string[] Chat = ["messages", "tools", "functions", "response_format"];
    private static readonly string[] Responses = ["input", "instructions", "tools", "text", "previous_response_id"];
    private static readonly string[] Embeddings = ["input", "dimensions"];
    private static readonly string[] Rerank = ["query", "documents", "texts", "top_n", "return_documents", "return_text"];
    private static readonly string[] HowItIsDelivered = ["stream", "stream_options", "user", "safety_identifier", "metadata", "store", "encoding_format"];

    /// <summary>The key.</summary>
    /// <param name="endpoint">The API; one's requests never match another's.</param>
    /// <param name="request">A JSON object.</param>
    /// <param name="strict">Whether everything counts but how the answer is delivered.</param>
    public static UInt128 Of(CallEndpoint endpoint, JsonElement request, bool strict)
    {
        var content = new ArrayBufferWriter<byte>(1024);
        Put(content, (byte)endpoint);
        IEnumerable<string> names = strict
            ? request.EnumerateObject().Select(p => p.Name).Where(n => !HowItIsDelivered.Contains(n)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            : endpoint switch { CallEndpoint.ChatCompletions => Chat, CallEndpoint.Responses => Responses, CallEndpoint.Embeddings => Embeddings, _ => Rerank };
        foreach (string name in names)
        {
            if (request.TryGetProperty(name, out JsonElement value) && !IsNothing(name, value))
            {
                PutText(content, name);
                PutValue(content, value);
            }
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static bool IsNothing(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null
        || (name is "tools" or "functions" && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
        || (name == "response_format" && RecordedRow.Member(value, "type") is { ValueKind: JsonValueKind.String } type && type.ValueEquals("text"u8));

    private static void PutValue(ArrayBufferWriter<byte> content, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Put(content, (byte)'{');
                foreach (JsonProperty property in value.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    PutText(content, property.Name);
                    if (property.Name == "content" && OnlyText(property.Value) is { } text)
                    {
                        PutText(content, text);
                    }
                    else
                    {
                        PutValue(content, property.Value);
                    }
                }

                Put(content, (byte)'}');
                break;
            case JsonValueKind.Array:
                Put(content, (byte)'[');
                foreach (JsonElement item in value.EnumerateArray())
                {
                    PutValue(content, item);
                }

                Put(content, (byte)']');
                break;
            case JsonValueKind.String:
                PutText(content, value.GetString()!);
                break;
            default:
                Put(content, (byte)'=');
                PutText(content, value.GetRawText());
                break;
        }
    }

    /// <summary>The text of content that is one part of text.</summary>
    private static string? OnlyText(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array && content.GetArrayLength() == 1
        && RecordedRow.Member(content[0], "type") is { ValueKind: JsonValueKind.String } type && (type.ValueEquals("text"u8) || type.ValueEquals("input_text"u8))
        && RecordedRow.Member(content[0], "text") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>With its length, so that no text can pretend to be structure.</summary>
    private static void PutText(ArrayBufferWriter<byte> content, string text)
    {
        Span<byte> room = content.GetSpan(sizeof(int) + 1 + Encoding.UTF8.GetMaxByteCount(text.Length));
        int length = Encoding.UTF8.GetBytes(text, room[(sizeof(int) + 1)..]);
        room[0] = (byte)'"';
        BinaryPrimitives.WriteInt32LittleEndian(room[1..], length);
        content.Advance(sizeof(int) + 1 + length);
    }

    private static void Put(ArrayBufferWriter<byte> content, byte value)
    {
        content.GetSpan(1)[0] = value;
        content.Advance(1);
    }
}
