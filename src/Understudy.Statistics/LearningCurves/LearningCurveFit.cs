namespace Understudy.Statistics;

/// <summary>The curve accuracy(n) = Asymptote − Scale · n^(−Exponent) with what the data leave open about it.</summary>
public sealed class LearningCurveFit
{
    private readonly PowerLaw _law;
    private readonly PowerLaw[] _draws;

    internal LearningCurveFit(PowerLaw law, PowerLaw[] draws, double confidence, ulong seed)
    {
        _law = law;
        _draws = draws;
        Confidence = confidence;
        Seed = seed;
        AsymptoteInterval = IntervalOf(static draw => draw.Asymptote);
    }

    /// <summary>Accuracy with unlimited examples, in [0, 1].</summary>
    public double Asymptote => _law.Asymptote;

    /// <summary>The two-sided interval of <see cref="Asymptote"/>; wide unless the curve has visibly flattened.</summary>
    public Interval AsymptoteInterval { get; }

    /// <summary>What is missing at n = 1, not negative; 0 is a flat curve.</summary>
    public double Scale => _law.Scale;

    /// <summary>How fast the rest shrinks, in [<see cref="PowerLawCurve.LeastExponent"/>, <see cref="PowerLawCurve.GreatestExponent"/>].</summary>
    public double Exponent => _law.Exponent;

    /// <summary>The nominal confidence of all intervals.</summary>
    public double Confidence { get; }

    /// <summary>The seed of the bootstrap.</summary>
    public ulong Seed { get; }

    /// <summary>The curve's accuracy at a number of training examples.</summary>
    /// <param name="size">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the size is not positive and finite.</exception>
    public double Predict(double size)
    {
        Require.Positive(size);
        return _law.At(size);
    }

    /// <summary>The two-sided interval of <see cref="Predict"/> (of the mean accuracy, not of one measurement of it).</summary>
    /// <param name="size">Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the size is not positive and finite.</exception>
    public Interval PredictInterval(double size)
    {
        Require.Positive(size);
        return IntervalOf(draw => draw.At(size));
    }

    /// <summary>How many training examples reach <paramref name="target"/>; 1 where any number does.</summary>
    /// <param name="target">An accuracy, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">When the target is no probability.</exception>
    public SizeEstimate RequiredSize(double target)
    {
        Require.Probability(target);
        Interval interval = IntervalOf(draw => draw.SizeFor(target));
        int below = 0;
        foreach (PowerLaw draw in _draws)
        {
            below += draw.Asymptote < target ? 1 : 0;
        }

        return new SizeEstimate(_law.SizeFor(target), interval.Low, interval.High, _law.Asymptote < target && below >= Confidence * _draws.Length);
    }

    private Interval IntervalOf(Func<PowerLaw, double> value)
    {
        double[] values = Array.ConvertAll(_draws, draw => value(draw));
        Array.Sort(values);
        double tail = 0.5 * (1 - Confidence) * values.Length;
        int low = Math.Clamp((int)Math.Floor(tail), 0, values.Length - 1);
        int high = Math.Clamp(values.Length - 1 - low, 0, values.Length - 1);
        return new Interval(values[low], values[high]);
    }
}
