using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The words that depend on what is judged against, and on whether labels or rankings are. Against the teacher nothing is an error: the
/// teacher is not the truth, and the two can only disagree.
/// </summary>
internal sealed record ReportWords
{
    /// <summary>The primary metric in a sentence: accuracy, agreement, NDCG@10.</summary>
    public required string Rate { get; init; }

    /// <summary>Said of an answer that is not right.</summary>
    public required string Wrong { get; init; }

    /// <summary>"is wrong" in a sentence about a share.</summary>
    public required string IsWrong { get; init; }

    /// <summary>Said of an answer that is right.</summary>
    public required string Right { get; init; }

    /// <summary>What the guarantee bounds, on an axis.</summary>
    public required string Risk { get; init; }

    /// <summary>The title of the list of mistakes.</summary>
    public required string Mistakes { get; init; }

    /// <summary>What the list of mistakes shows, in a sentence.</summary>
    public required string MistakesExplained { get; init; }

    /// <summary>The title of the confusion table.</summary>
    public string Confusion { get; init; } = "";

    /// <summary>The reference label.</summary>
    public required string Truth { get; init; }

    /// <summary>What is answered, in the plural.</summary>
    public string Inputs { get; init; } = "inputs";

    /// <summary>What is answered, one of it.</summary>
    public string Input { get; init; } = "input";

    /// <summary>What the escalation curve shows, in a sentence.</summary>
    public required string EscalationExplained { get; init; }

    /// <summary>How the primary metric is written.</summary>
    public MetricFormat Format { get; init; } = MetricFormat.Percent;

    /// <summary>"lacks at most this much of the metric", for rankings.</summary>
    public string Lacks(string much) => $"lacks {much} of {Rate} on average{(IsAgreement ? " by the teacher's grades" : "")}";

    /// <summary>Whether the teacher is the measure.</summary>
    public bool IsAgreement { get; init; }

    /// <summary>Whether rankings are judged.</summary>
    public bool IsRanking { get; init; }

    /// <summary>The words for a kind of truth and of workload.</summary>
    public static ReportWords For(TruthKind truth, WorkloadKind kind = WorkloadKind.Classification) => kind == WorkloadKind.Relevance
        ? ForRankings(truth)
        : truth == TruthKind.Gold
        ? new ReportWords
        {
            Rate = kind == WorkloadKind.FunctionCall ? "exact call" : "accuracy",
            Wrong = "wrong",
            IsWrong = "is wrong",
            Right = "right",
            Risk = "wrong among kept",
            Mistakes = "Worst mistakes",
            MistakesExplained = "Wrong answers that the specialist was most sure of. Read these before trusting any figure above.",
            Confusion = "What it takes for what",
            Truth = "truth",
            EscalationExplained = Explained("is wrong"),
        }
        : new ReportWords
        {
            Rate = "agreement",
            IsAgreement = true,
            Wrong = "disagreeing",
            IsWrong = "differs from the teacher",
            Right = "agreeing",
            Risk = "disagreeing among kept",
            Mistakes = "Most confident disagreements",
            MistakesExplained = "Answers that differ from the teacher's although the specialist was most sure of them. Either side may be right: look.",
            Confusion = "Where the two differ",
            Truth = "teacher",
            EscalationExplained = Explained("differs from the teacher"),
        };

    /// <summary>The word with a capital.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Explained(string isWrong) => $"Answering only what it is sure of: the further left, the fewer inputs it keeps and the smaller the share that {isWrong}.";

    private static ReportWords ForRankings(TruthKind truth) => new()
    {
        Rate = RankingWords.Name,
        Wrong = "lacking",
        IsWrong = "is lacking on average",
        Right = "in order",
        Risk = "mean shortfall among kept",
        Mistakes = "Worst queries",
        MistakesExplained = (truth == TruthKind.Gold ? "The queries that the specialist orders worst. Read these before trusting any figure above." : "The queries whose order differs most from the teacher's. Either side may be right: look.")
            + " Best place: where the item belongs by its grade.",
        Truth = truth == TruthKind.Gold ? "gold grade" : "teacher's grade",
        Inputs = "queries",
        Input = "query",
        EscalationExplained = "Ranking only what it is sure of: the further left, the fewer queries it keeps and the less of NDCG@10 they lack on average (shortfall: 1 − NDCG@10).",
        Format = MetricFormat.Decimal,
        IsRanking = true,
        IsAgreement = truth == TruthKind.Agreement,
    };
}
