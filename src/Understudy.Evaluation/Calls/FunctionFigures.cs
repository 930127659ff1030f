using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How calls of one function fare: the rows whose first accepted answer calls it. A row with calls of several functions counts for each.</summary>
public sealed record FunctionFigures
{
    /// <summary>The function; <see cref="NoCall"/> for rows on which no call is due.</summary>
    public required string Function { get; init; }

    /// <summary>What stands for "no call is due".</summary>
    public const string NoCall = "∅";

    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Share of the rows whose whole answer is accepted.</summary>
    public required Estimate Exact { get; init; }

    /// <summary>Share of the rows whose answer is valid by the schema, calls something, and is not accepted.</summary>
    public required Estimate WrongButValid { get; init; }
}
