using System.Net;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>CVE-2024-6587 and PYSEC-2026-4070: another gateway sent its provider's key to wherever a request said.</summary>
public sealed class RequestForgeryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_in_a_body_or_header_says_where_the_large_model_is()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        await using ScriptedUpstream evil = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        string url = evil.Url.ToString();
        string[] bodies =
        [
            With($"\"api_base\":\"{url}\""),
            With($"\"base_url\":\"{url}\",\"api_key\":\"x\",\"custom_llm_provider\":\"openai\""),
            With("\"user_config\":{\"model_list\":[{\"model_name\":\"m\",\"litellm_params\":{\"model\":\"openai/m\",\"api_base\":\"" + url + "\"}}]}"),
            With("\"extra_body\":{\"api_base\":\"" + url + "\"},\"metadata\":{\"api_base\":\"" + url + "\"},\"fallbacks\":[{\"api_base\":\"" + url + "\"}]"),
            "{\"model\":\"" + url + "\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
            "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "/x.png\"}}]}]}",
        ];
        foreach (string body in bodies)
        {
            Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("POST", "/v1/chat/completions", body, Token)).StatusCode);
        }

        string[] headers = ["x-portkey-custom-host", "x-portkey-provider", "helicone-target-url", "x-litellm-api-base", "x-api-base", "openai-base-url", "x-upstream-url", "x-understudy-upstream", "x-forwarded-host", "x-original-host", "destination", "referer"];
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("POST", "/v1/chat/completions", bodies[0], Token, null, [.. headers.Select(h => (h, url))])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("POST", $"/v1/chat/completions?api_base={Uri.EscapeDataString(url)}", bodies[0], Token)).StatusCode);
        Assert.Equal((0, bodies.Length + 2), (evil.Count, gateway.Upstream.Count));

        static string With(string more) => "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]," + more + "}";
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_of_the_large_model_takes_no_key_along(int status)
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        await using ScriptedUpstream evil = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        gateway.Upstream.Next(UpstreamAnswer.Redirect(evil.Url + "/chat/completions") with { Status = status });
        (string method, string path, string? body) = GuardedGateway.Endpoints[0];
        Assert.InRange((int)(await gateway.SendAsync(method, path, body, Token)).StatusCode, 300, 599);
        Assert.Equal((0, 1), (evil.Count, gateway.Upstream.Count));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("https://metadata.google.internal/v1")]
    [InlineData("http://api.example.com/v1")]
    [InlineData("https://user:secret@api.example.com/v1")]
    public async Task A_gateway_does_not_start_on_an_upstream_that_may_not_be(string url)
    {
        var e = await Assert.ThrowsAsync<Core.UnderstudyException>(async () => await (await GuardedGateway.StartAsync(Token, o => o with { Upstream = new Uri(url), AllowPrivateUpstream = false })).DisposeAsync());
        Assert.StartsWith("The upstream's URL cannot be used: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }
}
