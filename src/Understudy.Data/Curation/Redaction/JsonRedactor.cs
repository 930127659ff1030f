using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>
/// Redacts the texts of a JSON document in UTF-8: string values, unescaped first, so that <c>\u0040</c> hides nothing; numbers that are
/// cards' (they become strings); whole values of properties that name a secret. A value has the same placeholder in all texts of one property of
/// the document, such as the messages of a request, in order of appearance: so it keeps it from turn to turn of a conversation. Names of properties stay, untouched bytes are copied.
/// Long texts that come again, such as a system prompt, are looked through once. Thread-safe.
/// </summary>
public sealed class JsonRedactor
{
    internal static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };
    private readonly IRedactor _redactor;
    private readonly bool _namedSecrets;
    private readonly RecurringTexts<bool> _clean = new(slotBits: 6, shortest: 256); // 2 MiB at most

    /// <summary>Makes one.</summary>
    /// <param name="redactor">What redacts a text.</param>
    /// <param name="namedSecrets">Whether texts of properties such as <c>authorization</c> and <c>api_key</c> are replaced whole.</param>
    public JsonRedactor(IRedactor redactor, bool namedSecrets = true)
    {
        ArgumentNullException.ThrowIfNull(redactor);
        _redactor = redactor;
        _namedSecrets = namedSecrets;
    }

    /// <summary>Everything that is known, no rules of one's own.</summary>
    public static JsonRedactor Default { get; } = new(Redactor.Default);

    /// <summary>
    /// The document without secrets and personal data; the same memory when nothing was found. What is no JSON of at most 64 levels cannot be
    /// cleaned with certainty: a JSON string that says how long it was stands for it.
    /// </summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> json) => Redact(json, null);

    /// <summary>Redacts a request, and keeps what was taken out of its messages.</summary>
    /// <param name="request">The caller's request; must not change while <paramref name="values"/> is used.</param>
    /// <param name="values">What was taken out; null when nothing was found.</param>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> request, out CallerValues? values)
    {
        var trail = new RedactionTrail();
        List<JsonEdit>? edits = Find(request.Span, ref trail);
        values = edits is null ? null : Values(request, trail);
        return Written(request, edits);
    }

    /// <summary>Redacts the answer to a request: a value that the request's messages held keeps its placeholder, so that the two can be learned from together.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="values">What was taken out of the request; null when nothing was.</param>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> answer, CallerValues? values)
    {
        var trail = new RedactionTrail(values?.Conversation);
        return Written(answer, Find(answer.Span, ref trail));
    }

    /// <summary>What an answer is restored by where nothing was found in the request: what the caller wrote stays, anything else is unexplained.</summary>
    /// <param name="request">The caller's request; must not change while the values are used.</param>
    public CallerValues Untouched(ReadOnlyMemory<byte> request) => Values(request, default);

    /// <summary>Like <see cref="Redact(ReadOnlyMemory{byte})"/>, into a buffer.</summary>
    /// <returns>Whether something was found; nothing was written when not.</returns>
    public bool TryRedact(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var trail = new RedactionTrail();
        if (Find(json, ref trail) is not { } edits)
        {
            return false;
        }

        JsonEdits.Write(json, edits, output);
        return true;
    }

    private CallerValues Values(ReadOnlyMemory<byte> request, RedactionTrail trail) =>
        new(_redactor as Redactor ?? Redactor.Default, trail.Conversation, trail.Beside, request);

    private static ReadOnlyMemory<byte> Written(ReadOnlyMemory<byte> json, List<JsonEdit>? edits)
    {
        if (edits is null)
        {
            return json;
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        JsonEdits.Write(json.Span, edits, output);
        return output.WrittenMemory;
    }

    private List<JsonEdit>? Find(ReadOnlySpan<byte> json, ref RedactionTrail trail)
    {
        List<JsonEdit>? edits = null;
        Placeholders? shared = trail.Begin(default);
        char[] buffer = ArrayPool<char>.Shared.Rent(1024);
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            ReadOnlySpan<byte> name = default;
            while (!json.IsEmpty && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.ValueSpan;
                    if (reader.CurrentDepth == 1)
                    {
                        trail.End(shared);
                        shared = trail.Begin(name); // messages share; what stands beside them, in whatever order, does not count
                    }

                    continue;
                }

                bool text = reader.TokenType == JsonTokenType.String, named = text && _namedSecrets && SecretNames.Contain(name);
                if (text ? named || !_clean.TryGet(reader.ValueSpan, out _) : reader.TokenType == JsonTokenType.Number && IsLong(reader.ValueSpan))
                {
                    if (buffer.Length < reader.ValueSpan.Length)
                    {
                        ArrayPool<char>.Shared.Return(buffer);
                        buffer = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
                    }

                    ReadOnlySpan<char> said = buffer.AsSpan(0, JsonStrings.Unescape(reader.ValueSpan, buffer));
                    if (Redacted(said, named, ref shared) is { } redacted)
                    {
                        (edits ??= []).Add(new JsonEdit((int)reader.TokenStartIndex, (int)reader.BytesConsumed, redacted));
                    }
                    else if (!named)
                    {
                        _clean.Add(reader.ValueSpan, true);
                    }
                }

                name = default;
            }

            trail.End(shared);
            return edits;
        }
        catch (JsonException)
        {
            return [new JsonEdit(0, json.Length, string.Create(CultureInfo.InvariantCulture, $"[NOT JSON {json.Length}]"))];
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: false);
        }
    }

    private string? Redacted(ReadOnlySpan<char> text, bool named, ref Placeholders? shared)
    {
        if (named && !text.IsWhiteSpace() && !Placeholders.IsOne(text))
        {
            return Redactor.Secret;
        }

        bool found = _redactor is Redactor own ? own.TryRedact(text, ref shared, out string? redacted) : _redactor.TryRedact(text, out redacted);
        return found ? redacted : null;
    }

    private static bool IsLong(ReadOnlySpan<byte> number) =>
        number.Length is >= CardNumber.Shortest and <= CardNumber.Longest && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
