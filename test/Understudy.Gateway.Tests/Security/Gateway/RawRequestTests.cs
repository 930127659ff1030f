using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>Requests that no library would send. CVE-2026-49468: another gateway's key check was passed by a Host header.</summary>
public sealed class RawRequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_spelling_of_a_path_goes_round_the_key()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        string[] targets =
        [
            "/v1/models", "//v1/models", "/V1/MODELS", "/v1//models", "/v1/./models", "/v1/../v1/models", "/health/../v1/models", "/health/%2e%2e/v1/models", "/health%2f..%2fv1/models",
            "/health;/v1/models", "/health/v1/models", "/health%00/v1/models", "/v1/models%00", "/v1/models%20", "/v1/models/", "/v1/models?x=/health", "/v1/models#/health",
            "/%76%31/models", "/v1%2fmodels", "/v1\\models", "/\\v1/models", "/.;/v1/models", "/v1/models;/health", "/static/../v1/models", "/ready/..;/v1/models", "/Health", "/health/", "/health?/../v1/models/",
            "http://evil.example/health", "http://evil.example/v1/models", "http://127.0.0.1/health", "https://127.0.0.1/v1/models", "http://x/health?/v1/models",
            "*", "evil.example:443", "@evil.example/health", "?/health", "", "/v1/keys", "/v1/admin", "/admin", "/metrics", "/debug/pprof", "/key/generate", "/.env", "/swagger", "/openapi.json", "/etc/passwd", "/v1/files/../../../../etc/passwd",
        ];
        foreach (string target in targets)
        {
            string answer = await gateway.RawAsync($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", Token);
            bool open = target.StartsWith("/health?", StringComparison.Ordinal);
            Assert.True(open || answer.Length == 0 || answer[9] == '4', $"{target} → {answer.Split('\r')[0]}");
        }

        Assert.Equal(0, gateway.Upstream.Count);
    }

    [Fact]
    public async Task With_a_key_too_only_plain_paths_below_v1_reach_the_large_model()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        string[] targets =
        [
            "/v1/../admin", "/v1/%2e%2e/admin", "/v1/%2E%2E%2Fadmin", "/v1/..%2fadmin", "/v1/..;/admin", "/v1/a/../../admin", "/v1//evil.example/x", "/v1/@evil.example/", "/v1/\\evil.example", "/v1/%5cevil.example", "/v1/x%0d%0aHost:%20evil",
            "/v1/x%00", "/v2/models", "/v1", "/admin", "//evil.example/v1/models", "http://evil.example/v1/models", "/v1/ü", "/v1/x%20y", "/v1/.../x", "/v1/..",
        ];
        foreach (string target in targets)
        {
            string answer = await gateway.RawAsync($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {gateway.Key}\r\nConnection: close\r\n\r\n", Token);
            Assert.True(answer.Length == 0 || answer[9] == '4', $"{target} → {answer.Split('\r')[0]}");
        }

        Assert.Equal(0, gateway.Upstream.Count);
    }

    [Fact]
    public async Task No_header_about_the_request_changes_where_it_goes_or_who_sent_it()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        string[] headers =
        [
            "Host: evil.example", "Host: localhost/health", "Host: 127.0.0.1/health?", "Host: 127.0.0.1:8089/health#", "Host: evil.example\r\nHost: 127.0.0.1", "Host:", "Host: [::1", "Host: a b", "Host: /health",
            "Host: x\r\nX-Forwarded-Host: localhost", "Host: x\r\nX-Forwarded-For: 127.0.0.1", "Host: x\r\nX-Real-IP: 127.0.0.1", "Host: x\r\nForwarded: for=127.0.0.1;host=localhost", "Host: x\r\nX-Original-URL: /health",
            "Host: x\r\nX-Rewrite-URL: /health", "Host: x\r\nX-Forwarded-Prefix: /health", "Host: x\r\nX-Forwarded-Uri: /health", "Host: x\r\nX-HTTP-Method-Override: OPTIONS", "Host: x\r\nX-Forwarded-Proto: https", "Host: x\r\nX-Auth-User: admin",
            "Host: x\r\nAuthorization : Bearer x", "Host: x\r\n Authorization: Bearer x", "Host: x\r\nAuthorization:\r\n Bearer x",
        ];
        foreach (string header in headers)
        {
            string answer = await gateway.RawAsync($"GET /v1/models HTTP/1.1\r\n{header}\r\nConnection: close\r\n\r\n", Token);
            Assert.True(answer.Length == 0 || answer[9] == '4', $"{header} → {answer.Split('\r')[0]}");
        }

        Assert.Equal(0, gateway.Upstream.Count);
        await gateway.RawAsync($"GET /v1/models HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nAuthorization: Bearer {gateway.Key}\r\nConnection: close\r\n\r\n", Token);
        UpstreamRequest request = Assert.Single(gateway.Upstream.Requests);
        Assert.Equal(gateway.Upstream.Url.Authority, request.Header("host"));
        Assert.Null(request.Header("x-forwarded-host"));
    }

    [Fact]
    public async Task A_request_hidden_in_another_is_never_seen()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        const string hidden = "GET /v1/hidden HTTP/1.1\r\nHost: x\r\n\r\n";
        string head = $"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.Key}\r\nContent-Type: application/json\r\nConnection: close\r\n";
        string[] requests =
        [
            $"{head}Content-Length: 2\r\nContent-Length: 60\r\n\r\n{{}}{hidden}",
            $"{head}Content-Length: 2, 60\r\n\r\n{{}}{hidden}",
            $"{head}Content-Length: +2\r\n\r\n{{}}{hidden}",
            $"{head}Content-Length: 0x2\r\n\r\n{{}}{hidden}",
            $"{head}Content-Length: -1\r\n\r\n{{}}{hidden}",
            $"{head}Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{hidden}",
            $"{head}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{hidden}",
            $"{head}Transfer-Encoding: xchunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{hidden}",
            $"{head}Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{hidden}",
            $"{head}Transfer-Encoding:\u000bchunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n{hidden}",
            $"{head}Transfer-Encoding: chunked\r\n\r\n2;x=\n\r\n{{}}\r\n0\r\n\r\n{hidden}",
            $"{head}Transfer-Encoding: chunked\r\n\r\n02\n{{}}\n0\n\n{hidden}",
            $"{head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff2\r\n{{}}\r\n0\r\n\r\n{hidden}",
            $"{head}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\nAuthorization: Bearer y\r\n\r\n{hidden}",
            $"{head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{{}}{hidden}",
            $"{head}X: a\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{{}}{hidden}",
            $"{head}Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 2\r\n\r\n{{}}{hidden}",
        ];
        foreach (string request in requests)
        {
            await gateway.RawAsync(request, Token);
        }

        Assert.DoesNotContain(gateway.Upstream.Requests, r => r.RawTarget.Contains("hidden", StringComparison.Ordinal));
        Assert.All(gateway.Upstream.Requests, r => Assert.Equal(("/v1/chat/completions", "{}", "2", null), (r.RawTarget, r.Text, r.Header("content-length"), r.Header("transfer-encoding"))));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("CONNECT")]
    [InlineData("PRI")]
    [InlineData("GETX")]
    public async Task Methods_that_no_API_has_are_refused(string method)
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        string answer = await gateway.RawAsync($"{method} /v1/models HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.Key}\r\nConnection: close\r\n\r\n", Token);
        Assert.True(answer.Length == 0 || answer[9] == '4', answer);
        Assert.Equal(0, gateway.Upstream.Count);
    }
}
