using System.Buffers;
using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>The only two changes that a request may undergo, each byte-exact elsewhere: asking for token counts, and a model alias's true name.</summary>
internal static class RequestEdits
{
    /// <summary>Asks a streaming large model for token counts.</summary>
    public static byte[] AskForUsage(ReadOnlySpan<byte> body)
    {
        (int start, int end) = Find(body, "stream_options"u8);
        if (start == 0)
        {
            int brace = body.IndexOf((byte)'{') + 1;
            return [.. body[..brace], .. "\"stream_options\":{\"include_usage\":true},"u8, .. body[brace..]];
        }

        var options = new ArrayBufferWriter<byte>();
        using (JsonDocument document = JsonDocument.Parse(body[start..end].ToArray()))
        using (var json = new Utf8JsonWriter(options, AnswerJson.Relaxed))
        {
            json.WriteStartObject();
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty property in document.RootElement.EnumerateObject().Where(p => p.Name != "include_usage"))
                {
                    property.WriteTo(json);
                }
            }

            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
        }

        return [.. body[..start], .. options.WrittenSpan, .. body[end..]];
    }

    /// <summary>Puts another model's name in place.</summary>
    public static byte[] SetModel(ReadOnlySpan<byte> body, string model)
    {
        (int start, int end) = Find(body, "model"u8);
        return [.. body[..start], (byte)'"', .. JsonEncodedText.Encode(model).EncodedUtf8Bytes, (byte)'"', .. body[end..]];
    }

    /// <summary>Puts a user's keyed hash in place of the user, for the recording.</summary>
    public static byte[] SetUser(ReadOnlySpan<byte> body, string hash)
    {
        byte[] changed = body.ToArray();
        foreach (byte[] name in (ReadOnlySpan<byte[]>)["user"u8.ToArray(), "safety_identifier"u8.ToArray()])
        {
            (int start, int end) = Find(changed, name);
            changed = start == 0 ? changed : [.. changed.AsSpan(0, start), (byte)'"', .. System.Text.Encoding.ASCII.GetBytes(hash), (byte)'"', .. changed.AsSpan(end)];
        }

        return changed;
    }

    /// <summary>Where the value of a member of the outermost object stands; 0, 0 when there is none.</summary>
    private static (int Start, int End) Find(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals(name);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (wanted)
            {
                return (start, (int)reader.BytesConsumed);
            }
        }

        return (0, 0);
    }
}
