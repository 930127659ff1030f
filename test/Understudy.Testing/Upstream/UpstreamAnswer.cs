using System.Text;
using System.Text.Json.Nodes;

namespace Understudy.Testing;

/// <summary>
/// How <see cref="ScriptedUpstream"/> answers one request. <c>new UpstreamAnswer()</c> is what an OpenAI-compatible server would say;
/// everything set here departs from that.
/// </summary>
public sealed record UpstreamAnswer
{
    /// <summary>Status; null is the natural one.</summary>
    public int? Status { get; init; }

    /// <summary>Headers that are added (or replace the natural ones).</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body; null is the natural one.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Text that the natural answer gives, in place of <see cref="ScriptedUpstream.Reply"/>'s.</summary>
    public string? Reply { get; init; }

    /// <summary>Changes the natural (or given) body before it is sent.</summary>
    public Func<byte[], byte[]>? Edit { get; init; }

    /// <summary>Waits before the status line.</summary>
    public TimeSpan DelayBeforeHeaders { get; init; }

    /// <summary>Waits between two pieces of the body.</summary>
    public TimeSpan DelayBetweenPieces { get; init; }

    /// <summary>Bytes a piece, each flushed alone, so that boundaries fall anywhere in UTF-8 and in frames; 0 sends a stream's frames each and another body whole.</summary>
    public int PieceSize { get; init; }

    /// <summary>Sends this many bytes of the body alone, then <see cref="End"/>; null is all.</summary>
    public int? StopAfter { get; init; }

    /// <summary>What happens where the bytes end.</summary>
    public UpstreamEnd End { get; init; }

    /// <summary>Ends the lines of a stream by CR LF.</summary>
    public bool CrLf { get; init; }

    /// <summary>Puts a comment frame (<c>: keep-alive</c>) before each frame of a stream.</summary>
    public bool Comments { get; init; }

    /// <summary>Says this content length, whatever is sent; null says none for a stream and the right one else.</summary>
    public long? ClaimedLength { get; init; }

    /// <summary>Sends so many bytes more after the body (spaces), without holding them.</summary>
    public long Padding { get; init; }

    /// <summary>Bytes put on the socket instead of an HTTP answer.</summary>
    public ReadOnlyMemory<byte>? Raw { get; init; }

    /// <summary>A JSON body.</summary>
    public static UpstreamAnswer Json(string json, int status = 200) => new() { Status = status, Body = Encoding.UTF8.GetBytes(json), Headers = Type("application/json") };

    /// <summary>A stream of events: each string becomes <c>data: …</c> and an empty line; <c>[DONE]</c> is not added.</summary>
    public static UpstreamAnswer Events(params string[] data) =>
        new() { Body = Encoding.UTF8.GetBytes(string.Concat(data.Select(d => $"data: {d}\n\n"))), Headers = Type("text/event-stream") };

    /// <summary>An error in OpenAI's form, with headers such as <c>retry-after</c>.</summary>
    public static UpstreamAnswer Error(int status, string message = "scripted failure", string type = "server_error", string? code = null, params (string Name, string Value)[] headers)
    {
        var error = new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code } };
        UpstreamAnswer answer = Json(error.ToJsonString(), status);
        return answer.WithHeaders(headers);
    }

    /// <summary>The natural answer that gives this text.</summary>
    public static UpstreamAnswer Saying(string text) => new() { Reply = text };

    /// <summary>Takes the request and never answers.</summary>
    public static UpstreamAnswer Silence() => new() { Raw = ReadOnlyMemory<byte>.Empty, End = UpstreamEnd.Stall };

    /// <summary>Takes the request and resets the connection.</summary>
    public static UpstreamAnswer Refusal() => new() { Raw = ReadOnlyMemory<byte>.Empty, End = UpstreamEnd.Reset };

    /// <summary>Bytes that are no HTTP.</summary>
    public static UpstreamAnswer Garbage() => new() { Raw = "\u0001\u0002 this is no HTTP \r\n\r\n\u0003"u8.ToArray(), End = UpstreamEnd.Close };

    /// <summary>Status 302 to another place.</summary>
    public static UpstreamAnswer Redirect(string location) => (new UpstreamAnswer { Status = 302, Body = ReadOnlyMemory<byte>.Empty }).WithHeaders(("location", location));

    /// <summary>A JSON string that goes on for so many bytes.</summary>
    public static UpstreamAnswer Endless(long bytes = 1L << 30) => new() { Body = "{\"object\":\""u8.ToArray(), Padding = bytes, Headers = Type("application/json") };

    /// <summary>The same with headers added or replaced.</summary>
    public UpstreamAnswer WithHeaders(params (string Name, string Value)[] headers)
    {
        var all = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in headers)
        {
            all[name] = value;
        }

        return this with { Headers = all };
    }

    private static Dictionary<string, string> Type(string type) => new(StringComparer.OrdinalIgnoreCase) { ["content-type"] = type };
}
