using System.Net;

using Understudy.Gateway.Tests.Proxy;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>A gateway without client keys on a user's own machine, and a web page in the user's browser that knows it is there.</summary>
public sealed class WebPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example:80")]
    [InlineData("localhost.evil.example")]
    public async Task A_name_that_was_bound_to_this_machine_is_not_answered(string host)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Token);
        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Token, ("Host", host));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, gateway.Upstream.Count);
    }

    [Theory]
    [InlineData("localhost:1")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:8089")]
    public async Task Its_own_names_are_answered(string host)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Token);
        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", RunningGateway.Chat("x"), Token, ("Host", host));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task No_page_is_told_that_it_may_ask_or_read()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(cancellationToken: Token);
        gateway.Upstream.Script = _ => new UpstreamAnswer().WithHeaders(("access-control-allow-origin", "*"), ("access-control-allow-headers", "*"));
        using HttpResponseMessage asked = await gateway.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/v1/files/x") { Headers = { { "Origin", "https://evil.example" }, { "Access-Control-Request-Method", "DELETE" } } }, Token);
        using HttpResponseMessage read = await gateway.Client.GetAsync("/v1/models", Token);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.OK, 1), (asked.StatusCode, read.StatusCode, gateway.Upstream.Count));
        Assert.DoesNotContain(asked.Headers.Concat(read.Headers), h => h.Key.StartsWith("access-control-", StringComparison.OrdinalIgnoreCase));
    }
}
