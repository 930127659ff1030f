using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

using CsCheck;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>Bodies that are meant to hurt.</summary>
public sealed class HostileBodyTests
{
    private const int Bodies = 3_000; // 60,000 take 15 s

    private static readonly string[] s_paths = ["/v1/chat/completions", "/v1/responses", "/v1/embeddings", "/v1/rerank", "/rerank", "/v1/feedback"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "", 400, "invalid_json")]
    [InlineData("{", "", 400, "invalid_json")]
    [InlineData("[]", "", 400, "invalid_json")]
    [InlineData("{\"a\":\"\u0001\"}", "", 400, "invalid_json")]
    [InlineData("{\"model\":\"a\",\"model\":\"b\",\"messages\":[]}", "", 400, "duplicate_field")]
    [InlineData("DEEP", "", 400, "too_deep")]
    [InlineData("LONG", "", 413, "body_too_large")]
    [InlineData("BOMB", "gzip", 413, "body_too_large")]
    [InlineData("BOMB", "br", 413, "body_too_large")]
    [InlineData("BOMB", "deflate", 413, "body_too_large")]
    [InlineData("{}", "gzip", 400, "invalid_content_encoding")]
    [InlineData("x 000000", "deflate", 400, "invalid_content_encoding")] // zlib's FDICT: asks for a dictionary
    [InlineData("{}", "zstd", 415, "unsupported_content_encoding")]
    [InlineData("{}", "gzip, gzip", 415, "unsupported_content_encoding")]
    public async Task A_body_is_refused_in_OpenAIs_form(string body, string coding, int status, string code)
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token, o => o with { Limits = new RequestLimits { MaxBodyBytes = 100_000, MaxInflatedBytes = 1 << 20 } });
        byte[] bytes = body switch
        {
            "DEEP" => Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}"),
            "LONG" => Encoding.UTF8.GetBytes("{\"a\":\"" + new string('a', 100_000) + "\"}"),
            "BOMB" => Bomb(coding),
            _ => Encoding.UTF8.GetBytes(body),
        };
        foreach (string path in s_paths)
        {
            using HttpResponseMessage response = await gateway.SendAsync("POST", path, bytes, Token, null, coding.Length == 0 ? [] : [("Content-Encoding", coding)]);
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Contains($"\"code\":\"{code}\"", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        Assert.Equal(0, gateway.Upstream.Count);
    }

    [Fact]
    public async Task An_inflated_body_goes_on_inflated()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        string chat = GuardedGateway.Endpoints[0].Body!;
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(chat));
        }

        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("POST", "/v1/chat/completions", bytes.ToArray(), Token, null, ("Content-Encoding", "gzip"))).StatusCode);
        UpstreamRequest request = Assert.Single(gateway.Upstream.Requests);
        Assert.Equal((chat, null), (request.Text, request.Header("content-encoding")));
    }

    /// <summary>A page in a browser may send these without asking first, to an address on the user's own machine.</summary>
    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/html")]
    [InlineData("application/xml")]
    [InlineData("application/jsonx")]
    public async Task Another_content_type_than_JSON_is_refused(string type)
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        foreach (string path in s_paths)
        {
            using HttpResponseMessage response = await gateway.SendAsync("POST", path, "{}", Token, null, ("Content-Type", type));
            Assert.Equal((HttpStatusCode.UnsupportedMediaType, true), (response.StatusCode, (await response.Content.ReadAsStringAsync(Token)).Contains("unsupported_content_type", StringComparison.Ordinal)));
        }

        Assert.Equal(0, gateway.Upstream.Count);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON;charset=UTF-8")]
    [InlineData("application/json")]
    public async Task JSON_by_any_case_and_charset_passes(string type)
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("POST", "/v1/chat/completions", GuardedGateway.Endpoints[0].Body, Token, null, ("Content-Type", type))).StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_come_ends_in_408_and_endless_headers_in_431()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token, o => o with { Limits = new RequestLimits { BodyTimeout = TimeSpan.FromSeconds(1) } });
        string slow = await gateway.RawAsync($"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {gateway.Key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{{", Token);
        Assert.StartsWith("HTTP/1.1 408", slow, StringComparison.Ordinal);
        Assert.Contains("body_timeout", slow, StringComparison.Ordinal);
        string many = await gateway.RawAsync($"GET /health HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"x{i}: y\r\n"))}\r\n", Token);
        Assert.StartsWith("HTTP/1.1 431", many, StringComparison.Ordinal);
        string line = await gateway.RawAsync($"GET /{new string('x', 9000)} HTTP/1.1\r\nHost: x\r\n\r\n", Token);
        Assert.True(line.Length == 0 || line.StartsWith("HTTP/1.1 414", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("GET", "/health", (string?)null, Token, "")).StatusCode);
    }

    [Fact]
    public async Task Fuzzed_bodies_never_make_a_fault_of_ours()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        gateway.Upstream.Records = false;
        string[] seeds = [.. GuardedGateway.Endpoints.Where(e => e.Body is not null).Select(e => e.Body!), """{"model":"m","stream":true,"stream_options":{"include_usage":null},"messages":[{"role":"tool","content":[{"type":"text","text":"\ud83d\ude00"}],"tool_calls":[{"id":"x"}]}],"tools":[{"function":{"parameters":{}}}],"n":2,"max_tokens":1}"""];
        string[] splices = ["null", "[]", "{}", "\"\\ud800\"", "1e999", "-0", "99999999999999999999", "\"\"", "true", "[[[[{}]]]]", "\u0000", "\"\\u0000\"", "{\"content\":null}", "\"" + new string('é', 300) + "\"", ",", ":", "\\"];
        Gen<byte[]> bodies = Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Int[0, 400], Gen.Int[0, 30], Gen.Int[0, splices.Length - 1], Gen.Byte.Array[0, 8], Gen.Int[0, 2]).Select((seed, at, cut, splice, raw, kind) =>
        {
            byte[] body = Encoding.UTF8.GetBytes(seeds[seed]);
            at %= body.Length;
            cut = Math.Min(cut, body.Length - at);
            byte[] insert = kind switch { 0 => raw, 1 => Encoding.UTF8.GetBytes(splices[splice]), _ => [] };
            return (byte[])[.. body[..at], .. insert, .. body[(at + cut)..]];
        });
        List<byte[]> all = [];
        bodies.Sample(all.Add, iter: Bodies, threads: 1);
        var faults = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, all.Count), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token }, async (i, token) =>
        {
            using HttpResponseMessage response = await gateway.SendAsync("POST", s_paths[i % s_paths.Length], all[i], token);
            if ((int)response.StatusCode >= 500 || (int)response.StatusCode is < 200 or (>= 300 and < 400))
            {
                lock (faults)
                {
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{response.StatusCode} {s_paths[i % s_paths.Length]} {Encoding.UTF8.GetString(all[i])}"));
                }
            }
        });
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(5)) + "\n" + string.Join("\n", gateway.Log.Lines.Where(l => l.Contains(" failed: ", StringComparison.Ordinal)).Take(3)));
    }

    private static byte[] Bomb(string coding)
    {
        using var bytes = new MemoryStream();
        using (Stream stream = coding switch { "gzip" => new GZipStream(bytes, CompressionLevel.Optimal), "br" => new BrotliStream(bytes, CompressionLevel.Optimal), _ => new ZLibStream(bytes, CompressionLevel.Optimal) })
        {
            stream.Write(new byte[20 << 20]);
        }

        return bytes.ToArray();
    }
}
