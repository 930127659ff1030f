using Understudy.Core;

namespace Understudy.Data;

/// <summary>One call as the gateway saw it. Content is redacted before a record is made; metadata never holds content or keys.</summary>
public sealed record RecordedCall
{
    /// <summary>The gateway's request id (<c>x-understudy-request-id</c>), unique: recording the same id again changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>When the request had arrived, to the millisecond.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The API that was used.</summary>
    public required CallEndpoint Endpoint { get; init; }

    /// <summary>Name of the workload: said by header or model alias, or recognised by fingerprint; null when none was.</summary>
    public string? Workload { get; init; }

    /// <summary>Fingerprint of the prompt (everything but the input), 32 hexadecimal digits; null when the request has none.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The model that the client asked for.</summary>
    public string? RequestedModel { get; init; }

    /// <summary>The model that the answer names.</summary>
    public string? AnsweredModel { get; init; }

    /// <summary>Id of the answer (<c>chatcmpl-…</c>), by which feedback may name the call; null when it has none.</summary>
    public string? AnswerId { get; init; }

    /// <summary>Id of the specialist that answered; null when the large model did.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The route's stage at the time.</summary>
    public RouteStage Stage { get; init; }

    /// <summary>Why it was answered by whom it was.</summary>
    public CallDecision Decision { get; init; }

    /// <summary>Id of the specialist that was asked, on the side or in earnest; null when none was.</summary>
    public string? Specialist { get; init; }

    /// <summary>Its calibrated confidence, in [0, 1].</summary>
    public double? Confidence { get; init; }

    /// <summary>The threshold that it was held against.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether specialist and large model gave the same answer; null unless both answered.</summary>
    public bool? Agreed { get; init; }

    /// <summary>How it ended.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>HTTP status that the client got; 0 when it got none.</summary>
    public required int Status { get; init; }

    /// <summary>Whether the answer was streamed.</summary>
    public bool Streamed { get; init; }

    /// <summary>Tokens as the large model counted them (or, for a specialist's answer, unknown).</summary>
    public TokenUsage Usage { get; init; } = TokenUsage.Unknown;

    /// <summary>Milliseconds from the request's arrival to the answer's end.</summary>
    public double LatencyMilliseconds { get; init; }

    /// <summary>Milliseconds to the first token of a stream; null when not streamed.</summary>
    public double? FirstTokenMilliseconds { get; init; }

    /// <summary>Milliseconds of it that the gateway added.</summary>
    public double AddedMilliseconds { get; init; }

    /// <summary>Id of the client key, never the key.</summary>
    public string? ClientKey { get; init; }

    /// <summary>Keyed hash of the user id, by which a user's content is erased; null when the request names no user.</summary>
    public string? UserHash { get; init; }

    /// <summary>Keyed hash of the conversation; null when the request names none.</summary>
    public string? Conversation { get; init; }

    /// <summary>Id of the earlier call that this one repeats (an SDK's retry): the earlier one is then no training data.</summary>
    public string? RetryOf { get; init; }

    /// <summary>How often the large model was asked.</summary>
    public int UpstreamAttempts { get; init; }

    /// <summary>The request's JSON, redacted, UTF-8; empty when content is not kept.</summary>
    public ReadOnlyMemory<byte> Request { get; init; }

    /// <summary>The whole answer's JSON (a stream put together), redacted, UTF-8; empty when there is none or content is not kept.</summary>
    public ReadOnlyMemory<byte> Response { get; init; }

    /// <summary>What was redacted, sealed (<see cref="SealedOriginals"/>); empty when nothing was, redaction is not reversible, or it was not asked for.</summary>
    public ReadOnlyMemory<byte> Originals { get; init; }
}
