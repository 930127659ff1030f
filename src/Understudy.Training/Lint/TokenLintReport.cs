namespace Understudy.Training;

/// <summary>What the tokens of a log's rows say.</summary>
public sealed record TokenLintReport
{
    /// <summary>Tokens of the vocabulary.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Rows looked at.</summary>
    public required int Rows { get; init; }

    /// <summary>Tokens of the median prompt.</summary>
    public required int MedianPrompt { get; init; }

    /// <summary>Tokens of the longest prompt.</summary>
    public required int LongestPrompt { get; init; }

    /// <summary>Tokens of the median completion, its end included.</summary>
    public required int MedianCompletion { get; init; }

    /// <summary>Tokens of the longest completion, its end included.</summary>
    public required int LongestCompletion { get; init; }

    /// <summary>Rows that do not survive, with the reason.</summary>
    public required IReadOnlyList<TokenLoss> Losses { get; init; }
}

/// <summary>A row that its tokens do not write.</summary>
/// <param name="Row">Its number, from 0.</param>
/// <param name="Reason">What is lost.</param>
public sealed record TokenLoss(int Row, string Reason);
