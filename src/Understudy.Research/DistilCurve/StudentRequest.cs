using Understudy.Core;

namespace Understudy.Research;

/// <summary>One fit of the study.</summary>
public sealed record StudentRequest
{
    /// <summary>The pool, and behind it the selection rows; the arm's labels stand in the teacher's column.</summary>
    public required ExampleTable Table { get; init; }

    /// <summary>Rows of <see cref="Table"/> to learn from.</summary>
    public required int[] TrainRows { get; init; }

    /// <summary>Rows of <see cref="Table"/> to watch on; only students that never learn from them may use them.</summary>
    public required int[] SelectionRows { get; init; }

    /// <summary>The unit of every row of <see cref="Table"/>.</summary>
    public required int[] Units { get; init; }

    /// <summary>What to answer with the fitted student.</summary>
    public required IReadOnlyList<(ExampleTable Table, int[] Rows)> Questions { get; init; }

    /// <summary>For the larger student: the recipe that the ordinary one had on the same pool, as it stated it; null for the ordinary one.</summary>
    public string? Enlarge { get; init; }

    /// <summary>The same for all arms and pools of a repeat.</summary>
    public required Seed Seed { get; init; }

    /// <summary>Names the fit among all that there ever were: letters and digits, for checkpoints.</summary>
    public required string Key { get; init; }
}
