using System.Globalization;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Checks a request and reports every fault at once.</summary>
internal static class RequestCheck
{
    /// <exception cref="ArgumentException">When options or rows are invalid; the message lists every fault.</exception>
    public static void Check(EvaluationRequest request)
    {
        var faults = new List<string>(EvaluationOptionsValidator.Validate(request.Options));
        ExampleTable test = request.TestTable ?? request.Table;
        int before = faults.Count;
        Rows("CalibrationRows", request.CalibrationRows, request.Table.Count);
        Rows("TestRows", request.TestRows, test.Count);
        Rows("TrainRows", request.TrainRows, request.Table.Count);
        Units("Units", request.Units, request.Table.Count);
        Units("TestUnits", request.TestTable is null ? null : request.TestUnits, test.Count);
        bool areRowsSound = faults.Count == before;
        if (request.LookNumber < 1)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"LookNumber is {request.LookNumber}; the first look is 1."));
        }

        if (request.TestTable is { } own && !own.Labels.Names.SequenceEqual(request.Table.Labels.Names, StringComparer.Ordinal))
        {
            faults.Add("TestTable has other labels than Table; build it with Table.Labels.");
        }

        if (request.TestTable is null)
        {
            var calibration = new HashSet<int>(request.CalibrationRows);
            if (request.TestRows.FirstOrDefault(calibration.Contains, -1) is >= 0 and int shared)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"Row {shared} is both a calibration and a test row; the threshold would be judged on rows that it was certified on."));
            }
        }

        string[] names = [request.Specialist.Name, .. request.Others.Select(o => o.Name)];
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            faults.Add($"Responders need different names; found {string.Join(", ", names)}.");
        }

        if (request.Others.Count(o => o.Kind == ResponderKind.Teacher) > 1)
        {
            faults.Add("There can be one teacher only; give the others as responders.");
        }

        if (request.Workload.Kind == WorkloadKind.Relevance && areRowsSound)
        {
            faults.AddRange(QueryCheck.Faults(request));
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(request));
        }

        void Rows(string name, IReadOnlyList<int> rows, int count)
        {
            int[] outside = [.. rows.Where(r => r < 0 || r >= count).Take(1)];
            if (outside.Length > 0)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} names row {outside[0]}, but the table has {count} rows."));
            }
            else if (rows.Distinct().Count() < rows.Count)
            {
                faults.Add($"{name} names a row twice.");
            }
        }

        void Units(string name, IReadOnlyList<int>? units, int count)
        {
            if (units is not null && units.Count != count)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} has {units.Count} entries; give one for each of the table's {count} rows."));
            }
        }
    }
}
