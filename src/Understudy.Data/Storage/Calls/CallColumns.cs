using System.Data.Common;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>The columns of <c>calls</c> in one order, which writing and reading share in both stores.</summary>
internal static class CallColumns
{
    public static readonly string[] Names =
    [
        "id", "started", "endpoint", "workload", "fingerprint", "requested_model", "answered_model", "answer_id", "answered_by", "stage",
        "decision", "specialist", "confidence", "threshold", "agreed", "outcome", "status", "streamed", "input_tokens", "cached_tokens",
        "output_tokens", "latency", "first_token", "added", "client_key", "user_hash", "conversation", "retry_of", "attempts",
    ];

    /// <summary>Reads the columns from <paramref name="first"/> on, then request, response and originals.</summary>
    public static RecordedCall Read(DbDataReader r, int first) => new()
    {
        Id = r.GetString(first),
        Started = Time(r, first + 1),
        Endpoint = Enum.Parse<CallEndpoint>(r.GetString(first + 2)),
        Workload = Text(r, first + 3),
        Fingerprint = Text(r, first + 4),
        RequestedModel = Text(r, first + 5),
        AnsweredModel = Text(r, first + 6),
        AnswerId = Text(r, first + 7),
        AnsweredBy = Text(r, first + 8),
        Stage = Enum.Parse<RouteStage>(r.GetString(first + 9)),
        Decision = Enum.Parse<CallDecision>(r.GetString(first + 10)),
        Specialist = Text(r, first + 11),
        Confidence = Number(r, first + 12),
        Threshold = Number(r, first + 13),
        Agreed = Flag(r, first + 14),
        Outcome = Enum.Parse<CallOutcome>(r.GetString(first + 15)),
        Status = r.GetInt32(first + 16),
        Streamed = r.GetBoolean(first + 17),
        Usage = new TokenUsage(r.GetInt32(first + 18), r.GetInt32(first + 19), r.GetInt32(first + 20)),
        LatencyMilliseconds = r.GetDouble(first + 21),
        FirstTokenMilliseconds = Number(r, first + 22),
        AddedMilliseconds = r.GetDouble(first + 23),
        ClientKey = Text(r, first + 24),
        UserHash = Text(r, first + 25),
        Conversation = Text(r, first + 26),
        RetryOf = Text(r, first + 27),
        UpstreamAttempts = r.GetInt32(first + 28),
        Request = Bytes(r, first + 29),
        Response = Bytes(r, first + 30),
        Originals = r.IsDBNull(first + 31) ? default : Bytes(r, first + 31),
    };

    public static string? Text(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    public static bool? Flag(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetBoolean(column);

    private static double? Number(DbDataReader r, int column) => r.IsDBNull(column) ? null : r.GetDouble(column);

    private static byte[] Bytes(DbDataReader r, int column) => r.IsDBNull(column) ? [] : r.GetFieldValue<byte[]>(column);

    private static DateTimeOffset Time(DbDataReader r, int column) => DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(column));
}
