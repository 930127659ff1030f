using System.Security.Cryptography;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// Reads a chat-completions request in one pass over its bytes, and makes the fingerprint by which a workload's prompt is recognised: a
/// hash of all messages but the last user message, and of tools, functions, tool choice and response format. White space between tokens,
/// the way in which strings are escaped and the place of <c>role</c> in a message do not matter; everything else does, so that nothing is
/// guessed. One reader serves one call at a time and keeps its buffers. Not thread-safe.
/// </summary>
/// <remarks>Import and gateway use this one reader: what a workload was learned from is what is recognised.</remarks>
public sealed class ChatRequestReader
{
    private const int MaximumDepth = 64;
    private const int DigestBytes = 32, FingerprintBytes = 16;
    private const byte Name = 1, Text = 2, Part = 3;
    private readonly RecurringTexts<string> _fingerprints = new(slotBits: 3, shortest: 64); // comparing is cheaper than the hash; 256 KiB at most
    private byte[] _prompt = new byte[4096], _extras = new byte[1024];
    private int _promptLength, _extrasLength;

    /// <summary>Reads a request.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="request">What it says.</param>
    /// <param name="problem">Why it is no request, for the client; null when it is one. Holds no content.</param>
    public bool TryRead(ReadOnlySpan<byte> json, out ChatRequest request, out string? problem)
    {
        (_promptLength, _extrasLength, problem) = (0, 0, null);
        request = new ChatRequest();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                problem = "Expected a JSON object as the request's body.";
                return false;
            }

