using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>How grades are read: what they gain, and from where an item is relevant. Fixed before any answer is seen.</summary>
/// <param name="Gain">What a grade is worth.</param>
/// <param name="RelevantFrom">The least grade of a relevant item.</param>
internal sealed record Grading(GradeGain Gain, double RelevantFrom)
{
    /// <summary>
    /// As the options say. Where they leave relevance open, an item is relevant from half of the highest grade on that training and
    /// calibration rows have (test rows, where those have none): 1 of 0/1, 2 of 0–3, 0.5 of scores from 0 to 1.
    /// </summary>
    public static Grading Of(EvaluationRequest request, TruthKind truth)
    {
        GradeGain gain = request.Options.Gain;
        if (request.Options.RelevantFrom is { } stated)
        {
            return new Grading(gain, stated);
        }

        double highest = Highest(request.Table, request.TrainRows.Concat(request.CalibrationRows));
        highest = highest > 0 ? highest : Highest(request.TestTable ?? request.Table, request.TestRows);
        return new Grading(gain, highest > 0 ? highest / 2 : 1);

        double Highest(ExampleTable table, IEnumerable<int> rows) =>
            rows.Select(r => JudgedQueries.Grade(table, r, truth, gain)).Where(g => !double.IsNaN(g)).DefaultIfEmpty(0).Max();
    }
}
