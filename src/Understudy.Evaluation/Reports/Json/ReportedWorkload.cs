namespace Understudy.Evaluation;

/// <summary>One workload of a <see cref="ReportDocument"/>. What was not measured is null.</summary>
public sealed record ReportedWorkload
{
    /// <summary>The workspace's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name that people use.</summary>
    public required string Name { get; init; }

    /// <summary><c>Classification</c>, <c>Relevance</c>, <c>FunctionCall</c> or <c>Generation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What differences, bars and slices are in: <c>accuracy</c>, <c>agreement</c> or <c>NDCG@10</c>.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>What one answer is, for latencies and costs: <c>input</c>, for relevance <c>query</c> (with all its items).</summary>
    public string? AnswerUnit { get; init; }

    /// <summary>What relevance was judged on; null for other kinds.</summary>
    public ReportedRelevance? Relevance { get; init; }

    /// <summary>How well functions are called, one entry a responder, the specialist's first; null for other kinds.</summary>
    public IReadOnlyList<ReportedCalls>? Calls { get; init; }

    /// <summary><c>gold</c> or <c>agreement</c>.</summary>
    public required string Truth { get; init; }

    /// <summary>What is judged against what, in plain words.</summary>
    public string? TruthStatement { get; init; }

    /// <summary>Rows by part.</summary>
    public required ReportedExamples Examples { get; init; }

    /// <summary>Who answered.</summary>
    public IReadOnlyList<ReportedResponder> Responders { get; init; } = [];

    /// <summary>The deciding paired difference; null where paired tests mean nothing.</summary>
    public ReportedDifference? Difference { get; init; }

    /// <summary>The deciding test against a bar; null in paired tests.</summary>
    public ReportedBarTest? BarTest { get; init; }

    /// <summary>The certified threshold; null when none qualifies.</summary>
    public ReportedEscalation? Escalation { get; init; }

    /// <summary>The guarantee, or why there is none, in a sentence.</summary>
    public string? EscalationReason { get; init; }

    /// <summary>The specialist that was tested; null when none was.</summary>
    public string? Chosen { get; init; }

    /// <summary>The verdicts.</summary>
    public required ReportedVerdict Verdict { get; init; }

    /// <summary>What is missing.</summary>
    public required ReportedNeeds Needs { get; init; }

    /// <summary>Why the verdict is what it is.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What the reader should know besides.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Slices by label (relevance: number of items), length and time.</summary>
    public IReadOnlyList<ReportedSlice> Slices { get; init; } = [];

    /// <summary>What was trained and compared on selection; empty when only one was.</summary>
    public IReadOnlyList<ReportedRung> Rungs { get; init; } = [];

    /// <summary>The learning curve on selection; null when none was measured.</summary>
    public ReportedLearningCurve? LearningCurve { get; init; }

    /// <summary>Looks at the test rows; null when the test was not opened.</summary>
    public ReportedLook? Look { get; init; }

    /// <summary>Test rows (relevance: queries) that resemble training rows; null when not looked for.</summary>
    public long? OverlapRows { get; init; }

    /// <summary>The seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Seconds of the whole train stage; null when unknown.</summary>
    public double? TrainSeconds { get; init; }

    /// <summary>Path of the certificate; null when none was written.</summary>
    public string? Certificate { get; init; }

    /// <summary>Path of the HTML report; null when none was written.</summary>
    public string? Report { get; init; }

    /// <summary>Path of the specialist's directory; null when there is none.</summary>
    public string? Specialist { get; init; }

    /// <summary>Content hash of the specialist's directory.</summary>
    public string? SpecialistHash { get; init; }
}
