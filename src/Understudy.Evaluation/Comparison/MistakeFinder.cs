using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The specialist's most confident mistakes: those that cost most, since they are the last to be escalated.</summary>
internal static class MistakeFinder
{
    private const int Cut = 2000;

    /// <summary>A text, cut between characters where it is very long.</summary>
    public static string Short(ReadOnlySpan<char> text) => text.Length <= Cut ? text.ToString() : string.Concat(text[..(char.IsHighSurrogate(text[Cut - 1]) ? Cut - 1 : Cut)], "…");

    public static IReadOnlyList<Mistake> Find(JudgedRows judged, Answers specialist, bool[] right, double? threshold, bool hasTeacher, int most)
    {
        ExampleTable table = judged.Table;
        float[]? confidence = specialist.Confidence;
        int[] wrong = [.. Enumerable.Range(0, right.Length).Where(p => !right[p])
            .OrderByDescending(p => confidence?[p] ?? 0).ThenBy(p => table.Source(judged.Rows[p])).Take(most)];
        return [.. wrong.Select(p =>
        {
            int row = judged.Rows[p];
            return new Mistake
            {
                Source = table.Source(row),
                Input = Short(table.Input(row)),
                Truth = table.Labels.NameOf(judged.Truth[p]),
                Answer = specialist.TextOf(p, table.Labels) ?? table.Labels.NameOf(specialist.Labels[p]),
                Teacher = hasTeacher ? table.Labels.NameOf(table.Teacher(row)) : null,
                Confidence = confidence?[p],
                Kept = threshold is { } t && confidence is not null && confidence[p] >= t,
            };
        })];
    }
}
