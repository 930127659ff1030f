using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Checks the options that name pairs of query and item.</summary>
internal static class RelevanceOptions
{
    /// <summary>Fails with all that is wrong.</summary>
    public static void Require(ImportOptions options)
    {
        string[] faults = [.. Faults(options)];
        if (faults.Length > 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{options.Path}: {string.Join(" ", faults)}");
        }
    }

    private static IEnumerable<string> Faults(ImportOptions options)
    {
        if (options.Query is null)
        {
            if (options.Item is not null)
            {
                yield return "--item names the item of a query: name the query's column too (--query COLUMN), or use --input where there is no query.";
            }

            if (options.Grades is not null)
            {
                yield return "--grades gives numbers to the grades of query-item pairs: name the query's column too (--query COLUMN), or leave it out.";
            }

            yield break;
        }

        if (options.Item is not null && options.Input is not null)
        {
            yield return "--item and --input are one column where there is a --query: give one of them.";
        }

        if (options.Query == (options.Item ?? options.Input))
        {
            yield return $"--query and the item are both '{options.Query}': they must be two columns.";
        }

        foreach (string fault in GradeFaults(options.Grades ?? new Dictionary<string, double>()))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> GradeFaults(IReadOnlyDictionary<string, double> grades)
    {
        foreach ((string word, double grade) in grades)
        {
            if (!(double.IsFinite(grade) && grade >= 0))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"--grades: '{word}' is worth {grade}; a grade is a finite number of 0 or more.");
            }
        }

        foreach (IGrouping<string, string> same in grades.Keys.GroupBy(w => w.Trim(), StringComparer.OrdinalIgnoreCase).Where(g => g.Key.Length == 0 || g.Count() > 1))
        {
            yield return same.Key.Length == 0 ? "--grades: a word is empty." : $"--grades: '{string.Join("' and '", same)}' are one word but for case; name it once.";
        }
    }
}
