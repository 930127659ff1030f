using System.Collections.Concurrent;

using Understudy.Testing;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>What the large model does in each scenario of <c>surface.mjs</c>; the natural answer in those that are not named here.</summary>
internal sealed class SurfaceScript
{
    private const string Sunny = """{"id":"chatcmpl-000000","object":"chat.completion","created":1760000000,"model":"large","choices":[{"index":0,"message":{"role":"assistant","content":"It is sunny.","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""";
    private readonly ConcurrentDictionary<string, int> _asked = new();

    public UpstreamAnswer? Answer(UpstreamRequest request)
    {
        string scenario = request.Header("x-scenario") ?? "";
        int time = _asked.AddOrUpdate(scenario, 1, (_, n) => n + 1);
        return scenario switch
        {
            "chat" => new UpstreamAnswer().WithHeaders(("x-request-id", "upstream-1")),
            "chat-raw-headers" => new UpstreamAnswer().WithHeaders(("x-request-id", "upstream-2"), ("x-ratelimit-remaining-requests", "9"), ("openai-version", "2020-10-01")),
            "run-tools" when time > 1 => UpstreamAnswer.Json(Sunny),
            "error-401" => UpstreamAnswer.Error(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key", ("x-request-id", "upstream-3")),
            "error-404" => UpstreamAnswer.Error(404, "The model `large` does not exist.", "invalid_request_error", "model_not_found"),
            "error-429" or "error-429-stream" => UpstreamAnswer.Error(429, "Slow down.", "requests", "rate_limit_exceeded", ("retry-after", "2"), ("retry-after-ms", "1500"), ("x-ratelimit-remaining-requests", "0")),
            "error-500" => UpstreamAnswer.Error(500, "It broke.", "server_error"),
            "retry-429" when time == 1 => UpstreamAnswer.Error(429, "Slow down.", "requests", "rate_limit_exceeded", ("retry-after-ms", "300")),
            "retry-500-twice" when time <= 2 => UpstreamAnswer.Error(500, "It broke.", "server_error", null, ("retry-after-ms", "10")),
            "no-retry" => UpstreamAnswer.Error(500, "For good.", "server_error", null, ("x-should-retry", "false")),
            "stream-error-frame" => UpstreamAnswer.Events(
                """{"id":"chatcmpl-000000","object":"chat.completion.chunk","created":1760000000,"model":"large","choices":[{"index":0,"delta":{"role":"assistant","content":"a"},"finish_reason":null}]}""",
                """{"error":{"message":"Overloaded.","type":"server_error","param":null,"code":"overloaded"}}"""),
            "stream-crlf" => new UpstreamAnswer { PieceSize = 3, CrLf = true, Comments = true },
            "stream-reset" => new UpstreamAnswer { Reply = new string('x', 2000), StopAfter = 700, End = UpstreamEnd.Reset },
            "abort-stream" => new UpstreamAnswer { Reply = string.Join(' ', Enumerable.Repeat("word", 500)), DelayBetweenPieces = TimeSpan.FromMilliseconds(20) },
            "abort-whole" => UpstreamAnswer.Silence(),
            _ => null,
        };
    }
}
