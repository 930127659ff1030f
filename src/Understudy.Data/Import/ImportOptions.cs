using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// What to read and which column means what. A column is a name, a dotted path into JSON (<c>metadata.intent</c>), or a
/// number from 1 (CSV and Parquet). Roles that are left null are guessed from usual names where the format has names.
/// </summary>
public sealed record ImportOptions
{
    /// <summary>The file to read, plain or gzip.</summary>
    public required string Path { get; init; }

    /// <summary>The Batch API's output file, when <see cref="Path"/> is its input file.</summary>
    public string? ResponsesPath { get; init; }

    /// <summary>Templates of the prompts that the inputs were cut out of; none where the file holds the prompts themselves.</summary>
    public IReadOnlyList<PromptTemplate> Templates { get; init; } = [];

    /// <summary>Redacts prompts before their fingerprint is taken, as the gateway does.</summary>
    public JsonRedactor Redactor { get; init; } = JsonRedactor.Default;

    /// <summary>What the file holds; null to detect it.</summary>
    public SourceFormat? Format { get; init; }

    /// <summary>Column of the input text (with <see cref="Query"/>: of the item); in a call log null means the last user message.</summary>
    public string? Input { get; init; }

    /// <summary>Column of the teacher's answer (with <see cref="Query"/>: of its grade); in a call log null means the response.</summary>
    public string? Label { get; init; }

    /// <summary>Column of the truth (with <see cref="Query"/>: of the true grade, at least 0).</summary>
    public string? Gold { get; init; }

    /// <summary>
    /// Column of the query. Naming one is what makes the workload <see cref="WorkloadKind.Relevance"/>: rows are then pairs of
    /// a query and an item, and label, gold and responders hold numbers. Not for call logs.
    /// </summary>
    public string? Query { get; init; }

    /// <summary>Column of the item: another name of <see cref="Input"/>, of which only one may be given, and only with <see cref="Query"/>.</summary>
    public string? Item { get; init; }

    /// <summary>
    /// What grade words are worth (<c>exact</c> → 2), each finite and at least 0; case does not matter where it need not. Null:
    /// grades are numbers. Numbers are read as they are unless one of the words is a number itself. Only with <see cref="Query"/>.
    /// </summary>
    public IReadOnlyDictionary<string, double>? Grades { get; init; }

    /// <summary>Column of what must not be split (conversation, customer).</summary>
    public string? Group { get; init; }

    /// <summary>Column of the time: ISO 8601, or Unix seconds or milliseconds.</summary>
    public string? Time { get; init; }

    /// <summary>The CSV file has no header line: columns are numbers from 1.</summary>
    public bool NoHeader { get; init; }

    /// <summary>Other recorded systems to compare with.</summary>
    public IReadOnlyList<ResponderColumn> Responders { get; init; } = [];

    /// <summary>Where rejected rows go (JSON Lines); null to count them only. No file is made when nothing is rejected.</summary>
    public string? RejectsPath { get; init; }

    /// <summary>
    /// The labels of the training file when this is a test file: the set is then known, so nothing is asked of the test
    /// file's own answers; those outside the set are unreadable. Null for a training file.
    /// </summary>
    public LabelSet? KnownLabels { get; init; }

    /// <summary>
    /// The kind of the training file when this is a test file, or what the user wants of answers that are JSON objects: one property as a label
    /// (<see cref="WorkloadKind.Classification"/>) or all of them as the arguments of a call (<see cref="WorkloadKind.FunctionCall"/>); null to find it out.
    /// </summary>
    public WorkloadKind? KnownKind { get; init; }

    /// <summary>The answer's shape of the training file when this is a test file; null to learn it from the file.</summary>
    public AnswerShape? KnownShape { get; init; }

    /// <summary>The texts were redacted as the gateway redacts: what is asked of the specialist later must be redacted the same way.</summary>
    public bool Redacted { get; init; }

    /// <summary>Rows are read for their text alone: none needs a label.</summary>
    internal bool Unlabelled { get; init; }

    /// <summary>
    /// The most labels a classification may have in a small file. Beyond it a set still counts as closed when every label
    /// has 20 rows on average. Default 200, range 2 to 50,000.
    /// </summary>
    public int MaximumLabels { get; init; } = 200;

    /// <summary>The longest line of JSON or record of CSV that is read, in bytes (JSON) or characters (CSV); longer ones are rejected. Default 16 Mi.</summary>
    public int MaximumLineLength { get; init; } = 16 << 20;
}
