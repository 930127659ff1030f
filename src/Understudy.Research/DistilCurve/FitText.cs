namespace Understudy.Research;

/// <summary>The fitted curve in a sentence.</summary>
internal static class FitText
{
    public static string Of(DistilCurveResult result)
    {
        if (result.Fit is not { } fit)
        {
            return "With fewer than three pools no curve can be fitted.";
        }

        var format = DifferenceText.For(result.Metric);
        string law = $"The power law through the student's {result.Metric} flattens at {format.Value(fit.Asymptote)} {format.Range(fit.AsymptoteLow, fit.AsymptoteHigh)}";
        string teacher = format.Value(result.Teacher.Value);
        return fit.Rows is { } rows
            ? $"{law} and meets the teacher's {teacher} at about {DifferenceText.Rows(rows)} rows ({DifferenceText.Rows(fit.Low ?? 1)} to {(fit.High is { } high ? DifferenceText.Rows(high) : "never")}, the teacher's figure taken as fixed). Beyond a doubling of the largest pool that is a sketch."
            : $"{law}, below the teacher's {teacher}{(fit.Unreachable ? $" (at {100 * result.Facts.Confidence:0.#} % confidence)" : fit.Low is { } low ? $"; the data leave room for a meeting from {DifferenceText.Rows(low)} rows on" : "")}: by this fit it never meets it.";
    }
}
