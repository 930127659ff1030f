using System.Text;
using System.Text.Json;

using Understudy.Data;
using Understudy.Gateway.Tests.Proxy;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>The official client's whole surface, once against the large model itself and once through the gateway.</summary>
public sealed class SurfaceRun : IAsyncLifetime
{
    private RunningGateway? _gateway;
    private ScriptedUpstream? _direct;
    private IReadOnlyDictionary<string, JsonElement> _seenDirectly = new Dictionary<string, JsonElement>(), _seenThrough = new Dictionary<string, JsonElement>();

    /// <summary>Names of the scenarios.</summary>
    public IEnumerable<string> Scenarios => _seenDirectly.Keys;

    internal IReadOnlyList<RecordedCall> Calls => _gateway!.Recorder.Calls;

    /// <summary>What the client saw of the large model itself.</summary>
    public JsonElement Directly(string scenario) => _seenDirectly[scenario];

    /// <summary>What it saw through the gateway.</summary>
    public JsonElement Through(string scenario) => _seenThrough[scenario];

    /// <summary>The requests of a scenario as they reached the large model behind the gateway.</summary>
    public IReadOnlyList<UpstreamRequest> Sent(string scenario) => [.. _gateway!.Upstream.Requests.Where(r => r.Header("x-scenario") == scenario)];

    /// <summary>The same without a gateway.</summary>
    public IReadOnlyList<UpstreamRequest> SentDirectly(string scenario) => [.. _direct!.Requests.Where(r => r.Header("x-scenario") == scenario)];

    /// <summary>What was recorded of a scenario whose user message is its name.</summary>
    internal IReadOnlyList<RecordedCall> Recorded(string scenario) => [.. Calls.Where(c => Encoding.UTF8.GetString(c.Request.Span).Contains($"\"{scenario}\"", StringComparison.Ordinal))];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (OfficialClient.Missing is not null)
        {
            return;
        }

        CancellationToken cancelled = TestContext.Current.CancellationToken;
        _direct = await ScriptedUpstream.StartAsync(cancellationToken: cancelled);
        _direct.Script = new SurfaceScript().Answer;
        _gateway = await RunningGateway.StartAsync(cancellationToken: cancelled);
        _gateway.Upstream.Script = new SurfaceScript().Answer;
        Task<IReadOnlyDictionary<string, JsonElement>> direct = OfficialClient.RunAsync("surface", _direct.Url, cancelled);
        _seenThrough = await OfficialClient.RunAsync("surface", new Uri(_gateway.Address, "/v1"), cancelled);
        _seenDirectly = await direct;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
            await _direct!.DisposeAsync();
        }
    }
}
