using System.Text.Json;

using Understudy.Data;
using Understudy.Gateway.Tests.Proxy;
using Understudy.Gateway.Tests.Routing;

using Xunit;

namespace Understudy.Gateway.Tests.Clients;

/// <summary>The official client against a gateway whose route is live: a specialist of two words, certified from a confidence of 0.8.</summary>
public sealed class SpecialistRun() : LiveRun("specialist", shop => shop.AddKeywordSpecialist(Specialist))
{
    /// <summary>The specialist's id.</summary>
    public const string Specialist = "helpdesk-keywords";
}

/// <summary>Likewise with one that calls functions.</summary>
public sealed class CallingRun() : LiveRun("calling", shop => shop.AddCallingSpecialist(Specialist))
{
    /// <summary>The specialist's id.</summary>
    public const string Specialist = "helpdesk-calls";
}

/// <summary>Likewise with one that answers with JSON objects.</summary>
public sealed class ObjectRun() : LiveRun("objects", shop => shop.AddObjectSpecialist(Specialist))
{
    /// <summary>The specialist's id.</summary>
    public const string Specialist = "helpdesk-objects";
}

/// <summary>One suite of the official client's scenarios against one specialist.</summary>
public abstract class LiveRun : IAsyncLifetime
{
    private readonly string _suite;
    private readonly Func<RouteWorkshop, string> _specialist;

    private RouteWorkshop? _workshop;
    private RunningGateway? _gateway;
    private IReadOnlyDictionary<string, JsonElement> _seen = new Dictionary<string, JsonElement>();

    private protected LiveRun(string suite, Func<RouteWorkshop, string> specialist) => (_suite, _specialist) = (suite, specialist);

    internal IReadOnlyList<RecordedCall> Calls => _gateway!.Recorder.Calls;

    /// <summary>What the client saw in a scenario that went well.</summary>
    public JsonElement Seen(string scenario) => _seen[scenario].TryGetProperty("ok", out JsonElement ok) ? ok : throw new InvalidOperationException($"{scenario}: {_seen[scenario]}");

    /// <summary>How often the large model was asked in a scenario.</summary>
    public int Asked(string scenario) => _gateway!.Upstream.Requests.Count(r => r.Header("x-scenario") == scenario);

    /// <summary>The model that it was asked for.</summary>
    public string? ModelAsked(string scenario) => _gateway!.Upstream.Requests.First(r => r.Header("x-scenario") == scenario).Json!["model"]!.GetValue<string>();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (OfficialClient.Missing is not null)
        {
            return;
        }

        CancellationToken cancelled = TestContext.Current.CancellationToken;
        _workshop = new RouteWorkshop(TimeProvider.System.GetUtcNow());
        string specialist = _specialist(_workshop);
        _workshop.Certify(specialist);
        new ChatRequestReader().TryRead("""{"messages":[{"role":"system","content":"Sort."},{"role":"user","content":"x"}]}"""u8, out ChatRequest prompt, out _);
        await _workshop.Ask(r => r with { Specialist = specialist, Stage = RouteStage.Live, HoldBack = 0, Fingerprints = [prompt.Fingerprint!], Aliases = ["helpdesk-mini"], TeacherModels = ["large"] });
        _gateway = await RunningGateway.StartAsync(_workshop.Path, null, cancelled);
        _seen = await OfficialClient.RunAsync(_suite, new Uri(_gateway.Address, "/v1"), cancelled);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        _workshop?.Dispose();
    }
}
