using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The words that depend on what is judged against. Against the teacher nothing is an error: the teacher is not the truth, and the
/// two can only disagree.
/// </summary>
internal sealed record ReportWords
{
    /// <summary>The share that is right: accuracy or agreement.</summary>
    public required string Rate { get; init; }

    /// <summary>The share that is not, as a noun.</summary>
    public required string Fault { get; init; }

    /// <summary>Said of an answer that is not right.</summary>
    public required string Wrong { get; init; }

    /// <summary>"is wrong" in a sentence about a share.</summary>
    public required string IsWrong { get; init; }

    /// <summary>Said of an answer that is right.</summary>
    public required string Right { get; init; }

    /// <summary>The title of the list of mistakes.</summary>
    public required string Mistakes { get; init; }

    /// <summary>What the list of mistakes shows, in a sentence.</summary>
    public required string MistakesExplained { get; init; }

    /// <summary>The title of the confusion table.</summary>
    public required string Confusion { get; init; }

    /// <summary>The reference label.</summary>
    public required string Truth { get; init; }

    /// <summary>The words for a kind of truth.</summary>
    public static ReportWords For(TruthKind truth) => truth == TruthKind.Gold
        ? new ReportWords
        {
            Rate = "accuracy",
            Fault = "errors",
            Wrong = "wrong",
            IsWrong = "is wrong",
            Right = "right",
            Mistakes = "Worst mistakes",
            MistakesExplained = "Wrong answers that the specialist was most sure of. Read these before trusting any figure above.",
            Confusion = "What it takes for what",
            Truth = "truth",
        }
        : new ReportWords
        {
            Rate = "agreement",
            Fault = "disagreement",
            Wrong = "disagreeing",
            IsWrong = "differs from the teacher",
            Right = "agreeing",
            Mistakes = "Most confident disagreements",
            MistakesExplained = "Answers that differ from the teacher's although the specialist was most sure of them. Either side may be right: look.",
            Confusion = "Where the two differ",
            Truth = "teacher",
        };

    /// <summary>The word with a capital.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
