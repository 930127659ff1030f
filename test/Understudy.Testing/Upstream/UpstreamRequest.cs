using System.Text;
using System.Text.Json.Nodes;

namespace Understudy.Testing;

/// <summary>One request as it came over the wire.</summary>
public sealed class UpstreamRequest
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lazy<JsonObject?> _json;

    internal UpstreamRequest(string method, string rawTarget, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        Method = method;
        RawTarget = rawTarget;
        Headers = headers;
        Body = body;
        _json = new(() => TryParse(Body));
    }

    /// <summary>The method, in capitals.</summary>
    public string Method { get; }

    /// <summary>The target of the request line, byte for byte (<c>/v1/models?x=%20</c>).</summary>
    public string RawTarget { get; }

    /// <summary>The target without its query.</summary>
    public string Path => RawTarget.Split('?')[0];

    /// <summary>Headers, names without regard to case; a repeated header's values are joined by <c>", "</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as it was sent, without transfer coding, with content coding.</summary>
    public byte[] Body { get; }

    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as a JSON object, or null when it is none.</summary>
    public JsonObject? Json => _json.Value;

    /// <summary>Whether the caller went away before the answer was whole.</summary>
    public bool Aborted { get; private set; }

    /// <summary>Completes when the answer was sent, the script ended it, or the caller went away.</summary>
    public Task Ended => _ended.Task;

    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    internal void End(bool aborted)
    {
        Aborted = aborted;
        _ended.TrySetResult();
    }

    private static JsonObject? TryParse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
