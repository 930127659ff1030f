using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What a request about relevance must satisfy besides: rows have queries, and a query lies on one side and in one unit.</summary>
internal static class QueryCheck
{
    public static IEnumerable<string> Faults(EvaluationRequest request)
    {
        ExampleTable test = request.TestTable ?? request.Table;
        (string Name, ExampleTable Table, IReadOnlyList<int> Rows, IReadOnlyList<int>? Units)[] parts =
        [
            ("CalibrationRows", request.Table, request.CalibrationRows, request.Units),
            ("TestRows", test, request.TestRows, request.TestTable is null ? request.Units : request.TestUnits),
        ];
        foreach ((string name, ExampleTable table, IReadOnlyList<int> rows, IReadOnlyList<int>? units) in parts)
        {
            int[] without = [.. rows.Where(r => table.Query(r) < 0).Take(1)];
            if (without.Length > 0)
            {
                yield return $"{name} names row {without[0]}, which has no query: relevance is judged by query.";
            }

            if (units is not null && rows.GroupBy(table.Query).FirstOrDefault(q => q.Select(r => units[r]).Distinct().Skip(1).Any()) is { } split)
            {
                yield return $"{name}: the rows of query {split.Key} belong to different units; a query belongs to one.";
            }
        }

        if (request.TestTable is null)
        {
            var calibration = new HashSet<int>(request.CalibrationRows.Select(request.Table.Query));
            if (request.TestRows.Select(request.Table.Query).FirstOrDefault(q => q >= 0 && calibration.Contains(q), -1) is >= 0 and int shared)
            {
                yield return $"Query {shared} has calibration and test rows; the threshold would be judged on queries that it was certified on.";
            }
        }
    }
}
