using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// Calls and feedback as entries of the journal. A kind's form never changes: a new field is a new kind, so that a journal which an older
/// program left can be read. Metadata texts are cut at <see cref="MaximumText"/> characters: no store may refuse a row for its index.
/// </summary>
internal static class CallEntry
{
    public const byte CallKind = 1, FeedbackKind = 2, SealedCallKind = 3;

    /// <summary>UTF-16 code units of a metadata text that are kept; a PostgreSQL index takes 2,704 bytes.</summary>
    public const int MaximumText = 512;

    /// <summary>Bytes of content that one entry may have.</summary>
    public const int MaximumContent = 64 << 20;

    private const int Overhead = 1 << 10;
    private const byte HasConfidence = 1, HasThreshold = 2, HasAgreed = 4, Agreed = 8, Streamed = 16, HasFirstToken = 32;
    private const byte HasGood = 1, Good = 2, HasScore = 4;

    public static long ContentOf(RecordedCall call) => (long)call.Request.Length + call.Response.Length + call.Originals.Length;

    public static long ContentOf(CallFeedback feedback) => 3L * (feedback.Gold?.Length ?? 0);

    public static void Write(EntryBuffer to, RecordedCall call)
    {
        to.Begin(call.Originals.IsEmpty ? CallKind : SealedCallKind, call.Request.Length + call.Response.Length + call.Originals.Length + Overhead);
        to.Write((byte)(
            (call.Confidence is null ? 0 : HasConfidence) | (call.Threshold is null ? 0 : HasThreshold) | (call.Agreed is null ? 0 : HasAgreed)
            | (call.Agreed is true ? Agreed : 0) | (call.Streamed ? Streamed : 0) | (call.FirstTokenMilliseconds is null ? 0 : HasFirstToken)));
        to.Write((byte)call.Endpoint);
        to.Write((byte)call.Stage);
        to.Write((byte)call.Decision);
        to.Write((byte)call.Outcome);
        to.Write(call.Started.ToUnixTimeMilliseconds());
        to.Write(call.Status);
        to.Write(call.Usage.Input);
        to.Write(call.Usage.CachedInput);
        to.Write(call.Usage.Output);
        to.Write(call.UpstreamAttempts);
        to.Write(call.LatencyMilliseconds);
        to.Write(call.AddedMilliseconds);
        WriteIfAny(to, call.FirstTokenMilliseconds);
        WriteIfAny(to, call.Confidence);
        WriteIfAny(to, call.Threshold);
        to.Write(Cut(call.Id));
        to.Write(Cut(call.Workload));
        to.Write(Cut(call.Fingerprint));
        to.Write(Cut(call.RequestedModel));
        to.Write(Cut(call.AnsweredModel));
        to.Write(Cut(call.AnswerId));
        to.Write(Cut(call.AnsweredBy));
        to.Write(Cut(call.Specialist));
        to.Write(Cut(call.ClientKey));
        to.Write(Cut(call.UserHash));
        to.Write(Cut(call.Conversation));
        to.Write(Cut(call.RetryOf));
        to.Write(call.Request.Span);
        to.Write(call.Response.Span);
        if (!call.Originals.IsEmpty)
        {
            to.Write(call.Originals.Span);
        }

        to.End();
    }

    public static void Write(EntryBuffer to, CallFeedback feedback)
    {
        to.Begin(FeedbackKind, Overhead);
        to.Write((byte)((feedback.Good is null ? 0 : HasGood) | (feedback.Good is true ? Good : 0) | (feedback.Score is null ? 0 : HasScore)));
        to.Write(feedback.Time.ToUnixTimeMilliseconds());
        WriteIfAny(to, feedback.Score);
        to.Write(Cut(feedback.Id));
        to.Write(Cut(feedback.CallId));
        to.Write(feedback.Gold);
        to.End();
    }

    /// <summary>The call of a payload; its content is a slice of it.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="isSealed">Whether it is of <see cref="SealedCallKind"/>: what was redacted stands at its end, sealed.</param>
    /// <exception cref="InvalidDataException">When the payload is not one.</exception>
    public static RecordedCall ReadCall(ReadOnlyMemory<byte> payload, bool isSealed = false)
    {
        var r = new EntryReader(payload);
        byte flags = r.Byte();
        var (endpoint, stage, decision, outcome) = ((CallEndpoint)r.Byte(), (RouteStage)r.Byte(), (CallDecision)r.Byte(), (CallOutcome)r.Byte());
        var (started, status) = (DateTimeOffset.FromUnixTimeMilliseconds(r.Int64()), r.Int32());
        var usage = new TokenUsage(r.Int32(), r.Int32(), r.Int32());
        var (attempts, latency, added) = (r.Int32(), r.Double(), r.Double());
        double? firstToken = (flags & HasFirstToken) != 0 ? r.Double() : null;
        double? confidence = (flags & HasConfidence) != 0 ? r.Double() : null;
        double? threshold = (flags & HasThreshold) != 0 ? r.Double() : null;
        var call = new RecordedCall
        {
            Started = started,
            Endpoint = endpoint,
            Stage = stage,
            Decision = decision,
            Outcome = outcome,
            Status = status,
            Usage = usage,
            UpstreamAttempts = attempts,
            LatencyMilliseconds = latency,
            AddedMilliseconds = added,
            FirstTokenMilliseconds = firstToken,
            Confidence = confidence,
            Threshold = threshold,
            Agreed = (flags & HasAgreed) != 0 ? (flags & Agreed) != 0 : null,
            Streamed = (flags & Streamed) != 0,
            Id = r.Text() ?? throw new InvalidDataException("A call has no id."),
            Workload = r.Text(),
            Fingerprint = r.Text(),
            RequestedModel = r.Text(),
            AnsweredModel = r.Text(),
            AnswerId = r.Text(),
            AnsweredBy = r.Text(),
            Specialist = r.Text(),
            ClientKey = r.Text(),
            UserHash = r.Text(),
            Conversation = r.Text(),
            RetryOf = r.Text(),
            Request = r.Bytes(),
            Response = r.Bytes(),
            Originals = isSealed ? r.Bytes() : default,
        };
        return r.IsAtEnd ? call : throw new InvalidDataException("A call has more than its fields.");
    }

    /// <summary>The feedback of a payload.</summary>
    /// <exception cref="InvalidDataException">When the payload is not one.</exception>
    public static CallFeedback ReadFeedback(ReadOnlyMemory<byte> payload)
    {
        var r = new EntryReader(payload);
        byte flags = r.Byte();
        var time = DateTimeOffset.FromUnixTimeMilliseconds(r.Int64());
        double? score = (flags & HasScore) != 0 ? r.Double() : null;
        var feedback = new CallFeedback
        {
            Id = r.Text() ?? throw new InvalidDataException("Feedback has no id."),
            CallId = r.Text() ?? throw new InvalidDataException("Feedback names no call."),
            Time = time,
            Gold = r.Text(),
            Good = (flags & HasGood) != 0 ? (flags & Good) != 0 : null,
            Score = score,
        };
        return r.IsAtEnd ? feedback : throw new InvalidDataException("Feedback has more than its fields.");
    }

    private static void WriteIfAny(EntryBuffer to, double? value)
    {
        if (value is { } number)
        {
            to.Write(number);
        }
    }

    private static string? Cut(string? text) => text is { Length: > MaximumText } ? text[..MaximumText] : text;
}
