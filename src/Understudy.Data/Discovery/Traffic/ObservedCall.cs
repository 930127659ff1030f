using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>One call of a log as discovery sees it. The same object is used again for every call: what is to be kept is copied.</summary>
public sealed class ObservedCall
{
    private readonly ArrayBufferWriter<byte> _redacted = new(1024), _line = new(1024);

    /// <summary>1-based line of the log, or the call's place in a store.</summary>
    public long Source { get; internal set; }

    /// <summary>The prompt, redacted.</summary>
    public PromptScript Prompt { get; } = new();

    /// <summary>The line as it stands in the log, UTF-8; not redacted. Valid until the next call is read.</summary>
    internal ReadOnlyMemory<byte> Line { get; set; }

    /// <summary>What redacted the prompt; null when nothing did, or it was recorded redacted.</summary>
    internal JsonRedactor? Redactor { get; set; }

    /// <summary>Whether its buffers have grown beyond what is worth keeping.</summary>
    internal bool IsLarge => _redacted.Capacity + _line.Capacity + Prompt.Capacity > 1 << 20;

    /// <summary>Keeps a copy of the line.</summary>
    internal void Keep(ReadOnlySpan<byte> line)
    {
        _line.ResetWrittenCount();
        _line.Write(line);
        Line = _line.WrittenMemory;
    }

    /// <summary>The response of its line, redacted as the prompt is: a value of the prompt keeps its placeholder. Empty where the line has none.</summary>
    internal ReadOnlyMemory<byte> Response(JsonElement line)
    {
        if (!line.TryGetProperty("response", out JsonElement response))
        {
            return default;
        }

        ReadOnlyMemory<byte> json = JsonMarshal.GetRawUtf8Value(response).ToArray();
        if (Redactor is null || !CallJson.Request(line, out JsonElement request))
        {
            return json;
        }

        Redactor.Redact(JsonMarshal.GetRawUtf8Value(request).ToArray(), out CallerValues? values);
        return Redactor.Redact(json, values);
    }

    /// <summary>The answer's text; null when there is none.</summary>
    public string? Answer { get; internal set; }

    /// <summary>Names of the functions that the answer calls, in order, joined by commas; null when it calls none.</summary>
    public string? Tool { get; internal set; }

    /// <summary>Canonical text of the calls that the answer makes (<see cref="CallText"/>); null when it makes none that can be read.</summary>
    public string? Calls { get; internal set; }

    /// <summary>What its answer is told by; null when there is none to learn from.</summary>
    internal string? Sign { get; set; }

    /// <summary>How it ended.</summary>
    public ObservedOutcome Outcome { get; internal set; }

    /// <summary>When it was; null when the log does not say.</summary>
    public DateTimeOffset? Time { get; internal set; }

    /// <summary>The model that answered, else the one that was asked for; null when the log names none.</summary>
    public string? Model { get; internal set; }

    /// <summary>Tokens as the provider counted them.</summary>
    public TokenUsage Usage { get; internal set; } = TokenUsage.Unknown;

    /// <summary>Milliseconds that the large model took; null when the log does not say.</summary>
    public double? LatencyMilliseconds { get; internal set; }

    /// <summary>The conversation or group; null when the log names none.</summary>
    public string? Group { get; internal set; }

    /// <summary>The true answer where the log has one.</summary>
    public string? Gold { get; internal set; }

    internal ArrayBufferWriter<byte> Redacted => _redacted;
}
