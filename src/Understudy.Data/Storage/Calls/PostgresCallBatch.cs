using Npgsql;

using NpgsqlTypes;

namespace Understudy.Data;

/// <summary>A batch of rows as one statement: a column is an array, so a thousand rows are one round trip.</summary>
internal static class PostgresCallBatch
{
    private static readonly NpgsqlDbType[] Types =
    [
        NpgsqlDbType.Text, NpgsqlDbType.TimestampTz, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
        NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
        NpgsqlDbType.Double, NpgsqlDbType.Double, NpgsqlDbType.Boolean, NpgsqlDbType.Text, NpgsqlDbType.Integer, NpgsqlDbType.Boolean,
        NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Integer, NpgsqlDbType.Double, NpgsqlDbType.Double, NpgsqlDbType.Double,
        NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Integer,
    ];

    // Content goes with its call or not at all: a repeated call must not bring back what was erased.
    private static readonly string CallsText = $"""
        WITH fresh AS (
            INSERT INTO calls({string.Join(", ", CallColumns.Names)})
            SELECT {string.Join(", ", CallColumns.Names)} FROM unnest(@{string.Join(", @", CallColumns.Names)}) WITH ORDINALITY AS t({string.Join(", ", CallColumns.Names)}, ordinal)
            ORDER BY ordinal ON CONFLICT(id) DO NOTHING RETURNING sequence, id)
        INSERT INTO contents(call, request, response, originals)
        SELECT f.sequence, t.request, t.response, t.originals FROM unnest(@id, @request, @response, @originals) AS t(id, request, response, originals) JOIN fresh f ON f.id = t.id
        WHERE octet_length(t.request) + octet_length(t.response) > 0
        """;

    private const string FeedbackText = """
        INSERT INTO feedback(id, call_id, time, gold, good, score)
        SELECT id, call_id, time, gold, good, score
        FROM unnest(@id, @call_id, @time, @gold, @good, @score) WITH ORDINALITY AS t(id, call_id, time, gold, good, score, ordinal)
        ORDER BY ordinal ON CONFLICT(id) DO NOTHING
        """;

    /// <summary>The statement for calls; no id may occur twice in it.</summary>
    public static NpgsqlBatchCommand Of(RecordedCall[] calls)
    {
        var command = new NpgsqlBatchCommand(CallsText);
        for (int i = 0; i < Types.Length; i++)
        {
            Add(command, CallColumns.Names[i], Types[i], Column(calls, i));
        }

        Add(command, "request", NpgsqlDbType.Bytea, Array.ConvertAll(calls, c => c.Request.ToArray()));
        Add(command, "response", NpgsqlDbType.Bytea, Array.ConvertAll(calls, c => c.Response.ToArray()));
        Add(command, "originals", NpgsqlDbType.Bytea, Array.ConvertAll(calls, c => c.Originals.IsEmpty ? null : c.Originals.ToArray()));
        return command;
    }

    /// <summary>The statement for feedback.</summary>
    public static NpgsqlBatchCommand Of(CallFeedback[] feedback)
    {
        var command = new NpgsqlBatchCommand(FeedbackText);
        Add(command, "id", NpgsqlDbType.Text, Array.ConvertAll(feedback, f => Clean(f.Id)));
        Add(command, "call_id", NpgsqlDbType.Text, Array.ConvertAll(feedback, f => Clean(f.CallId)));
        Add(command, "time", NpgsqlDbType.TimestampTz, Array.ConvertAll(feedback, f => f.Time.UtcDateTime));
        Add(command, "gold", NpgsqlDbType.Text, Array.ConvertAll(feedback, f => Clean(f.Gold)));
        Add(command, "good", NpgsqlDbType.Boolean, Array.ConvertAll(feedback, f => f.Good));
        Add(command, "score", NpgsqlDbType.Double, Array.ConvertAll(feedback, f => f.Score));
        return command;
    }

    private static Array Column(RecordedCall[] calls, int column) => column switch
    {
        0 => Texts(calls, c => c.Id),
        1 => Array.ConvertAll(calls, c => c.Started.UtcDateTime),
        2 => Texts(calls, c => c.Endpoint.ToString()),
        3 => Texts(calls, c => c.Workload),
        4 => Texts(calls, c => c.Fingerprint),
        5 => Texts(calls, c => c.RequestedModel),
        6 => Texts(calls, c => c.AnsweredModel),
        7 => Texts(calls, c => c.AnswerId),
        8 => Texts(calls, c => c.AnsweredBy),
        9 => Texts(calls, c => c.Stage.ToString()),
        10 => Texts(calls, c => c.Decision.ToString()),
        11 => Texts(calls, c => c.Specialist),
        12 => Array.ConvertAll(calls, c => c.Confidence),
        13 => Array.ConvertAll(calls, c => c.Threshold),
        14 => Array.ConvertAll(calls, c => c.Agreed),
        15 => Texts(calls, c => c.Outcome.ToString()),
        16 => Array.ConvertAll(calls, c => c.Status),
        17 => Array.ConvertAll(calls, c => c.Streamed),
        18 => Array.ConvertAll(calls, c => c.Usage.Input),
        19 => Array.ConvertAll(calls, c => c.Usage.CachedInput),
        20 => Array.ConvertAll(calls, c => c.Usage.Output),
        21 => Array.ConvertAll(calls, c => c.LatencyMilliseconds),
        22 => Array.ConvertAll(calls, c => c.FirstTokenMilliseconds),
        23 => Array.ConvertAll(calls, c => c.AddedMilliseconds),
        24 => Texts(calls, c => c.ClientKey),
        25 => Texts(calls, c => c.UserHash),
        26 => Texts(calls, c => c.Conversation),
        27 => Texts(calls, c => c.RetryOf),
        _ => Array.ConvertAll(calls, c => c.UpstreamAttempts),
    };

    private static string?[] Texts(RecordedCall[] calls, Converter<RecordedCall, string?> of) => Array.ConvertAll(calls, c => Clean(of(c)));

    // PostgreSQL's text holds no U+0000; a row that it refused for ever would hold up all that come after.
    private static string? Clean(string? text) => text?.Replace('\0', '\uFFFD');

    private static void Add(NpgsqlBatchCommand command, string name, NpgsqlDbType element, Array values) =>
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | element) { Value = values });
}
