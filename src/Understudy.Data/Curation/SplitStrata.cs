using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// What a random division is stratified by: the label of a row; of function calls the functions, since whole calls seldom recur; of pairs the quarter in which its unit's mean grade lies among
/// all units, so that easy and hard queries are in every part.
/// </summary>
internal static class SplitStrata
{
    private const int Quarters = 4;

    /// <summary>One stratum a row; <see cref="LabelSet.None"/> for rows that take no part. Gold where a row has it, else the teacher's.</summary>
    public static int[] Of(ExampleTable table, ReadOnlySpan<int> units)
    {
        var strata = new int[table.Count];
        if (table.HasQueries)
        {
            FillByGrade(table, units, strata);
            return strata;
        }

        int[]? functions = Functions(table.Labels);
        for (int row = 0; row < strata.Length; row++)
        {
            int label = table.Gold(row) == LabelSet.None ? table.Teacher(row) : table.Gold(row);
            strata[row] = label >= 0 && functions is not null ? functions[label] : label;
        }

        return strata;
    }

    /// <summary>A number for the functions that each label calls; null where the labels are no calls.</summary>
    private static int[]? Functions(LabelSet labels)
    {
        if (labels.Count == 0 || !labels.Names.All(n => n.StartsWith('[') && CallText.Read(n) is not null))
        {
            return null;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. labels.Names.Select(n =>
        {
            string functions = CallText.Functions(n);
            return numbers.TryGetValue(functions, out int number) ? number : numbers[functions] = numbers.Count;
        })];
    }

    private static void FillByGrade(ExampleTable table, ReadOnlySpan<int> units, int[] strata)
    {
        var queryUnits = new int[table.QueryCount];
        Array.Fill(queryUnits, -1);
        var sums = new Dictionary<int, (double Sum, int Rows)>();
        UnitTexts.RequireQueries(table);
        for (int row = 0; row < strata.Length; row++)
        {
            ref int unit = ref queryUnits[table.Query(row)];
            if (unit >= 0 && unit != units[row])
            {
                throw new ArgumentException($"The query '{table.QueryText(table.Query(row))}' lies in two units; a query is never divided.", nameof(units));
            }

            unit = units[row];
            if (Grade(table, row) is not double.NaN and double grade)
            {
                (double sum, int rows) = sums.GetValueOrDefault(unit);
                sums[unit] = (sum + grade, rows + 1);
            }
        }

        int[] ordered = [.. sums.OrderBy(u => u.Value.Sum / u.Value.Rows).ThenBy(u => u.Key).Select(u => u.Key)];
        Dictionary<int, int> quarters = ordered.Select((unit, place) => (unit, place)).ToDictionary(u => u.unit, u => (int)((long)u.place * Quarters / ordered.Length));
        for (int row = 0; row < strata.Length; row++)
        {
            strata[row] = double.IsNaN(Grade(table, row)) ? LabelSet.None : quarters[units[row]];
        }
    }

    private static double Grade(ExampleTable table, int row) => double.IsNaN(table.GoldScore(row)) ? table.TeacherScore(row) : table.GoldScore(row);
}