            var found = new Found();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                problem = Property(ref reader, json, ref found);
                if (problem is not null)
                {
                    return false;
                }
            }

            while (reader.Read())
            {
            }

            request = Finish(json, found);
            return true;
        }
        catch (JsonException e)
        {
            problem = $"The request's body is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}), or nested deeper than {MaximumDepth}.";
            return false;
        }
        catch (InvalidOperationException)
        {
            problem = "The request's body holds text that is not valid Unicode.";
            return false;
        }
    }

    private string? Property(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, ref Found found)
    {
        Key key = KeyOf(ref reader);
        if (key != Key.Other)
        {
            if ((found.Seen & (1 << (int)key)) != 0)
            {
                return $"The request names '{reader.GetString()}' twice.";
            }

            found.Seen |= 1 << (int)key;
        }

        reader.Read();
        switch (key)
        {
            case Key.Model:
                found.Model = String(ref reader);
                break;
            case Key.Stream:
                found.Stream = reader.TokenType == JsonTokenType.True;
                break;
            case Key.StreamOptions:
                found.HasStreamOptions = reader.TokenType == JsonTokenType.StartObject;
                found.IncludeUsage = Flag(ref reader, "include_usage"u8);
                break;
            case Key.Choices:
                found.Choices = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int n) ? n : 1;
                break;
            case Key.LogProbabilities:
                found.LogProbabilities = reader.TokenType == JsonTokenType.True;
                break;
            case Key.MaximumTokens or Key.MaximumCompletionTokens:
                if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long most))
                {
                    if (most <= 0)
                    {
                        return $"'{(key == Key.MaximumTokens ? "max_tokens" : "max_completion_tokens")}' must be at least 1; found {most}.";
                    }

                    found.MaximumTokens = Math.Min(most, found.MaximumTokens ?? long.MaxValue);
                }

                break;
            case Key.User:
                found.User = String(ref reader);
                break;
            case Key.SafetyIdentifier:
                found.SafetyIdentifier = String(ref reader);
                break;
            case Key.Metadata:
                found.Conversation = Member(ref reader, "conversation_id"u8);
                return null;
            case Key.Messages:
                return Messages(ref reader, ref found);
            case Key.Tools or Key.Functions or Key.ToolChoice or Key.ResponseFormat when reader.TokenType != JsonTokenType.Null:
                int before = _extrasLength;
                Append(ref _extras, ref _extrasLength, (byte)('0' + (int)key));
                Canonical(ref reader, ref _extras, ref _extrasLength);
                found.Note(key, _extras.AsSpan(before, _extrasLength - before));
                return null;
        }

        reader.Skip();
        return null;
    }

    /// <summary>All messages into the prompt's buffer, and where the last user message stands in it and in the source.</summary>
    private string? Messages(ref Utf8JsonReader reader, ref Found found)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return "'messages' must be an array.";
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return "Each of 'messages' must be an object.";
            }

            int start = _promptLength;
            bool user = false;
            (int From, int To) content = default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("role"u8))
                {
                    reader.Read();
                    user = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("user"u8);
                    int role = _promptLength;
                    Canonical(ref reader, ref _prompt, ref _promptLength);
                    MoveToFront(start, role);
                    continue;
                }

                bool isContent = reader.ValueTextEquals("content"u8);
                AppendText(ref reader, ref _prompt, ref _promptLength, Name);
                reader.Read();
                int from = (int)reader.TokenStartIndex;
                Canonical(ref reader, ref _prompt, ref _promptLength);
                content = isContent ? (from, (int)reader.BytesConsumed) : content;
            }

            Append(ref _prompt, ref _promptLength, Part);
            if (user)
            {
                (found.InputFrom, found.InputTo, found.Content) = (start, _promptLength, content);
            }
        }

        return null;
    }

    /// <summary>The role stands first in the canonical form, wherever it stood.</summary>
    private void MoveToFront(int start, int role)
    {
        if (role == start)
        {
            return;
        }

        byte[] copy = _prompt.AsSpan(role, _promptLength - role).ToArray();
        _prompt.AsSpan(start, role - start).CopyTo(_prompt.AsSpan(start + copy.Length));
        copy.CopyTo(_prompt.AsSpan(start));
    }

    private string Fingerprint(ReadOnlySpan<byte> prompt)
    {
        if (!_fingerprints.TryGet(prompt, out string? fingerprint))
        {
            Span<byte> digest = stackalloc byte[DigestBytes];
            SHA256.HashData(prompt, digest);
            fingerprint = Convert.ToHexStringLower(digest[..FingerprintBytes]);
            _fingerprints.Add(prompt, fingerprint);
        }

        return fingerprint;
    }

    private ChatRequest Finish(ReadOnlySpan<byte> json, in Found found)
    {
        string? fingerprint = null, input = null;
        if (found.InputTo > 0)
        {
            // The input is cut out; its place stays, so that an earlier turn is not the same as a later one.
            _prompt.AsSpan(found.InputTo, _promptLength - found.InputTo).CopyTo(_prompt.AsSpan(found.InputFrom));
            _promptLength -= found.InputTo - found.InputFrom;
            for (int i = 0; i < 4; i++)
            {
                Append(ref _prompt, ref _promptLength, (byte)(found.InputFrom >> (8 * i)));
            }

            int extras = _promptLength;
            Reserve(ref _prompt, extras, found.ExtrasLength);
            found.CopyExtras(_prompt.AsSpan(extras));
            fingerprint = Fingerprint(_prompt.AsSpan(0, extras + found.ExtrasLength));
            input = Content(json[found.Content.From..found.Content.To]);
        }

        return new ChatRequest
        {
            Model = found.Model,
            Stream = found.Stream,
            IncludeUsage = found.IncludeUsage,
            HasStreamOptions = found.HasStreamOptions,
            Choices = found.Choices,
            LogProbabilities = found.LogProbabilities,
            MaximumTokens = found.MaximumTokens,
            Input = input,
            Fingerprint = fingerprint,
            User = found.SafetyIdentifier ?? found.User,
            Conversation = found.Conversation,
            HasTools = found.Tools.Length + found.Functions.Length > 0,
            HasResponseFormat = found.ResponseFormat.Length > 0,
        };
    }

    /// <summary>A message's text as import reads it: a string, or parts joined by a line break; null when it holds more than text.</summary>
    private static string? Content(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaximumDepth });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }

        string? joined = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : Member(ref reader, "text"u8);
            if (text is null)
            {
                return null;
            }

            joined = joined is null ? text : joined + "\n" + text;
        }

        return joined;
    }

    /// <summary>The value at the reader, without white space and escapes.</summary>
    private static void Canonical(ref Utf8JsonReader reader, ref byte[] buffer, ref int length)
    {
        int depth = 0;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    depth++;
                    Append(ref buffer, ref length, reader.ValueSpan[0]);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    depth--;
                    Append(ref buffer, ref length, reader.ValueSpan[0]);
                    break;
                case JsonTokenType.PropertyName:
                    AppendText(ref reader, ref buffer, ref length, Name);
                    break;
                case JsonTokenType.String:
                    AppendText(ref reader, ref buffer, ref length, Text);
                    break;
                default:
                    Reserve(ref buffer, length, reader.ValueSpan.Length);
                    reader.ValueSpan.CopyTo(buffer.AsSpan(length));
                    length += reader.ValueSpan.Length;
                    Append(ref buffer, ref length, Part);
                    break;
            }
        }
        while (depth > 0 && reader.Read());
    }

    /// <summary>A string with its length before it, so that no text can pretend to be structure.</summary>
    private static void AppendText(ref Utf8JsonReader reader, ref byte[] buffer, ref int length, byte kind)
    {
        Reserve(ref buffer, length, reader.ValueSpan.Length + 5);
        int start = length;
        length += 5;
        length += reader.CopyString(buffer.AsSpan(length));
        buffer[start] = kind;
        BitConverter.TryWriteBytes(buffer.AsSpan(start + 1), length - start - 5);
    }

    private static void Append(ref byte[] buffer, ref int length, byte value)
    {
        Reserve(ref buffer, length, 1);
        buffer[length++] = value;
    }

    private static void Reserve(ref byte[] buffer, int length, int more)
    {
        if (buffer.Length - length < more)
        {
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, length + more));
        }
    }

    private static string? String(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    /// <summary>The text of one member of the object at the reader, which is then passed.</summary>
    private static string? Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        string? value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return value;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals(name);
            reader.Read();
            value = wanted ? String(ref reader) : value;
            reader.Skip();
        }

        return value;
    }

    private static bool Flag(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        bool value = false;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return value;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool wanted = reader.ValueTextEquals(name);
            reader.Read();
            value = wanted ? reader.TokenType == JsonTokenType.True : value;
            reader.Skip();
        }

        return value;
    }

    private static Key KeyOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("messages"u8) ? Key.Messages
        : reader.ValueTextEquals("model"u8) ? Key.Model
        : reader.ValueTextEquals("stream"u8) ? Key.Stream
        : reader.ValueTextEquals("stream_options"u8) ? Key.StreamOptions
        : reader.ValueTextEquals("n"u8) ? Key.Choices
        : reader.ValueTextEquals("logprobs"u8) ? Key.LogProbabilities
        : reader.ValueTextEquals("max_tokens"u8) ? Key.MaximumTokens
        : reader.ValueTextEquals("max_completion_tokens"u8) ? Key.MaximumCompletionTokens
        : reader.ValueTextEquals("user"u8) ? Key.User
        : reader.ValueTextEquals("safety_identifier"u8) ? Key.SafetyIdentifier
        : reader.ValueTextEquals("metadata"u8) ? Key.Metadata
        : reader.ValueTextEquals("tools"u8) ? Key.Tools
        : reader.ValueTextEquals("functions"u8) ? Key.Functions
        : reader.ValueTextEquals("tool_choice"u8) ? Key.ToolChoice
        : reader.ValueTextEquals("response_format"u8) ? Key.ResponseFormat
        : Key.Other;

    private enum Key
    {
        Other,
        Model,
        Messages,
        Stream,
        StreamOptions,
        Choices,
        LogProbabilities,
        MaximumTokens,
        MaximumCompletionTokens,
        User,
        SafetyIdentifier,
        Metadata,
        Tools,
        Functions,
        ToolChoice,
        ResponseFormat,
    }

    private ref struct Found
    {
        public int Seen;
        public string? Model, User, SafetyIdentifier, Conversation;
        public bool Stream, IncludeUsage, HasStreamOptions, LogProbabilities;
        public int Choices = 1;
        public long? MaximumTokens;
        public int InputFrom, InputTo;
        public (int From, int To) Content;
        public byte[] Tools = [], Functions = [], ToolChoice = [], ResponseFormat = [];

        public Found()
        {
        }

        public readonly int ExtrasLength => Tools.Length + Functions.Length + ToolChoice.Length + ResponseFormat.Length;

        public void Note(Key key, ReadOnlySpan<byte> canonical)
        {
            byte[] copy = canonical.ToArray();
            _ = key switch
            {
                Key.Tools => Tools = copy,
                Key.Functions => Functions = copy,
                Key.ToolChoice => ToolChoice = copy,
                _ => ResponseFormat = copy,
            };
        }

        /// <summary>In a fixed order, whatever the order in the request.</summary>
        public readonly void CopyExtras(Span<byte> into)
        {
            Tools.CopyTo(into);
            Functions.CopyTo(into[Tools.Length..]);
            ToolChoice.CopyTo(into[(Tools.Length + Functions.Length)..]);
            ResponseFormat.CopyTo(into[(Tools.Length + Functions.Length + ToolChoice.Length)..]);
        }
    }
}
