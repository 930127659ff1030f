using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What the teacher's answers cost, from the test rows or, where they have no token counts, from calibration.</summary>
internal static class TeacherPrice
{
    /// <param name="request">Tables, rows and prices.</param>
    /// <param name="warnings">Receives a remark on models without a price.</param>
    /// <param name="answerOf">Which answer a row of a table belongs to, where one answer spans several rows; null when each is its own.</param>
    public static Estimate? Of(EvaluationRequest request, List<string> warnings, Func<ExampleTable, int, int>? answerOf = null)
    {
        ExampleTable table = request.TestTable ?? request.Table;
        Estimate? cost = Price(table, request.TestRows, out IReadOnlyList<string> unpriced);
        if (cost is null && unpriced.Count == 0 && request.TestTable is not null)
        {
            // A test file rarely has token counts; the calls of the main file are the same workload's.
            cost = Price(request.Table, request.CalibrationRows, out unpriced);
        }

        if (unpriced.Count > 0)
        {
            warnings.Add($"The price list has no price for {string.Join(", ", unpriced)}, so the teacher's cost is unknown: add it to the list.");
        }

        return cost;

        Estimate? Price(ExampleTable of, IReadOnlyList<int> rows, out IReadOnlyList<string> missing) =>
            CostModel.Teacher(of, rows, request.Prices, out missing, answerOf is null ? null : row => answerOf(of, row));
    }
}
