using System.Diagnostics;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>One call on its way through the gateway.</summary>
internal sealed class GatewayCall
{
    private ChatRequest? _raw;

    public required string Id { get; init; }

    /// <summary>Timestamp of the arrival.</summary>
    public required long Started { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required CallEndpoint Endpoint { get; init; }

    /// <summary>Whose call it is; null where no keys are asked for.</summary>
    public ClientKey? Key { get; init; }

    /// <summary>The span of whoever is asked; null without a listener.</summary>
    public Activity? Span { get; set; }

    /// <summary>Whether the key may not use this workload (or none).</summary>
    public bool IsForbidden => Key is { Workloads: not null } key && !key.Allows(NamedWorkload ?? Route?.Route.Workload);

    /// <summary>The workload that the client named.</summary>
    public string? NamedWorkload { get; init; }

    /// <summary>The request's body as it came; valid until the call ends.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body redacted: what is read from, so that prompts and inputs are those that were learned.</summary>
    public ReadOnlyMemory<byte> Redacted { get; set; }

    /// <summary>What is recorded of the body.</summary>
    public ReadOnlyMemory<byte> Kept { get; set; }

    /// <summary>What the request says.</summary>
    public ChatRequest Request { get; set; } = new();

    /// <summary>A request of <c>/v1/responses</c> as a chat request; empty for others, or when it has no such form.</summary>
    public ReadOnlyMemory<byte> ChatForm { get; set; }

    /// <summary>What stands in the slots of the template that the prompt has; null when it was not recognised by one.</summary>
    public string? SlotInput { get; set; }

    public string? UserHash { get; set; }

    public string? Conversation { get; set; }

    public string? RetryOf { get; set; }

    /// <summary>The route that applies; null when no workload was recognised.</summary>
    public ActiveRoute? Route { get; set; }

    public RouteStage Stage { get; set; }

    public CallDecision Decision { get; set; }

    /// <summary>What the specialist says, in earnest or on the side.</summary>
    public SpecialistAnswer? Specialist { get; set; }

    public int UpstreamAttempts { get; set; }

    /// <summary>Timestamp ticks spent waiting for the large model.</summary>
    public long Waited { get; set; }

    /// <summary>The model that the request's alias stands for; null when it names none.</summary>
    public string? Teacher => Request.Model is { } model && Route?.Route is { TeacherModels: [var teacher, ..] } route && route.Aliases.Contains(model) ? teacher : null;

    /// <summary>Whether the specialist may answer when the large model cannot.</summary>
    public bool SpecialistMayStandIn => Specialist is not null && Stage >= RouteStage.Canary && Route?.Route.WhenUpstreamAway == UpstreamAwayPolicy.Answer;

    /// <summary>What the request says as the client wrote it, before redaction.</summary>
    public ChatRequest RawRequest()
    {
        if (_raw is not null || Body.IsEmpty || Redacted.IsEmpty || Redacted.Span == Body.Span)
        {
            return _raw ?? Request; // nothing was redacted
        }

        ReadOnlyMemory<byte> chat = Endpoint == CallEndpoint.Responses && ResponsesForm.Request(Body) is { } form ? form : Body;
        return _raw = new ChatRequestReader().TryRead(chat.Span, out ChatRequest raw, out _) ? raw : Request;
    }

    /// <summary>The request as a chat request's JSON; empty when it has no such form.</summary>
    public ReadOnlyMemory<byte> ChatJson(bool redacted) => Endpoint switch
    {
        CallEndpoint.Responses when redacted => ChatForm,
        CallEndpoint.Responses => ResponsesForm.Request(Body) ?? default,
        _ => redacted ? Redacted : Body,
    };

    /// <summary>The unit of routing: the conversation, or the call itself.</summary>
    public string Unit => Conversation ?? Id;

    /// <summary>The record of this call.</summary>
    public RecordedCall Record(CallOutcome outcome, int status, in AnswerFacts facts, ReadOnlyMemory<byte> answer, bool answeredBySpecialist, bool streamed, double? firstToken, TimeProvider time)
    {
        double total = time.GetElapsedTime(Started).TotalMilliseconds, waited = 1e3 * Waited / time.TimestampFrequency;
        return new RecordedCall
        {
            Id = Id,
            Started = StartedAt,
            Endpoint = Endpoint,
            Workload = NamedWorkload ?? Route?.Route.Workload,
            Fingerprint = Request.Fingerprint,
            RequestedModel = Request.Model,
            AnsweredModel = facts.Model,
            AnswerId = facts.Id,
            AnsweredBy = answeredBySpecialist ? Specialist?.SpecialistId : null,
            Stage = Stage,
            Decision = Decision,
            Specialist = Specialist?.SpecialistId,
            Confidence = Specialist?.Confidence,
            Threshold = Route?.Threshold,
            Agreed = answeredBySpecialist || outcome != CallOutcome.Ok || Specialist is null ? null : Agrees(facts, answer),
            Outcome = outcome,
            Status = status,
            Streamed = streamed,
            Usage = facts.Usage,
            LatencyMilliseconds = total,
            FirstTokenMilliseconds = firstToken,
            AddedMilliseconds = Math.Max(0, total - waited),
            ClientKey = Key?.Id,
            UserHash = UserHash,
            Conversation = Conversation,
            RetryOf = RetryOf,
            UpstreamAttempts = UpstreamAttempts,
            Request = Kept,
            Response = answer,
        };
    }

    /// <summary>Whether the large model said the same; for rankings whether it puts the same item first.</summary>
    private bool Agrees(in AnswerFacts facts, ReadOnlyMemory<byte> answer) => Endpoint == CallEndpoint.Rerank
        ? Specialist!.Label == RerankForm.First(answer).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Specialist!.AgreesWith(facts);
}
