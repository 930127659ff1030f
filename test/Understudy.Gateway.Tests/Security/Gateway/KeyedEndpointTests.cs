using System.Net;
using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>Every endpoint × every state of a key. CVE-2026-42208: another gateway's key check took SQL.</summary>
public sealed class KeyedEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_endpoint_answers_without_a_good_key_and_nothing_reaches_the_large_model()
    {
        NewClientKey expired = null!, revoked = null!, rotated = null!;
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token, prepare: async keys =>
        {
            expired = await keys.CreateAsync(new ClientKeyOptions { Name = "e", ValidFor = TimeSpan.FromMilliseconds(1) }, Token);
            revoked = await keys.CreateAsync(new ClientKeyOptions { Name = "r" }, Token);
            await keys.RevokeAsync(revoked.Key.Id, Token);
            rotated = await keys.CreateAsync(new ClientKeyOptions { Name = "o" }, Token);
            await keys.RotateAsync(rotated.Key.Id, TimeSpan.Zero, Token);
        });
        using var other = new TemporaryDirectory();
        string foreign = (await new ClientKeys(other.Path, TimeProvider.System).EnsureDefaultAsync(Token))!;
        string admin = AdminKey.Create(gateway.Keys.Directory);
        (string Header, string Code)[] states =
        [
            ("", "missing_api_key"),
            ("Bearer", "missing_api_key"),
            ("Bearer " + expired.PlainText, "expired_api_key"),
            ("Bearer " + revoked.PlainText, "revoked_api_key"),
            ("Bearer " + rotated.PlainText, "invalid_api_key"),
            ("Bearer " + foreign, "invalid_api_key"),
            ("Bearer " + admin, "invalid_api_key"),
            ("Bearer " + gateway.Key[..^1], "invalid_api_key"),
            ("Bearer " + GuardedGateway.UpstreamKey, "invalid_api_key"),
            ("Bearer ' OR '1'='1", "invalid_api_key"),
            ("Bearer us-' OR 1=1 -- -0000000000000000000000000000000000000000000", "invalid_api_key"),
            ("Bearer us-%%%%%%%%-%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", "invalid_api_key"),
            ("Basic dXM6dXM=", "invalid_api_key"),
            (gateway.Key, "invalid_api_key"),
        ];
        foreach ((string method, string path, string? body) in GuardedGateway.Endpoints)
        {
            foreach ((string header, string code) in states)
            {
                using HttpResponseMessage response = await gateway.SendAsync(method, path, body, Token, header);
                JsonElement error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("error");
                Assert.Equal((HttpStatusCode.Unauthorized, code, "Bearer"), (response.StatusCode, error.GetProperty("code").GetString(), response.Headers.WwwAuthenticate.ToString()));
            }
        }

        Assert.Equal(0, gateway.Upstream.Count);
        Assert.Empty(gateway.Recorder.Calls);
        Assert.Empty(gateway.Recorder.Feedback);
    }

    [Fact]
    public async Task A_key_elsewhere_than_in_its_three_headers_is_none()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        foreach (string query in new[] { "?api_key=", "?key=", "?access_token=" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.SendAsync("GET", "/v1/models" + query + gateway.Key, (string?)null, Token, "")).StatusCode);
        }

        foreach (string name in new[] { "Cookie", "X-Goog-Api-Key", "Proxy-Authorization", "X-Original-Authorization" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.SendAsync("GET", "/v1/models", (string?)null, Token, "", (name, "Bearer " + gateway.Key))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("GET", "/v1/models", (string?)null, Token, "", ("api-key", gateway.Key))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync("GET", "/v1/models", (string?)null, Token, "", ("x-api-key", gateway.Key))).StatusCode);
        Assert.Equal(2, gateway.Upstream.Count);
    }

    [Fact]
    public async Task Health_and_readiness_need_no_key_and_tell_nothing()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        foreach (string path in new[] { "/health", "/ready" })
        {
            using HttpResponseMessage response = await gateway.SendAsync("GET", path, (string?)null, Token, "");
            string body = await response.Content.ReadAsStringAsync(Token);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("127.0.0.1", body, StringComparison.Ordinal);
            Assert.DoesNotContain("/", body, StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task The_clients_key_stays_here_and_the_large_models_key_goes_there_alone()
    {
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token);
        foreach ((string method, string path, string? body) in GuardedGateway.Endpoints)
        {
            using HttpResponseMessage response = await gateway.SendAsync(method, path, body, Token);
            string seen = response + await response.Content.ReadAsStringAsync(Token);
            Assert.DoesNotContain(GuardedGateway.UpstreamKey, seen, StringComparison.Ordinal);
            Assert.DoesNotContain(gateway.Key[12..], seen, StringComparison.Ordinal);
        }

        await gateway.SendAsync("GET", "/v1/models", (string?)null, Token, null, ("api-key", gateway.Key), ("x-api-key", gateway.Key));
        Assert.InRange(gateway.Upstream.Count, 8, GuardedGateway.Endpoints.Count + 1);
        Assert.All(gateway.Upstream.Requests, r =>
        {
            Assert.Equal("Bearer " + GuardedGateway.UpstreamKey, r.Header("authorization"));
            Assert.DoesNotContain(r.Headers, h => h.Value.Contains(gateway.Key, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_key_of_some_workloads_makes_no_other_call()
    {
        NewClientKey limited = null!;
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token, prepare: async keys => limited = await keys.CreateAsync(new ClientKeyOptions { Name = "l", Workloads = ["triage"] }, Token));
        foreach ((string method, string path, string? body) in GuardedGateway.Endpoints.Where(e => !e.Path.Contains("feedback", StringComparison.Ordinal) && !e.Path.Contains("fine_tuning", StringComparison.Ordinal)))
        {
            using HttpResponseMessage response = await gateway.SendAsync(method, path, body, Token, "Bearer " + limited.PlainText, ("x-understudy-workload", "billing"));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Equal(0, gateway.Upstream.Count);
        (string m, string p, string? b) = GuardedGateway.Endpoints[0];
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(m, p, b, Token, "Bearer " + limited.PlainText, ("x-understudy-workload", "triage"))).StatusCode);
    }

    [Fact]
    public async Task A_rate_and_a_budget_end_in_429_that_clients_understand()
    {
        NewClientKey slow = null!, poor = null!;
        var prices = new PriceList { CorePerHour = 0, Models = new Dictionary<string, ModelPrice> { ["m"] = new() { InputPerMillion = 1e6, OutputPerMillion = 1e6 } } };
        await using GuardedGateway gateway = await GuardedGateway.StartAsync(Token, prices: prices, prepare: async keys =>
        {
            slow = await keys.CreateAsync(new ClientKeyOptions { Name = "s", RatePerMinute = 2 }, Token);
            poor = await keys.CreateAsync(new ClientKeyOptions { Name = "p", BudgetDollars = 1 }, Token);
        });
        (string method, string path, string? body) = GuardedGateway.Endpoints[0];
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(method, path, body, Token, "Bearer " + slow.PlainText)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(method, path, body, Token, "Bearer " + slow.PlainText)).StatusCode);
        using HttpResponseMessage limited = await gateway.SendAsync(method, path, body, Token, "Bearer " + slow.PlainText);
        Assert.Equal((HttpStatusCode.TooManyRequests, "true"), (limited.StatusCode, limited.Headers.GetValues("x-should-retry").Single()));
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);

        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(method, path, body, Token, "Bearer " + poor.PlainText)).StatusCode);
        using HttpResponseMessage spent = await gateway.SendAsync(method, path, body, Token, "Bearer " + poor.PlainText);
        Assert.Equal((HttpStatusCode.TooManyRequests, "false"), (spent.StatusCode, spent.Headers.GetValues("x-should-retry").Single()));
        Assert.Contains("insufficient_quota", await spent.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(3, gateway.Upstream.Count);
    }
}
