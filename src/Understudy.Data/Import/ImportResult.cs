using Understudy.Core;

namespace Understudy.Data;

/// <summary>What an import found. <see cref="Kept"/> + <see cref="Rejected"/> == <see cref="Total"/>, always.</summary>
public sealed record ImportResult
{
    /// <summary>Fewer usable rows than this allow no statement; see <see cref="IsTooSmall"/>.</summary>
    public const int MinimumRows = 50;

    /// <summary>What the file was read as.</summary>
    public required SourceFormat Format { get; init; }

    /// <summary>The text encoding, e.g. <c>UTF-8</c>; <c>binary</c> for Parquet.</summary>
    public required string Encoding { get; init; }

    /// <summary>Rows (CSV, Parquet) or non-blank lines (JSON Lines) in the source; in a Batch pair also answers that belong to no request.</summary>
    public required long Total { get; init; }

    /// <summary>Rows handed to the sink.</summary>
    public required long Kept { get; init; }

    /// <summary>Rows refused, each with a reason.</summary>
    public required long Rejected { get; init; }

    /// <summary>Kept rows whose teacher refused or gave no readable label.</summary>
    public required long Unreadable { get; init; }

    /// <summary>The file of rejected rows; null when nothing was rejected or no file was asked for.</summary>
    public string? RejectsPath { get; init; }

    /// <summary>Reasons of rejection and how often, the most frequent first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> RejectReasons { get; init; }

    /// <summary>How the teacher wraps its label.</summary>
    public required AnswerShape Shape { get; init; }

    /// <summary>The system prompt of a call log; null when there is none.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Fingerprint of a call log's prompt, by which the gateway recognises the workload; null when there is none.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Models that answered, as the log names them, and how many kept rows each.</summary>
    public required IReadOnlyDictionary<string, long> Models { get; init; }

    /// <summary>The teacher's labels and how many kept rows each, in ordinal order.</summary>
    public required IReadOnlyDictionary<string, long> TeacherLabels { get; init; }

    /// <summary>The gold labels and how many kept rows each, in ordinal order.</summary>
    public required IReadOnlyDictionary<string, long> GoldLabels { get; init; }

    /// <summary>What was found in pairs of query and item; null for any other kind. Then there are no labels.</summary>
    public RelevanceFacts? Relevance { get; init; }

    /// <summary>What the answers look like.</summary>
    public WorkloadKind Kind => Relevance is not null ? WorkloadKind.Relevance : IsCalls ? WorkloadKind.FunctionCall : WorkloadKind.Classification;

    /// <summary>Whether the answers are function calls; labels are then counted by the functions that they call.</summary>
    public bool IsCalls { get; init; }

    /// <summary>The functions that a call log's requests offer, as JSON in OpenAI's form; where answers are JSON objects as a whole, the one function that stands for them; null when there are none.</summary>
    public string? Tools { get; init; }

    /// <summary>Names of the other recorded systems, in column order.</summary>
    public required IReadOnlyList<string> Responders { get; init; }

    /// <summary>SHA-256 of the source file's bytes; of both digests for a Batch pair.</summary>
    public required ContentHash Source { get; init; }

    /// <summary>Which columns were read as what, e.g. <c>input: text</c>.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>What a user should know and no error is.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>
    /// Whether fewer than <see cref="MinimumRows"/> rows have a label, or fewer than <see cref="RelevanceFacts.MinimumQueries"/>
    /// queries can be ranked: no verdict but <c>NotYet</c>.
    /// </summary>
    public bool IsTooSmall => Relevance is { } facts ? facts.RankableQueries < RelevanceFacts.MinimumQueries : Math.Max(TeacherLabels.Values.Sum(), GoldLabels.Values.Sum()) < MinimumRows;

    /// <summary>Whether there is only one label or grade, or none: nothing to learn, no verdict but <c>NotYet</c>.</summary>
    public bool HasOneLabelOnly => Relevance?.HasOneGradeOnly ?? !IsCalls && TeacherLabels.Keys.Union(GoldLabels.Keys, StringComparer.Ordinal).Count() < 2;
}
