using System.Globalization;

using Understudy.Data;

namespace Understudy.Cli;

/// <summary>What an import found in pairs of query and item, in one line for people.</summary>
public static class RelevanceText
{
    /// <summary>Queries, items and grades.</summary>
    public static string Of(RelevanceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ItemsPerQuery items = facts.Items;
        string range = items.Minimum == items.Maximum ? $"{Count(items.Minimum)} {(items.Minimum == 1 ? "item" : "items")} each" : $"{Count(items.Minimum)}–{Count(items.Maximum)} items each (median {Count(items.Median)})";
        string text = $"{Count(facts.Queries)} queries, {range}; {Count(facts.RankableQueries)} of them with items of different grades";
        return text + Grades("label", facts.TeacherGrades) + Grades("gold", facts.GoldGrades);
    }

    private static string Grades(string column, GradeHistogram grades) => grades.Bars.Count == 0
        ? ""
        : $"; {column}: {string.Join(", ", grades.Bars.Where(b => b.Rows > 0).Select(b => $"{Grade(b)} × {Count(b.Rows)}"))}";

    private static string Grade(GradeBar bar) => bar.From == bar.To ? Number(bar.From) : $"{Number(bar.From)}…{Number(bar.To)}";

    private static string Number(double grade) => grade.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
