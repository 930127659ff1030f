namespace Understudy.Data;

/// <summary>What changed over time. Tests take one row a unit, drawn at random, so that copies do not count as evidence.</summary>
public sealed record DriftReport
{
    /// <summary>Rows with a time.</summary>
    public required int Rows { get; init; }

    /// <summary>Units that the tests rest on.</summary>
    public required int Tested { get; init; }

    /// <summary>Names of the answers in the order of <see cref="DriftWindow.Counts"/>.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Windows of equally many rows, in order of time.</summary>
    public required IReadOnlyList<DriftWindow> Windows { get; init; }

    /// <summary>Chance of a mix that differs as much between windows when time does not matter, by shuffling.</summary>
    public required double MixPValue { get; init; }

    /// <summary>Every answer's share in the first and the last third, the most changed first.</summary>
    public required IReadOnlyList<AnswerShift> AnswerShifts { get; init; }

    /// <summary>The moment of the largest change of the mix.</summary>
    public required ChangePoint Change { get; init; }

    /// <summary>Words that were compared.</summary>
    public required int WordsCompared { get; init; }

    /// <summary>Words whose share surely changed, the most changed first; all intervals hold together.</summary>
    public required IReadOnlyList<WordShift> WordShifts { get; init; }

    /// <summary>Models that answered, in order of first appearance; empty when the source names none.</summary>
    public required IReadOnlyList<ModelSpan> Models { get; init; }
}
