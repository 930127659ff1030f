using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// A request's messages as one run of UTF-8 bytes: <see cref="Mark"/>, a letter for the role, the message's text, and so on. Templates are
/// mined from it and matched against it, in discovery and in the gateway alike. One object serves one request at a time and keeps its
/// buffer: reading allocates nothing once it is large enough. Not thread-safe.
/// </summary>
/// <remarks>
/// Tools, functions and the response format are no text of the stream: <see cref="Extras"/> is a hash of them that does not depend on the
/// order of the tools, of properties, or on white space.
/// </remarks>
public sealed class PromptScript
{
    /// <summary>Begins a message; the byte after it says whose it is. A text never holds it: there it becomes a space.</summary>
    public const byte Mark = 0x02;

    private const int MaximumDepth = 64;
    private readonly List<int> _starts = [];
    private byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>The stream.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, _length);

    /// <summary>Where each message's mark stands.</summary>
    public IReadOnlyList<int> Starts => _starts;

    /// <summary>Hash of what is offered and asked for beside the messages (tools, functions, response format); 0 when there is none.</summary>
    public ulong Extras { get; private set; }

    /// <summary>Number of tools and functions that are offered.</summary>
    public int Tools { get; private set; }

    /// <summary>Whether a message holds more than text (an image, a file).</summary>
    public bool HasOtherContent { get; private set; }

    /// <summary>Bytes of its buffer.</summary>
    internal int Capacity => _bytes.Length;

    /// <summary>Reads a request.</summary>
    /// <param name="json">A chat-completions request, UTF-8.</param>
    /// <returns>False when it has no messages that can be read.</returns>
    public bool TryRead(ReadOnlySpan<byte> json)
    {
        (_length, Extras, Tools, HasOtherContent) = (0, 0, 0, false);
        _starts.Clear();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                Property(ref reader);
            }

            return _starts.Count > 0;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false; // cut off, or half of a surrogate pair
        }
    }

    private void Property(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("messages"u8))
        {
            reader.Read();
            Messages(ref reader);
        }
        else if (reader.ValueTextEquals("tools"u8) || reader.ValueTextEquals("functions"u8))
        {
            reader.Read();
            Extras ^= OfTools(ref reader);
        }
        else if (reader.ValueTextEquals("response_format"u8))
        {
            reader.Read();
            Extras ^= reader.TokenType == JsonTokenType.Null ? 0 : JsonHash.Of(ref reader, 2);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    private ulong OfTools(ref Utf8JsonReader reader)
    {
        ulong sum = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return sum;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            sum += JsonHash.Of(ref reader, 1); // a sum: their order says nothing
            Tools++;
        }

        return sum;
    }

    private void Messages(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            _starts.Add(_length);
            Append(Mark);
            int role = _length;
            Append((byte)'?');
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                Member(ref reader, role);
            }
        }
    }

    private void Member(ref Utf8JsonReader reader, int role)
    {
        if (reader.ValueTextEquals("role"u8))
        {
            reader.Read();
            _bytes[role] = Role(ref reader);
            reader.Skip();
        }
        else if (reader.ValueTextEquals("content"u8))
        {
            reader.Read();
            Content(ref reader);
        }
        else if (reader.ValueTextEquals("tool_calls"u8))
        {
            reader.Read();
            Raw(ref reader);
        }
        else
        {
            reader.Read();
            reader.Skip();
        }
    }

    /// <summary>A developer's message is a system message by another name.</summary>
    private static byte Role(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.String ? (byte)'?'
        : reader.ValueTextEquals("system"u8) || reader.ValueTextEquals("developer"u8) ? (byte)'s'
        : reader.ValueTextEquals("user"u8) ? (byte)'u'
        : reader.ValueTextEquals("assistant"u8) ? (byte)'a'
        : reader.ValueTextEquals("tool"u8) || reader.ValueTextEquals("function"u8) ? (byte)'t'
        : (byte)'?';

    private void Content(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Part(ref reader);
            return;
        }

        bool first = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!first)
            {
                Append((byte)'\n');
            }

            first = false;
            Part(ref reader);
        }
    }

    private void Part(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            AppendString(ref reader);
            return;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            HasOtherContent |= reader.TokenType != JsonTokenType.Null;
            reader.Skip();
            return;
        }

        bool text = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals("text"u8);
            reader.Read();
            if (wanted && reader.TokenType == JsonTokenType.String)
            {
                AppendString(ref reader);
                text = true;
            }
            else
            {
                reader.Skip();
            }
        }

        HasOtherContent |= !text;
    }

    private void Raw(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        int depth = 0;
        do
        {
            Reserve(reader.ValueSpan.Length + 1);
            depth += reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1 : 0;
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                AppendString(ref reader);
            }
            else
            {
                reader.ValueSpan.CopyTo(_bytes.AsSpan(_length));
                _length += reader.ValueSpan.Length;
            }

            Append((byte)' ');
        }
        while (depth > 0 && reader.Read());
    }

    private void AppendString(ref Utf8JsonReader reader)
    {
        Reserve(reader.ValueSpan.Length);
        int start = _length;
        _length += reader.CopyString(_bytes.AsSpan(_length));
        _bytes.AsSpan(start, _length - start).Replace(Mark, (byte)' ');
    }

    private void Append(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length < more)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + more));
        }
    }
}
