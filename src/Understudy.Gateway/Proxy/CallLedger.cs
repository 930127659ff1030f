using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Ends calls: redacts the answer, records, and tells monitors and meters.</summary>
internal sealed class CallLedger(ICallRecorder recorder, JsonRedactor? redactor, GatewayOptions options, TimeProvider time, Action<RecordedCall, bool> observe)
{
    /// <summary>Whether recording works at the moment.</summary>
    public bool IsHealthy => recorder.IsHealthy;

    /// <summary>Milliseconds that the gateway has added to the call up to now.</summary>
    public double Added(GatewayCall call) => Math.Max(0, time.GetElapsedTime(call.Started).TotalMilliseconds - (1e3 * call.Waited / time.TimestampFrequency));

    /// <summary>Records a call; true when it is durable.</summary>
    public async ValueTask<bool> RecordAsync(GatewayCall call, CallOutcome outcome, int status, AnswerFacts facts, ReadOnlyMemory<byte> answer, bool bySpecialist = false, bool streamed = false, double? firstToken = null)
    {
        bool dropped = call.Endpoint == CallEndpoint.Other || (call.Endpoint == CallEndpoint.Embeddings && !options.KeepEmbeddings);
        ReadOnlyMemory<byte> kept = dropped || answer.IsEmpty ? default : redactor?.Redact(answer) ?? answer;
        RecordedCall record = call.Record(outcome, status, facts, kept, bySpecialist, streamed, firstToken, time);
        bool recorded = await recorder.RecordAsync(record).ConfigureAwait(false);
        GatewayTelemetry.Finish(call.Span, record);
        call.Span?.Dispose();
        observe(record, recorded);
        return recorded;
    }
}
