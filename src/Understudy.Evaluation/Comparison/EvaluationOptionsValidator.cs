using System.Globalization;

namespace Understudy.Evaluation;

/// <summary>Checks options and reports every fault at once.</summary>
public static class EvaluationOptionsValidator
{
    /// <summary>The faults, each naming the option and the fix; empty when there are none.</summary>
    public static IReadOnlyList<string> Validate(EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        Share(nameof(options.Margin), options.Margin, 1);
        Share(nameof(options.MinAgreement), options.MinAgreement, 1);
        Share(nameof(options.MaxError), options.MaxError, 1);
        Share(nameof(options.Confidence), options.Confidence, 1);
        Share(nameof(options.Alpha), options.Alpha, 0.5);
        Share(nameof(options.Power), options.Power, 1);
        if (options.Target is { } target)
        {
            Share(nameof(options.Target), target, 1);
        }

        if (options.SampledGoldProbability is { } p && !(p is > 0 and <= 1))
        {
            faults.Add(Say(nameof(options.SampledGoldProbability), p, "above 0 and at most 1"));
        }

        if (options.RelevantFrom is { } relevant && !(relevant > 0 && double.IsFinite(relevant)))
        {
            faults.Add(Say(nameof(options.RelevantFrom), relevant, "above 0"));
        }

        Tolerance(nameof(options.Equality.AbsoluteTolerance), options.Equality.AbsoluteTolerance);
        Tolerance(nameof(options.Equality.RelativeTolerance), options.Equality.RelativeTolerance);
        Whole(nameof(options.Replicates), options.Replicates, 100, 10_000);
        Whole(nameof(options.ExpiryDays), options.ExpiryDays, 1, 3650);
        Whole(nameof(options.WorstMistakes), options.WorstMistakes, 0, 1000);
        return faults;

        void Share(string name, double value, double below)
        {
            if (!(value > 0 && value < below))
            {
                faults.Add(Say(name, value, string.Create(CultureInfo.InvariantCulture, $"above 0 and below {below}")));
            }
        }

        void Tolerance(string name, double value)
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                faults.Add(Say(name, value, "of 0 or more"));
            }
        }

        void Whole(string name, int value, int low, int high)
        {
            if (value < low || value > high)
            {
                faults.Add(Say(name, value, string.Create(CultureInfo.InvariantCulture, $"from {low} to {high}")));
            }
        }

        static string Say(string name, double found, string expected) => string.Create(CultureInfo.InvariantCulture, $"{name} is {found}; give a number {expected}.");
    }
}
