using System.Diagnostics;
using System.Diagnostics.Metrics;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// Traces and metrics of the gateway. Everything is taken from a call's metadata, which holds neither content nor keys. Without a listener a span is
/// null and a measurement a comparison. Thread-safe.
/// </summary>
public sealed class GatewayTelemetry : IDisposable
{
    private const int MostModels = 200;
    private static readonly string[] s_decisions = Enum.GetNames<CallDecision>();
    private static readonly string[] s_stages = Enum.GetNames<RouteStage>();
    private static readonly string[] s_outcomes = Enum.GetNames<CallOutcome>();

    // The boundaries that the conventions advise, and for what we add, which is far shorter, our own.
    private static readonly InstrumentAdvice<double> s_durations = new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] };
    private static readonly InstrumentAdvice<double> s_added = new() { HistogramBucketBoundaries = [0.00005, 0.0001, 0.0002, 0.0003, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1] };
    private static readonly InstrumentAdvice<long> s_tokens = new() { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576] };

    private readonly ActivitySource _source = new(GenAiNames.Source);
    private readonly Meter _meter = new(GenAiNames.Source);
    private readonly BoundedNames _models = new(MostModels);
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstChunk;
    private readonly Histogram<double> _addedLatency;
    private readonly Histogram<long> _usage;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _escalations;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _notRecorded;

    /// <summary>Makes the instruments.</summary>
    public GatewayTelemetry()
    {
        _duration = _meter.CreateHistogram(GenAiNames.OperationDuration, "s", "Time of a call, from the request's arrival to the answer's end.", advice: s_durations);
        _firstChunk = _meter.CreateHistogram(GenAiNames.TimeToFirstChunk, "s", "Time to the first chunk of a stream.", advice: s_durations);
        _usage = _meter.CreateHistogram(GenAiNames.TokenUsage, "{token}", "Tokens of a call.", advice: s_tokens);
        _addedLatency = _meter.CreateHistogram(GenAiNames.AddedLatency, "s", "Time that the gateway added to a call.", advice: s_added);
        _calls = _meter.CreateCounter<long>(GenAiNames.Calls, "{call}", "Calls by workload, decision, stage and outcome.");
        _escalations = _meter.CreateCounter<long>(GenAiNames.Escalations, "{call}", "Calls whose specialist was asked and that the large model answered.");
        _refusals = _meter.CreateCounter<long>(GenAiNames.Refusals, "{request}", "Requests that the gateway refused itself.");
        _notRecorded = _meter.CreateCounter<long>(GenAiNames.NotRecorded, "{call}", "Answers that were delivered and not recorded.");
    }

    /// <summary>This instance's meter and trace source, for listening to it alone.</summary>
    internal (Meter Meter, ActivitySource Spans) Sources => (_meter, _source);

    /// <summary>Begins the span of asking the large model; null without a listener. Dispose it at the answer's end.</summary>
    /// <param name="endpoint">The API.</param>
    /// <param name="model">The model that is asked for.</param>
    /// <param name="upstream">The upstream's URL.</param>
    /// <param name="requestId">The gateway's request id.</param>
    /// <param name="parent">A <c>traceparent</c> header of the client; null for none.</param>
    public Activity? StartUpstream(CallEndpoint endpoint, string? model, Uri upstream, string requestId, string? parent)
    {
        Activity? span = Start(endpoint, model, ActivityKind.Client, "openai", requestId, parent);
        if (span is not null)
        {
            span.SetTag(GenAiNames.ServerAddress, upstream.Host);
            span.SetTag(GenAiNames.ServerPort, upstream.Port);
        }

        return span;
    }

    /// <summary>Begins the span of asking a specialist in this process; null without a listener. Dispose it at the answer's end.</summary>
    public Activity? StartSpecialist(CallEndpoint endpoint, string specialist, string requestId, string? parent) =>
        Start(endpoint, specialist, ActivityKind.Internal, "understudy", requestId, parent);

    /// <summary>Writes what is known of a call at its end into its span.</summary>
    public static void Finish(Activity? span, RecordedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (span is null)
        {
            return;
        }

        span.SetTag(GenAiNames.RequestStream, call.Streamed);
        span.SetTag(GenAiNames.ResponseModel, call.AnsweredModel);
        span.SetTag(GenAiNames.ResponseId, call.AnswerId);
        span.SetTag(GenAiNames.Workload, call.Workload);
        span.SetTag(GenAiNames.Decision, s_decisions[(int)call.Decision]);
        span.SetTag(GenAiNames.Confidence, call.Confidence);
        if (call.Usage.IsKnown)
        {
            span.SetTag(GenAiNames.UsageInputTokens, call.Usage.Input);
            span.SetTag(GenAiNames.UsageOutputTokens, call.Usage.Output);
        }

        if (call.Outcome != CallOutcome.Ok)
        {
            span.SetTag(GenAiNames.ErrorType, ErrorOf(call));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Measures a call that has ended.</summary>
    /// <param name="call">The call.</param>
    /// <param name="recorded">Whether it is durable.</param>
    public void Observe(RecordedCall call, bool recorded)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!recorded)
        {
            _notRecorded.Add(1);
        }

        if (_calls.Enabled)
        {
            _calls.Add(1, new TagList
            {
                { GenAiNames.Workload, call.Workload },
                { GenAiNames.Decision, s_decisions[(int)call.Decision] },
                { GenAiNames.Stage, s_stages[(int)call.Stage] },
                { GenAiNames.Outcome, s_outcomes[(int)call.Outcome] },
                { GenAiNames.HttpStatus, call.Status },
            });
        }

        if (_escalations.Enabled && call.Decision is CallDecision.BelowThreshold or CallDecision.LikeRefused or CallDecision.NotAnswerable or CallDecision.SpecialistFailed)
        {
            _escalations.Add(1, new TagList { { GenAiNames.Workload, call.Workload }, { GenAiNames.Decision, s_decisions[(int)call.Decision] } });
        }

        if (!_duration.Enabled && !_firstChunk.Enabled && !_usage.Enabled && !_addedLatency.Enabled)
        {
            return;
        }

        // What a client asks for becomes a label only once an upstream has answered to it.
        var tags = new TagList
        {
            { GenAiNames.OperationName, OperationOf(call.Endpoint) },
            { GenAiNames.ProviderName, call.AnsweredBy is null ? "openai" : "understudy" },
            { GenAiNames.RequestModel, call.Outcome == CallOutcome.Ok ? _models.Of(call.RequestedModel) : "unknown" },
        };
        _addedLatency.Record(call.AddedMilliseconds / 1000, tags);
        if (call.FirstTokenMilliseconds is { } first)
        {
            _firstChunk.Record(first / 1000, tags);
        }

        if (_usage.Enabled && call.Usage.IsKnown)
        {
            TagList typed = tags;
            typed.Add(GenAiNames.TokenType, "input");
            _usage.Record(call.Usage.Input, typed);
            typed = tags;
            typed.Add(GenAiNames.TokenType, "output");
            _usage.Record(call.Usage.Output, typed);
        }

        if (call.Outcome != CallOutcome.Ok)
        {
            tags.Add(GenAiNames.ErrorType, ErrorOf(call));
        }

        _duration.Record(call.LatencyMilliseconds / 1000, tags);
    }

    /// <summary>Counts a request that the gateway refused itself.</summary>
    public void Refused(GatewayError error)
    {
        if (_refusals.Enabled)
        {
            GatewayErrorForm form = OpenAiError.Form(error);
            _refusals.Add(1, new TagList { { GenAiNames.Code, form.Code }, { GenAiNames.HttpStatus, form.Status } });
        }
    }

    /// <summary>Shows how many calls wait in the journal; asked for at each collection.</summary>
    public void WatchBacklog(Func<long> backlog) => _meter.CreateObservableGauge(GenAiNames.JournalBacklog, backlog, "{call}", "Calls that are durable in the journal and not yet in the store.");

    /// <summary>Shows each workload's stage; asked for at each collection.</summary>
    public void WatchStages(Func<IEnumerable<(string Workload, RouteStage Stage)>> stages) =>
        _meter.CreateObservableGauge(
            GenAiNames.RouteStage,
            () => stages().Select(s => new Measurement<int>((int)s.Stage, new KeyValuePair<string, object?>(GenAiNames.Workload, s.Workload))),
            description: "0 off, 1 shadow, 2 canary, 3 live.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private Activity? Start(CallEndpoint endpoint, string? model, ActivityKind kind, string provider, string requestId, string? parent)
    {
        if (!_source.HasListeners())
        {
            return null;
        }

        string operation = OperationOf(endpoint);
        Activity? span = _source.StartActivity(model is null ? operation : $"{operation} {model}", kind, parent);
        if (span is not null)
        {
            span.SetTag(GenAiNames.OperationName, operation);
            span.SetTag(GenAiNames.ProviderName, provider);
            span.SetTag(GenAiNames.RequestModel, model);
            span.SetTag(GenAiNames.RequestId, requestId);
        }

        return span;
    }

    private static string OperationOf(CallEndpoint endpoint) => endpoint switch
    {
        CallEndpoint.ChatCompletions => "chat",
        CallEndpoint.Responses => "generate_content",
        CallEndpoint.Embeddings => "embeddings",
        CallEndpoint.Rerank => "rerank",
        _ => "other",
    };

    private static string ErrorOf(RecordedCall call) => call.Status >= 400 ? call.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) : s_outcomes[(int)call.Outcome];
}
