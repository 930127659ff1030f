using System.Globalization;

namespace Understudy.Data;

/// <summary>What is said about grades that are words nobody has given a number.</summary>
internal static class GradeWords
{
    private const int Shown = 20;

    /// <summary>The words with their counts and the option that gives them numbers; texts too many for grades are taken for a wrong column.</summary>
    public static string Explain(DistinctCounter unknown)
    {
        KeyValuePair<string, long>[] words = [.. unknown.Counts.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal)];
        bool many = unknown.Overflowed || words.Length > Shown;
        string list = string.Join(", ", words.Take(many ? 3 : Shown).Select(w => string.Create(CultureInfo.InvariantCulture, $"\"{Excerpt.Of(w.Key, 40)}\" ({w.Value:N0})")));
        return many
            ? string.Create(CultureInfo.InvariantCulture, $"{(unknown.Overflowed ? "More than " : "")}{words.Length:N0} different texts stand where a grade was expected, such as {list}. If the grades are in another column, name it with --label or --gold.")
            : $"Grades that are no numbers: {list}. Say what each is worth, larger is better: --grades \"{string.Join(",", words.Select(w => w.Key + "=N"))}\" with a number for each N, as in --grades \"irrelevant=0,partial=1,exact=2\".";
    }
}
