using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// How well a responder calls functions. Every figure is a share of rows with its interval; null where no row counts for it.
/// An answer is accepted as a whole: all calls, no other, every argument among those accepted. Immutable.
/// </summary>
public sealed record CallFigures
{
    /// <summary>Who answered.</summary>
    public required string Responder { get; init; }

    /// <summary>Rows judged.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows on which a call is due: "no call" is not among the accepted answers.</summary>
    public required long Due { get; init; }

    /// <summary>Exact call: the answer is accepted. Of all rows; an abstention is not.</summary>
    public required Estimate Exact { get; init; }

    /// <summary>The functions called are those of an accepted answer, as often. Of the rows on which a call is due.</summary>
    public Estimate? RightFunction { get; init; }

    /// <summary>The answer is accepted. Of the rows on which a call is due and the functions are right.</summary>
    public Estimate? RightArguments { get; init; }

    /// <summary>Every call is of a function on offer with arguments valid by its schema. Of the rows on which calls are answered, unreadable ones included.</summary>
    public Estimate? SchemaValid { get; init; }

    /// <summary>Valid by the schema, calling something, and not accepted: what is carried out and does harm. Of all rows.</summary>
    public required Estimate WrongButValid { get; init; }

    /// <summary>"No call" is answered. Of the rows on which a call is due.</summary>
    public Estimate? Missed { get; init; }

    /// <summary>A call is answered. Of the rows on which none is accepted.</summary>
    public Estimate? Needless { get; init; }

    /// <summary>All calls can be carried out, by the checker given. Of the rows on which calls are answered; null without a checker.</summary>
    public Estimate? Executable { get; init; }

    /// <summary>Nothing is answered: the large model has to. Of all rows.</summary>
    public required Estimate Abstained { get; init; }

    /// <summary>By function, the one with most rows first; rows on which no call is due last.</summary>
    public required IReadOnlyList<FunctionFigures> Functions { get; init; }

    /// <summary>Why answers are wrong, every cause in order. The counts add up to the rows that are neither accepted nor abstained on.</summary>
    public required IReadOnlyList<CallCauseCount> Causes { get; init; }
}
