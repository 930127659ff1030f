using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// What redaction took out of one caller's text, by placeholder: an answer that was made from the redacted text gets the caller's own values back.
/// It lives as long as the call and is never stored. Whoever has only the answer, or another caller's text, can restore nothing. Not thread-safe, like the call.
/// </summary>
public sealed class CallerValues
{
    private readonly Redactor _redactor;
    private readonly Placeholders? _beside;
    private readonly ReadOnlyMemory<byte> _request;
    private readonly string? _text;

    internal CallerValues(Redactor redactor, Placeholders? conversation, Placeholders? beside, ReadOnlyMemory<byte> request) =>
        (_redactor, Conversation, _beside, _request) = (redactor, conversation, beside, request);

    private CallerValues(Redactor redactor, Placeholders? placeholders, string text) => (_redactor, Conversation, _text) = (redactor, placeholders, text);

    /// <summary>The placeholders of the conversation; what belongs to it goes on with them. Null where nothing was found yet.</summary>
    internal Placeholders? Conversation { get; }

    /// <summary>Redacts a text that stands alone and keeps what was taken out.</summary>
    /// <param name="text">The caller's text.</param>
    /// <param name="redactor">What redacts.</param>
    /// <param name="redacted">The text to ask with.</param>
    public static CallerValues Of(string text, Redactor redactor, out string redacted)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(redactor);
        Placeholders? placeholders = null;
        redacted = redactor.TryRedact(text, ref placeholders, out string? found) ? found : text;
        return new CallerValues(redactor, placeholders, text);
    }

    /// <summary>
    /// Puts the caller's values in place of the placeholders of an answer. Where the answer is a JSON object or array, they are put into its strings, escaped, and
    /// every other byte stays; elsewhere they are put in as they are. A placeholder that the caller wrote stays, as the caller's own word.
    /// What redaction may have written and this text does not explain, or explains in two ways, stays and is reported.
    /// </summary>
    /// <param name="answer">Free text, JSON, or the arguments of a tool call.</param>
    public RestoredText Restore(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!answer.Contains('[', StringComparison.Ordinal))
        {
            return new RestoredText(answer, []);
        }

        var unexplained = new List<string>();
        return new RestoredText(InJson(answer, unexplained) ?? InText(answer, unexplained), unexplained);
    }

    /// <summary>The answer as JSON; null when it is none.</summary>
    private string? InJson(string answer, List<string> unexplained)
    {
        if (answer.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        byte[] json = Encoding.UTF8.GetBytes(answer);
        var edits = new List<JsonEdit>();
        var missing = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Contains((byte)'[') && reader.GetString() is { } text && (InJson(text, missing) ?? InText(text, missing)) is var restored && restored != text)
                {
                    edits.Add(new JsonEdit((int)reader.TokenStartIndex, (int)reader.BytesConsumed, restored));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // no JSON, or half of a surrogate pair
        }

        unexplained.AddRange(missing.Except(unexplained));
        if (edits.Count == 0)
        {
            return answer;
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 256);
        JsonEdits.Write(json, edits, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private string InText(string text, List<string> unexplained)
    {
        StringBuilder? restored = null;
        int copied = 0;
        for (int at = text.IndexOf('[', StringComparison.Ordinal); at >= 0; at = text.IndexOf('[', at))
        {
            int length = Placeholders.LengthAt(text.AsSpan(at));
            if (length == 0)
            {
                at++;
                continue;
            }

            string placeholder = text.Substring(at, length);
            (string? value, bool stays) = Find(placeholder);
            if (value is not null)
            {
                (restored ??= new StringBuilder(text.Length)).Append(text, copied, at - copied).Append(value);
                copied = at + length;
            }
            else if (!stays && !unexplained.Contains(placeholder))
            {
                unexplained.Add(placeholder);
            }

            at += length;
        }

        return restored is null ? text : restored.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The value for a placeholder, and, without one, whether it stands for nothing but itself.</summary>
    private (string? Value, bool Stays) Find(string placeholder)
    {
        string? value = Conversation?.ValueOf(placeholder), other = _beside?.ValueOf(placeholder);
        if (value is null && other is null)
        {
            return (null, !_redactor.Writes(Placeholders.WordOf(placeholder)) || Wrote(placeholder));
        }

        bool twofold = (value is not null && other is not null && value != other) || Wrote(placeholder);
        return twofold ? (null, false) : (value ?? other, true);
    }

    /// <summary>Whether the caller's text holds the placeholder itself.</summary>
    private bool Wrote(string placeholder)
    {
        if (_text is not null)
        {
            return _text.Contains(placeholder, StringComparison.Ordinal);
        }

        char[] buffer = ArrayPool<char>.Shared.Rent(_request.Length + 1);
        try
        {
            var reader = new Utf8JsonReader(_request.Span, JsonRedactor.Options);
            while (!_request.IsEmpty && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String && buffer.AsSpan(0, JsonStrings.Unescape(reader.ValueSpan, buffer)).Contains(placeholder, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return false; // nothing was read out of it, so nothing is explained by it
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
