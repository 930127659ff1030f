namespace Understudy.Core;

/// <summary>
/// The examples of one workload in columns: what every stage after import works on. Rows are numbered from 0 in
/// source order. Immutable once built, hence safe to read from many threads. Memory: about 2 bytes a character plus 60 bytes a row.
/// </summary>
public sealed class ExampleTable
{
    /// <summary>Value of <see cref="Time"/> when the time is unknown.</summary>
    public const long NoTime = long.MinValue;

    internal ExampleTable(ExampleTableBuilder.Columns columns, LabelSet labels, IReadOnlyList<string> responderNames)
    {
        Data = columns;
        Labels = labels;
        ResponderNames = responderNames;
    }

    /// <summary>Number of rows.</summary>
    public int Count => Data.Inputs.Count;

    /// <summary>The closed set of labels of teacher and gold together.</summary>
    public LabelSet Labels { get; }

    /// <summary>Names of the other recorded systems, in column order.</summary>
    public IReadOnlyList<string> ResponderNames { get; }

    /// <summary>Whether any row has a gold label.</summary>
    public bool HasGold => Data.HasGold;

    /// <summary>Whether any row has a teacher's answer.</summary>
    public bool HasTeacher => Data.HasTeacher;

    /// <summary>Whether any row has a teacher's distribution rather than a hard label.</summary>
    public bool HasSoftLabels => Data.Soft.Count > 0;

    private ExampleTableBuilder.Columns Data { get; }

    /// <summary>The input text.</summary>
    public ReadOnlySpan<char> Input(int row) => Data.Inputs[row];

    /// <summary>Index of the teacher's label, <see cref="LabelSet.None"/> or <see cref="LabelSet.Unreadable"/>.</summary>
    public int Teacher(int row) => Data.Teacher[row];

    /// <summary>Index of the gold label, or <see cref="LabelSet.None"/>.</summary>
    public int Gold(int row) => Data.Gold[row];

    /// <summary>Function calls: the text of every answer that is accepted, where there are more than the gold call; null elsewhere.</summary>
    public string? Accepted(int row) => Data.Accepted.GetValueOrDefault(row);

    /// <summary>The teacher's distribution, one probability a label, or empty when the row's label is hard.</summary>
    public ReadOnlySpan<float> TeacherDistribution(int row) => Data.Soft.TryGetValue(row, out float[]? p) ? p : [];

    /// <summary>Whether the rows are query-item pairs (relevance): then <see cref="Input"/> is the item.</summary>
    public bool HasQueries => Data.Queries.Count > 0;

    /// <summary>Number of distinct queries.</summary>
    public int QueryCount => Data.Queries.Count;

    /// <summary>Number of the row's query in [0, <see cref="QueryCount"/>), or -1.</summary>
    public int Query(int row) => Data.Query[row];

    /// <summary>Text of a query by its number.</summary>
    public string QueryText(int query) => Data.Queries[query];

    /// <summary>The teacher's grade or score of a pair, or NaN.</summary>
    public double TeacherScore(int row) => Data.TeacherScore[row];

    /// <summary>The true grade of a pair, or NaN.</summary>
    public double GoldScore(int row) => Data.GoldScore[row];

    /// <summary>Score that another recorded system gave a pair, or NaN when it gave no number.</summary>
    public double ResponderScore(int responder, int row) => Data.ResponderScores[responder][row];

    /// <summary>Number of the user's group (conversation, customer), or -1 when the row stands alone.</summary>
    public int Group(int row) => Data.Group[row];

    /// <summary>Unix milliseconds, or <see cref="NoTime"/>.</summary>
    public long Time(int row) => Data.Time[row];

    /// <summary>Tokens of the recorded call.</summary>
    public TokenUsage Usage(int row) => Data.Usage[row];

    /// <summary>The teacher's latency in milliseconds, or NaN when the log has none.</summary>
    public float LatencyMilliseconds(int row) => Data.Latency[row];

    /// <summary>Model that answered, or null.</summary>
    public string? Model(int row) => Data.Model[row] < 0 ? null : Data.Models[Data.Model[row]];

    /// <summary>1-based row or line of the source file.</summary>
    public long Source(int row) => Data.Source[row];

    /// <summary>Answer of another recorded system as a label index, <see cref="LabelSet.None"/> when empty, <see cref="LabelSet.Unreadable"/> when it is no label.</summary>
    public int Responder(int responder, int row) => Data.Responders[responder][row];
}
