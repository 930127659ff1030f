using Understudy.Core;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>Rows of function calls as trainers take them.</summary>
internal static class PreparedCalls
{
    /// <summary>The rows of a part that have the label that is learned.</summary>
    public static int[] Labelled(Prepared prepared, SplitKind part, LearningTarget target) => [.. prepared.Partition.Rows(part).Where(row => Label(prepared, row, target) >= 0)];

    /// <summary>Texts and calls of rows.</summary>
    public static CallRow[] Rows(Prepared prepared, int[] rows, LearningTarget target)
    {
        ToolSet? tools = prepared.Tools;
        return Array.ConvertAll(rows, row => new CallRow(prepared.Table.Input(row).ToString(), prepared.Table.Labels.NameOf(Label(prepared, row, target)))
        {
            Accepted = target == LearningTarget.Gold && prepared.Table.Accepted(row) is { } several ? AcceptedCalls.TryRead(several, tools) : null,
        });
    }

    /// <summary>What the teacher answered to rows; null where it gave no answer.</summary>
    public static string?[] TeacherAnswers(Prepared prepared, int[] rows) => Array.ConvertAll(rows, row => prepared.Table.Teacher(row) is >= 0 and var label ? prepared.Table.Labels.NameOf(label) : null);

    private static int Label(Prepared prepared, int row, LearningTarget target) => target == LearningTarget.Gold ? prepared.Table.Gold(row) : prepared.Table.Teacher(row);
}
