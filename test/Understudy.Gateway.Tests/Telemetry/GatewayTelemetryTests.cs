using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

using Microsoft.Extensions.DependencyInjection;

using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

using Understudy.Core;
using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>Listeners are process-wide, so each test listens to its own instance alone.</summary>
public sealed class GatewayTelemetryTests : IDisposable
{
    private readonly GatewayTelemetry _telemetry = new();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _measured = new();
    private readonly string _workload = TestContext.Current.TestCase!.UniqueID;

    public void Dispose()
    {
        _listener.Dispose();
        _telemetry.Dispose();
    }

    [Fact]
    public void Without_a_listener_there_is_no_span_and_no_allocation()
    {
        RecordedCall call = Call();
        Observe(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Observe(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Observe(int times)
        {
            for (int i = 0; i < times; i++)
            {
                _telemetry.Observe(call, recorded: true);
                _telemetry.Refused(GatewayError.RateLimited);
            }
        }
    }

    [Fact]
    public void A_call_is_measured_by_the_conventions()
    {
        Listen();
        _telemetry.Observe(Call() with { Decision = CallDecision.BelowThreshold, Stage = RouteStage.Live, Streamed = true, FirstTokenMilliseconds = 20, AddedMilliseconds = 0.25 }, recorded: false);
        (string, double)[] values = [.. _measured.Select(m => (m.Name, m.Value))];
        Assert.Contains(("gen_ai.client.operation.duration", 1.5), values);
        Assert.Contains(("gen_ai.client.operation.time_to_first_chunk", 0.02), values);
        Assert.Contains(("understudy.added_latency", 0.00025), values);
        Assert.Contains(("understudy.not_recorded", 1.0), values);
        Assert.Contains(("understudy.escalations", 1.0), values);
        Assert.Equal([("input", 10.0), ("output", 3.0)], _measured.Where(m => m.Name == "gen_ai.client.token.usage").Select(m => ((string)m.Tags["gen_ai.token.type"]!, m.Value)));
        Dictionary<string, object?> call = _measured.First(m => m.Name == "understudy.calls").Tags;
        Assert.Equal((_workload, "BelowThreshold", "Live", "Ok", 200), (call["understudy.workload"], call["understudy.decision"], call["understudy.stage"], call["understudy.outcome"], call["http.response.status_code"]));
        Dictionary<string, object?> duration = _measured.First(m => m.Name == "gen_ai.client.operation.duration").Tags;
        Assert.Equal(("chat", "openai", "gpt-x", false), (duration["gen_ai.operation.name"], duration["gen_ai.provider.name"], duration["gen_ai.request.model"], duration.ContainsKey("error.type")));
    }

    [Fact]
    public void A_failed_call_names_its_error_and_not_the_model_that_a_client_made_up()
    {
        Listen();
        _telemetry.Observe(Call() with { Outcome = CallOutcome.Failed, Status = 404, RequestedModel = "canary-in-the-model" }, recorded: true);
        Dictionary<string, object?> tags = _measured.First(m => m.Name == GenAiNames.OperationDuration).Tags;
        Assert.Equal(("404", "unknown"), (tags["error.type"], tags["gen_ai.request.model"]));
    }

    [Fact]
    public void Models_without_end_become_other()
    {
        Listen();
        for (int i = 0; i < 1000; i++)
        {
            _telemetry.Observe(Call() with { RequestedModel = $"m{i}" }, recorded: true);
        }

        _telemetry.Observe(Call() with { RequestedModel = new string('x', 101) }, recorded: true);
        Assert.Equal(201, _measured.Where(m => m.Name == GenAiNames.OperationDuration).Select(m => m.Tags[GenAiNames.RequestModel]).Distinct().Count());
    }

    [Fact]
    public void Refusals_backlog_and_stages_are_shown()
    {
        _telemetry.WatchBacklog(() => 7);
        _telemetry.WatchStages(() => [(_workload, RouteStage.Canary)]);
        Listen();
        _telemetry.Refused(GatewayError.UnknownKey);
        _listener.RecordObservableInstruments();
        Assert.Contains(_measured, m => m.Name == "understudy.refusals" && (string?)m.Tags["understudy.code"] == "invalid_api_key" && (int?)m.Tags["http.response.status_code"] == 401);
        Assert.Contains(_measured, m => m is { Name: "understudy.journal.backlog", Value: 7 });
        Assert.Contains(_measured, m => m is { Name: "understudy.route.stage", Value: 2 } && (string?)m.Tags["understudy.workload"] == _workload);
    }

    [Fact]
    public void Spans_are_named_and_tagged_by_the_conventions()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = s => ReferenceEquals(s, _telemetry.Sources.Spans), Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = ended.Enqueue };
        ActivitySource.AddActivityListener(listener);
        using (Activity? span = _telemetry.StartUpstream(CallEndpoint.ChatCompletions, "gpt-x", new Uri("https://api.example.com/v1"), _workload, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        {
            GatewayTelemetry.Finish(span, Call() with { Outcome = CallOutcome.Partial });
        }

        using (Activity? span = _telemetry.StartSpecialist(CallEndpoint.ChatCompletions, "spec-1", _workload, null))
        {
            GatewayTelemetry.Finish(span, Call() with { Confidence = 0.9 });
        }

        Activity[] mine = [.. ended];
        Assert.All(mine, a => Assert.Equal(_workload, a.GetTagItem("understudy.request_id")));
        Assert.Equal(["chat gpt-x", "chat spec-1"], mine.Select(a => a.DisplayName));
        Assert.Equal([ActivityKind.Client, ActivityKind.Internal], mine.Select(a => a.Kind));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", mine[0].TraceId.ToString());
        Assert.Equal((ActivityStatusCode.Error, "Partial", "api.example.com", 443), (mine[0].Status, mine[0].GetTagItem("error.type"), mine[0].GetTagItem("server.address"), mine[0].GetTagItem("server.port")));
        Assert.Equal((ActivityStatusCode.Unset, "understudy", 10, 3, 0.9), (mine[1].Status, mine[1].GetTagItem("gen_ai.provider.name"), mine[1].GetTagItem("gen_ai.usage.input_tokens"), mine[1].GetTagItem("gen_ai.usage.output_tokens"), mine[1].GetTagItem("understudy.confidence")));
    }

    [Fact]
    public void Content_keys_and_users_reach_neither_spans_nor_metrics()
    {
        const string canary = "canary-7f3a";
        var texts = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => ReferenceEquals(s, _telemetry.Sources.Spans),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => texts.Enqueue(a.DisplayName + string.Concat(a.TagObjects.Select(t => $"{t.Key}={t.Value};")) + a.StatusDescription + string.Concat(a.Events.Select(e => e.Name))),
        };
        ActivitySource.AddActivityListener(listener);
        Listen();
        foreach (CallOutcome outcome in Enum.GetValues<CallOutcome>())
        {
            RecordedCall call = Call() with { Outcome = outcome, Request = "canary-7f3a"u8.ToArray(), Response = "canary-7f3a"u8.ToArray(), ClientKey = canary, UserHash = canary, Conversation = canary };
            using Activity? span = _telemetry.StartUpstream(call.Endpoint, call.RequestedModel, new Uri("https://u:canary-7f3a@api.example.com/canary-7f3a?canary-7f3a"), call.Id, null);
            GatewayTelemetry.Finish(span, call);
            _telemetry.Observe(call, recorded: false);
        }

        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, t => t.Contains(canary, StringComparison.Ordinal));
        Assert.DoesNotContain(_measured, m => m.Tags.Any(t => t.Value?.ToString()?.Contains(canary, StringComparison.Ordinal) == true));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(" ", false)]
    [InlineData("http://127.0.0.1:4317", true)]
    public async Task Export_is_registered_only_where_the_environment_asks(string? endpoint, bool expected)
    {
        ServiceCollection services = new();
        services.AddGatewayTelemetry(name => name == "OTEL_EXPORTER_OTLP_ENDPOINT" ? endpoint : null);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetService<GatewayTelemetry>());
        Assert.Equal(expected, services.Any(s => s.ServiceType == typeof(TracerProvider)));
        Assert.Equal(expected, services.Any(s => s.ServiceType == typeof(MeterProvider)));
    }

    private RecordedCall Call() => new()
    {
        Id = _workload,
        Started = DateTimeOffset.UnixEpoch,
        Endpoint = CallEndpoint.ChatCompletions,
        Outcome = CallOutcome.Ok,
        Status = 200,
        Workload = _workload,
        RequestedModel = "gpt-x",
        AnsweredModel = "gpt-x-2026",
        Usage = new TokenUsage(10, 0, 3),
        LatencyMilliseconds = 1500,
    };

    private void Listen()
    {
        _listener.InstrumentPublished = (instrument, l) =>
        {
            if (ReferenceEquals(instrument.Meter, _telemetry.Sources.Meter))
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((i, v, tags, _) => Keep(i, v, tags));
        _listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Keep(i, v, tags));
        _listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Keep(i, v, tags));
        _listener.Start();
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal)));
}
