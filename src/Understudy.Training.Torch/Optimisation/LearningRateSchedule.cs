using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>The learning rate of every step: a straight climb to the peak, then a fall or none. A pure function of the step.</summary>
/// <remarks>
/// With W steps of warm-up of S in all, step k (from 0) has rate peak · (k + 1) / W while k &lt; W, so that the last of them is at the
/// peak; after it, with x = (k + 1 − W) / (S + 1 − W), peak · ½ (1 + cos πx) or peak · (1 − x). No step of the run has rate 0: x reaches
/// 1 one step after the last. Steps beyond the run stay at 0 (at the peak when constant). Reference: Vaswani et al., 1706.03762, section
/// 5.3, for the warm-up; Loshchilov and Hutter, 1608.03983, for the cosine.
/// </remarks>
public sealed class LearningRateSchedule
{
    private readonly double _peak;
    private readonly int _steps;
    private readonly int _warmUp;
    private readonly ScheduleShape _shape;

    /// <summary>Sets the schedule.</summary>
    /// <param name="peak">The highest rate, above 0, at most 10.</param>
    /// <param name="steps">How many steps the run has, at least 1.</param>
    /// <param name="warmUp">The share of steps that climb, 0 to 1, rounded up to whole steps.</param>
    /// <param name="shape">What comes after.</param>
    /// <exception cref="ArgumentException">With everything that is out of range.</exception>
    public LearningRateSchedule(double peak, int steps, double warmUp, ScheduleShape shape)
    {
        List<string> errors = [];
        Require(peak is > 0 and <= 10, $"The peak is {peak}; give more than 0, at most 10.");
        Require(steps >= 1, $"The steps are {steps}; give at least 1.");
        Require(warmUp is >= 0 and <= 1, $"The warm-up is {warmUp}; give a share of 0 to 1.");
        Require(Enum.IsDefined(shape), $"The shape is {(int)shape}; give Cosine, Linear or Constant.");
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors));
        }

        // A share that came from a float (0.1f of 100 steps is 10.00000015) must not be rounded up to one step more.
        (_peak, _steps, _warmUp, _shape) = (peak, steps, (int)Math.Ceiling(steps * warmUp * (1 - 1e-6)), shape);

        void Require(bool holds, FormattableString message)
        {
            if (!holds)
            {
                errors.Add(message.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>The rate of a step.</summary>
    /// <param name="step">Steps finished before it, 0 or more.</param>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        if (step < _warmUp)
        {
            return _peak * ((step + 1.0) / _warmUp); // the quotient is exactly 1 at the end
        }

        double passed = Math.Min(1, (step + 1.0 - _warmUp) / (_steps + 1.0 - _warmUp));
        return _shape switch
        {
            ScheduleShape.Cosine => _peak * 0.5 * (1 + Math.Cos(Math.PI * passed)),
            ScheduleShape.Linear => _peak * (1 - passed),
            _ => _peak,
        };
    }
}
