using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Ends calls: redacts the answer, records, and tells monitors and meters.</summary>
internal sealed class CallLedger(ICallRecorder recorder, JsonRedactor? redactor, SealedOriginals? originals, bool keepEmbeddings, TimeProvider time, Action<RecordedCall, bool> observe)
{
    /// <summary>Whether recording works at the moment.</summary>
    public bool IsHealthy => recorder.IsHealthy;

    /// <summary>Milliseconds that the gateway has added to the call up to now.</summary>
    public double Added(GatewayCall call) => Math.Max(0, time.GetElapsedTime(call.Started).TotalMilliseconds - (1e3 * call.Waited / time.TimestampFrequency));

    /// <summary>Records a call; true when it is durable.</summary>
    public async ValueTask<bool> RecordAsync(GatewayCall call, CallOutcome outcome, int status, AnswerFacts facts, ReadOnlyMemory<byte> answer, bool bySpecialist = false, bool streamed = false, double? firstToken = null)
    {
        bool dropped = call.Endpoint == CallEndpoint.Other || (call.Endpoint == CallEndpoint.Embeddings && !keepEmbeddings);
        ReadOnlyMemory<byte> kept = dropped || answer.IsEmpty ? default : redactor?.Redact(answer, call.Values) ?? answer;
        RecordedCall record = call.Record(outcome, status, facts, kept, bySpecialist, streamed, firstToken, time);
        record = originals is null || redactor is null ? record : originals.Seal(record, call.Body, answer);
        bool recorded = await recorder.RecordAsync(record).ConfigureAwait(false);
        GatewayTelemetry.Finish(call.Span, record);
        call.Span?.Dispose();
        observe(record, recorded);
        return recorded;
    }

    /// <summary>Records a call that the specialist answers; true when it is durable.</summary>
    /// <param name="call">The call.</param>
    /// <param name="whole">The whole answer's JSON, streamed or not.</param>
    /// <param name="streamed">Whether the client gets it as a stream.</param>
    public ValueTask<bool> RecordSpecialistAsync(GatewayCall call, ReadOnlyMemory<byte> whole, bool streamed)
    {
        SpecialistAnswer answer = call.Specialist!;
        AnswerFacts facts = AnswerFacts.Unknown with { Id = SpecialistWriter.AnswerId(call), Model = SpecialistWriter.ModelPrefix + answer.SpecialistId, Text = answer.Text, Finish = "stop" };
        return RecordAsync(call, CallOutcome.Ok, 200, facts, whole, bySpecialist: true, streamed);
    }
}
