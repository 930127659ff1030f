using System.Globalization;

using Understudy.Data;

namespace Understudy.Cli;

/// <summary>What an import found in pairs of query and item, in one line for people.</summary>
public static class RelevanceText
{
    private const int Listed = 10;

    /// <summary>Queries, items and grades.</summary>
    public static string Of(RelevanceFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ItemsPerQuery items = facts.Items;
        string range = items.Minimum == items.Maximum ? $"{Count(items.Minimum)} {(items.Minimum == 1 ? "item" : "items")} each" : $"{Count(items.Minimum)}–{Count(items.Maximum)} items each (median {Count(items.Median)})";
        string text = $"{Count(facts.Queries)} queries, {range}; {Count(facts.RankableQueries)} of them with items of different grades";
        return text + Grades("label", facts.TeacherGrades) + Grades("gold", facts.GoldGrades);
    }

    private static string Grades(string column, GradeHistogram grades)
    {
        if (grades.Bars.Count == 0)
        {
            return "";
        }

        bool each = grades.Bars[0].From == grades.Bars[0].To; // else intervals
        return $"; {column}: " + (each && grades.Bars.Count <= Listed
            ? string.Join(", ", grades.Bars.Select(b => $"{Number(b.From)} × {Count(b.Rows)}"))
            : $"{Count(grades.Rows)} grades from {Number(grades.Bars[0].From)} to {Number(grades.Bars[^1].To)}");
    }

    private static string Number(double grade) => grade.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
