using System.Net;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class UpstreamGuardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_written_loopback_is_reached(string host)
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        using HttpClient client = Client($"http://{host}:{upstream.Url.Port}/v1");
        Assert.Contains("scripted-large", await client.GetStringAsync($"http://{host}:{upstream.Url.Port}/v1/models", Token), StringComparison.Ordinal);
        Assert.Equal(["Host"], upstream.Requests[0].Headers.Keys);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_refused_and_nothing_arrives()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        using HttpClient client = Client($"https://api.example.com:{upstream.Url.Port}", "127.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254");
        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"https://api.example.com:{upstream.Url.Port}/", Token));
        Assert.Equal(ErrorCode.PathUnusable, Assert.IsType<UnderstudyException>(e.InnerException).Code);
        Assert.Contains("was refused. If the model server is your own, allow private upstreams.", e.InnerException.Message, StringComparison.Ordinal);
        Assert.Equal(0, upstream.Count);
    }

    [Fact]
    public async Task A_name_that_changes_after_the_first_answer_is_looked_at_again()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        string[] addresses = ["127.0.0.1", "169.254.169.254"];
        int asked = 0;
        var guard = new UpstreamGuard(UpstreamUrl.Parse($"http://model.internal:{upstream.Url.Port}", allowPrivate: true), null, (_, _) => Task.FromResult(new[] { IPAddress.Parse(addresses[asked++]) }));
        string url = $"http://model.internal:{upstream.Url.Port}/v1/models";
        using (var client = new HttpClient(guard.CreateHandler()))
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(url, Token)).StatusCode);
        }

        using var again = new HttpClient(guard.CreateHandler());
        HttpRequestException e = await Assert.ThrowsAsync<HttpRequestException>(() => again.GetAsync(url, Token));
        Assert.IsType<UnderstudyException>(e.InnerException);
    }

    [Fact]
    public async Task Refused_addresses_are_passed_over_for_one_that_is_allowed()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        var guard = new UpstreamGuard(UpstreamUrl.Parse($"http://model.internal:{upstream.Url.Port}", allowPrivate: true), null, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254"), IPAddress.Loopback]));
        using var client = new HttpClient(guard.CreateHandler());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"http://model.internal:{upstream.Url.Port}/v1/models", Token)).StatusCode);
    }

    [Fact]
    public async Task Another_place_than_the_upstream_is_refused()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        await using ScriptedUpstream other = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        using HttpClient client = Client(upstream.Url.ToString());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(other.Url + "/models", Token));
        Assert.Equal(0, other.Count);
    }

    [Fact]
    public async Task A_redirect_is_given_back_and_not_followed()
    {
        await using ScriptedUpstream upstream = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        await using ScriptedUpstream other = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        upstream.Next(UpstreamAnswer.Redirect(other.Url + "/models"));
        using HttpClient client = Client(upstream.Url.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(upstream.Url + "/models", Token)).StatusCode);
        Assert.Equal((1, 0), (upstream.Count, other.Count));
    }

    [Fact]
    public async Task An_unreachable_or_unknown_upstream_is_an_ordinary_failure()
    {
        ScriptedUpstream gone = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        await gone.DisposeAsync();
        using HttpClient client = Client(gone.Url.ToString());
        Assert.Equal(HttpRequestError.ConnectionError, (await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(gone.Url, Token))).HttpRequestError);
        using HttpClient unknown = Client("https://api.example.com", []);
        await Assert.ThrowsAsync<HttpRequestException>(() => unknown.GetAsync("https://api.example.com", Token));
    }

    [Fact]
    public async Task A_proxy_is_used_only_when_it_was_asked_for()
    {
        await using ScriptedUpstream proxy = await ScriptedUpstream.StartAsync(cancellationToken: Token);
        var guard = new UpstreamGuard(UpstreamUrl.Parse("http://10.9.8.7/v1"), new Uri($"http://127.0.0.1:{proxy.Url.Port}"));
        using var client = new HttpClient(guard.CreateHandler());
        await client.GetAsync("http://10.9.8.7/v1/models", Token);
        Assert.Equal("http://10.9.8.7/v1/models", Assert.Single(proxy.Requests).RawTarget);
        Assert.False(new UpstreamGuard(UpstreamUrl.Parse("http://10.9.8.7/v1")).CreateHandler().UseProxy);
    }

    private static HttpClient Client(string url) => new(new UpstreamGuard(UpstreamUrl.Parse(url)).CreateHandler());

    private static HttpClient Client(string url, params string[] addresses) =>
        new(new UpstreamGuard(UpstreamUrl.Parse(url), null, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())).CreateHandler());
}
