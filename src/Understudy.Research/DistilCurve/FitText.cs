namespace Understudy.Research;

/// <summary>The fitted curve in a sentence.</summary>
internal static class FitText
{
    // Further out a power law through a few pools says nothing that a number of rows could express.
    private const double Furthest = 1000;

    public static string Of(DistilCurveResult result)
    {
        if (result.Fit is not { } fit)
        {
            return "With fewer than three pools no curve can be fitted.";
        }

        var format = DifferenceText.For(result.Metric);
        string law = $"The power law through the student's {result.Metric} flattens at {format.Value(fit.Asymptote)} {format.Range(fit.AsymptoteLow, fit.AsymptoteHigh)}";
        string teacher = format.Value(result.Teacher.Value);
        double furthest = Furthest * result.Facts.Pools[^1];
        if (fit.Rows > furthest)
        {
            return $"{law}; it does not meet the teacher's {teacher} within {DifferenceText.Rows(Furthest)} times the largest pool.";
        }

        return fit.Rows is { } rows
            ? $"{law} and meets the teacher's {teacher} at about {DifferenceText.Rows(rows)} rows ({DifferenceText.Rows(fit.Low ?? 1)} to {(fit.High is not { } high ? "never" : high > furthest ? "out of sight" : DifferenceText.Rows(high))}, the teacher's figure taken as fixed). Beyond a doubling of the largest pool that is a sketch."
            : $"{law}, below the teacher's {teacher}{(fit.Unreachable ? $" (at {100 * result.Facts.Confidence:0.#} % confidence)" : fit.Low is { } low && low <= furthest ? $"; the data leave room for a meeting from {DifferenceText.Rows(low)} rows on" : "")}: by this fit it never meets it.";
    }
}
