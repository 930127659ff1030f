using System.Text;

using Understudy.Testing;

namespace Understudy.Bench;

/// <summary>One path through the gateway, success or failure.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The request's body.</param>
/// <param name="Upstream">What the large model does.</param>
/// <param name="GoesAway">Whether the client hangs up before the answer ends.</param>
/// <param name="Method">The method.</param>
/// <param name="WrongKey">Whether the client's key is the canary rather than one that lets in.</param>
public sealed record CanaryCall(string Name, string Path, string Body, UpstreamAnswer Upstream, bool GoesAway = false, string Method = "POST", bool WrongKey = false)
{
    private static readonly Dictionary<string, string> Json = new() { ["content-type"] = "application/json" };

    /// <summary>Every path.</summary>
    /// <param name="c">Gives the canary of a place: <c>prompt</c>, <c>user</c>, <c>query</c>, <c>path</c>, <c>answer</c>.</param>
    public static IReadOnlyList<CanaryCall> All(Func<string, string> c)
    {
        ArgumentNullException.ThrowIfNull(c);
        string chat = Chat(""), streamed = Chat("\"stream\":true,"), responses = $$"""{"model":"large","input":"{{c("prompt")}}","user":"{{c("user")}}"}""";
        const string ChatPath = "/v1/chat/completions";
        string cut = $$$"""{"id":"x","choices":[{"message":{"content":"{{{c("answer")}}}"}}""";
        return
        [
            new("whole answer", $"{ChatPath}?q={c("query")}", chat, new()),
            new("stream", ChatPath, streamed, new()),
            new("wrong key", ChatPath, chat, new(), WrongKey: true),
            new("responses", "/v1/responses", responses, new()),
            new("responses as stream", "/v1/responses", responses.Replace("{\"model\"", "{\"stream\":true,\"model\"", StringComparison.Ordinal), new()),
            new("embeddings", "/v1/embeddings", $$"""{"model":"embed","input":["{{c("prompt")}}"]}""", new()),
            new("rerank", "/v1/rerank", $$"""{"model":"rank","query":"{{c("prompt")}}","documents":["{{c("prompt")}}","b"]}""", new()),
            new("models", "/v1/models?x=" + c("query"), "", new(), Method: "GET"),
            new("feedback", "/v1/feedback", $$"""{"call_id":"req_1","gold":"{{c("prompt")}}"}""", new()),
            new("feedback that is none", "/v1/feedback", $$"""{"call_id":7,"gold":"{{c("prompt")}}"}""", new()),
            new("another path", "/v1/moderations", $$"""{"input":"{{c("prompt")}}"}""", UpstreamAnswer.Json("{}")),
            new("a path that is none", "/x/" + c("path"), chat, new()),
            new("a path that leads upwards", $"/v1/../{c("path")}", chat, new()),
            new("wrong method", $"{ChatPath}?q={c("query")}", "", new(), Method: "GET"),
            new("no JSON", ChatPath, c("prompt"), new()),
            new("JSON that breaks off", ChatPath, chat[..^9], new()),
            new("a member twice", ChatPath, chat[..^1] + $$""","messages":"{{c("prompt")}}"}""", new()),
            new("too deep", ChatPath, $$"""{"model":"large","messages":{{new string('[', 200)}}"{{c("prompt")}}"{{new string(']', 200)}}}""", new()),
            new("bad UTF-16", ChatPath, $$"""{"model":"large","messages":[{"role":"user","content":"{{c("prompt")}}\ud800"}]}""", new()),
            new("upstream resets", ChatPath, chat, UpstreamAnswer.Refusal()),
            new("upstream is silent", ChatPath, chat, UpstreamAnswer.Silence()),
            new("upstream speaks no HTTP", ChatPath, chat, UpstreamAnswer.Garbage()),
            new("upstream redirects", ChatPath, chat, UpstreamAnswer.Redirect($"http://127.0.0.1:1/{c("answer")}")),
            new("upstream answers 400", ChatPath, chat, UpstreamAnswer.Error(400, c("answer"))),
            new("upstream answers 401", ChatPath, chat, UpstreamAnswer.Error(401, c("answer"))),
            new("upstream answers 429", ChatPath, chat, UpstreamAnswer.Error(429, c("answer"), headers: ("retry-after", "1"))),
            new("upstream answers 500", ChatPath, chat, UpstreamAnswer.Error(500, c("answer"))),
            new("upstream answers 503", ChatPath, chat, UpstreamAnswer.Error(503, c("answer"))),
            new("upstream's JSON is broken", ChatPath, chat, new() { Body = Encoding.UTF8.GetBytes(cut), Headers = Json }),
            new("upstream's answer is cut", ChatPath, chat, new() { Body = Encoding.UTF8.GetBytes(cut), Headers = Json, ClaimedLength = 5000, End = UpstreamEnd.Close }),
            new("upstream's answer is reset", ChatPath, chat, new() { Body = Encoding.UTF8.GetBytes(cut), Headers = Json, ClaimedLength = 5000, End = UpstreamEnd.Reset }),
            new("upstream's answer stalls", ChatPath, chat, new() { Body = Encoding.UTF8.GetBytes(cut), Headers = Json, ClaimedLength = 5000, End = UpstreamEnd.Stall }),
            new("stream is cut", ChatPath, streamed, new() { StopAfter = 300, End = UpstreamEnd.Close }),
            new("stream is reset", ChatPath, streamed, new() { StopAfter = 300, End = UpstreamEnd.Reset }),
            new("stream stalls", ChatPath, streamed, new() { StopAfter = 300, End = UpstreamEnd.Stall }),
            new("stream with an error", ChatPath, streamed, UpstreamAnswer.Events($$$"""{"error":{"message":"{{{c("answer")}}}"}}""")),
            new("stream of no JSON", ChatPath, streamed, UpstreamAnswer.Events(c("answer"))),
            new("client goes away", ChatPath, streamed, new() { DelayBetweenPieces = TimeSpan.FromSeconds(.3) }, GoesAway: true),
            new("client goes away before the answer", ChatPath, chat, new() { DelayBeforeHeaders = TimeSpan.FromSeconds(.6) }, GoesAway: true),
        ];

        string Chat(string more) => $$"""{"model":"large",{{more}}"messages":[{"role":"system","content":"Sort."},{"role":"user","content":"{{c("prompt")}}"}],"user":"{{c("user")}}"}""";
    }
}
