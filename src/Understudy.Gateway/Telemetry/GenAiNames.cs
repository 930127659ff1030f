namespace Understudy.Gateway;

/// <summary>
/// Every name of telemetry in one place: OpenTelemetry's conventions for generative AI (still in development, so they may change here alone), and
/// our own under <c>understudy.</c>
/// </summary>
public static class GenAiNames
{
    /// <summary>The name of the trace source and of the meter.</summary>
    public const string Source = "Understudy.Gateway";

    /// <summary>What is done: <c>chat</c>, <c>embeddings</c>, <c>generate_content</c>, <c>rerank</c>.</summary>
    public const string OperationName = "gen_ai.operation.name";

    /// <summary>Who does it: <c>openai</c> for every upstream that speaks its protocol, <c>understudy</c> for the specialist.</summary>
    public const string ProviderName = "gen_ai.provider.name";

    /// <summary>The model that was asked for.</summary>
    public const string RequestModel = "gen_ai.request.model";

    /// <summary>Whether a stream was asked for.</summary>
    public const string RequestStream = "gen_ai.request.stream";

    /// <summary>The model that answered.</summary>
    public const string ResponseModel = "gen_ai.response.model";

    /// <summary>The answer's id.</summary>
    public const string ResponseId = "gen_ai.response.id";

    /// <summary>Why the answer ended, an array of strings.</summary>
    public const string ResponseFinishReasons = "gen_ai.response.finish_reasons";

    /// <summary>Tokens of the prompt.</summary>
    public const string UsageInputTokens = "gen_ai.usage.input_tokens";

    /// <summary>Tokens of the answer.</summary>
    public const string UsageOutputTokens = "gen_ai.usage.output_tokens";

    /// <summary>Which tokens a measurement counts: <c>input</c> or <c>output</c>.</summary>
    public const string TokenType = "gen_ai.token.type";

    /// <summary>Class of an error: an HTTP status or our code.</summary>
    public const string ErrorType = "error.type";

    /// <summary>The upstream's host.</summary>
    public const string ServerAddress = "server.address";

    /// <summary>The upstream's port.</summary>
    public const string ServerPort = "server.port";

    /// <summary>HTTP status of an answer.</summary>
    public const string HttpStatus = "http.response.status_code";

    /// <summary>Histogram, seconds: a call from the request's arrival to the answer's end.</summary>
    public const string OperationDuration = "gen_ai.client.operation.duration";

    /// <summary>Histogram, tokens.</summary>
    public const string TokenUsage = "gen_ai.client.token.usage";

    /// <summary>Histogram, seconds: to the first chunk of a stream.</summary>
    public const string TimeToFirstChunk = "gen_ai.client.operation.time_to_first_chunk";

    /// <summary>Counter: calls, by workload, decision, stage and outcome.</summary>
    public const string Calls = "understudy.calls";

    /// <summary>Counter: calls that the specialist was asked and that the large model answered, by workload and reason.</summary>
    public const string Escalations = "understudy.escalations";

    /// <summary>Counter: requests that the gateway refused itself, by code and status.</summary>
    public const string Refusals = "understudy.refusals";

    /// <summary>Counter: answers that were delivered and not recorded.</summary>
    public const string NotRecorded = "understudy.not_recorded";

    /// <summary>Histogram, seconds: the time that the gateway added.</summary>
    public const string AddedLatency = "understudy.added_latency";

    /// <summary>Gauge: calls that are durable in the journal and not yet in the store.</summary>
    public const string JournalBacklog = "understudy.journal.backlog";

    /// <summary>Gauge by workload: 0 off, 1 shadow, 2 canary, 3 live.</summary>
    public const string RouteStage = "understudy.route.stage";

    /// <summary>Name of a workload.</summary>
    public const string Workload = "understudy.workload";

    /// <summary>Why a call was answered by whom it was.</summary>
    public const string Decision = "understudy.decision";

    /// <summary>Stage of the route.</summary>
    public const string Stage = "understudy.stage";

    /// <summary>How a call ended.</summary>
    public const string Outcome = "understudy.outcome";

    /// <summary>Stable code of a refusal.</summary>
    public const string Code = "understudy.code";

    /// <summary>The gateway's request id, on spans alone.</summary>
    public const string RequestId = "understudy.request_id";

    /// <summary>Calibrated confidence of a specialist, on spans alone.</summary>
    public const string Confidence = "understudy.confidence";
}
