using System.Collections.Frozen;
using System.Net.Http.Headers;

using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>Which headers pass, in both directions. Bodies pass as they are; so do headers, but for those that belong to one connection.</summary>
internal static class ForwardedHeaders
{
    /// <summary>Headers of the gateway's own, both ways.</summary>
    public const string Own = "x-understudy-";

    // Which web pages may read an answer is said of the large model's origin, not of ours.
    private const string CrossOrigin = "access-control-";

    // RFC 9110, 7.6.1, and what speaks about the body that is framed anew. A body is asked for without compression: it is read for recording.
    private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
        ["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "content-length", "expect"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> KeptOfRequest = FrozenSet.ToFrozenSet(
        [.. Kept, "host", "authorization", "api-key", "x-api-key", "cookie", "accept-encoding", "content-encoding", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "via"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> KeptOfAnswer = FrozenSet.ToFrozenSet([.. Kept, "set-cookie", "server", "date", "alt-svc"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The client's headers onto the request to the large model.</summary>
    public static void Request(IHeaderDictionary from, HttpRequestMessage to)
    {
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in from)
        {
            if (KeptOfRequest.Contains(name) || name.StartsWith(Own, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            HttpHeaders? headers = name.StartsWith("content-", StringComparison.OrdinalIgnoreCase) ? to.Content?.Headers : to.Headers;
            headers?.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }
    }

    /// <summary>The large model's headers onto the answer to the client.</summary>
    public static void Answer(HttpResponseMessage from, HttpResponse to)
    {
        Copy(from.Headers.NonValidated, to.Headers);
        Copy(from.Content.Headers.NonValidated, to.Headers);
    }

    private static void Copy(HttpHeadersNonValidated from, IHeaderDictionary to)
    {
        foreach ((string name, HeaderStringValues values) in from)
        {
            if (!KeptOfAnswer.Contains(name) && !name.StartsWith(Own, StringComparison.OrdinalIgnoreCase) && !name.StartsWith(CrossOrigin, StringComparison.OrdinalIgnoreCase))
            {
                to[name] = values.Count == 1 ? values.ToString() : values.ToArray();
            }
        }
    }
}
