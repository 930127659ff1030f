using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// How good a ranker thinks that its ranking of one query is: the NDCG that its own order has in expectation when the
/// items' grades are drawn, independently of each other, from its own distributions, passed through a monotone map that
/// was fitted on out-of-sample queries so that the mean confidence is the mean NDCG. In [0, 1]. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// The expectation is taken by simulation with a fixed seed: the same outputs give the same confidence, whatever order the
/// items come in. Draws in which no item has a grade above the lowest have no NDCG and are left out. Inputs: all
/// candidates of the query, with calibrated probabilities. When not to use it: to certify anything; a threshold on it is
/// certified by its kept queries' loss.
/// </remarks>
public sealed class QueryConfidence
{
    // One draw of 512 has a standard error of a few thousandths; long lists average themselves and get fewer.
    private const int MostDraws = 512, FewestDraws = 64, DrawnItems = 1 << 15;

    private static readonly Seed Draws = new Seed(0x4E444347).For("query confidence");

    private readonly RankingParameters _parameters;
    private readonly double[] _gains; // [grades], by rising class

    /// <summary>Prepares a confidence.</summary>
    /// <param name="parameters">From the manifest.</param>
    /// <param name="grades">Value of each class; null for a model with one real-valued output.</param>
    /// <exception cref="ArgumentException">When neither grades nor noise are given, or a number is out of range.</exception>
    public QueryConfidence(RankingParameters parameters, IReadOnlyList<double>? grades)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        bool usable = parameters is { Cutoff: >= 1, Slope: >= 0 } && double.IsFinite(parameters.Slope) && double.IsFinite(parameters.Offset);
        usable &= parameters.Noise is { } noise
            ? noise is { Scale: >= 0, Deviation: > 0, Highest: > 0 } && double.IsFinite(noise.Scale + noise.Offset + noise.Deviation + noise.Highest)
            : grades is { Count: > 1 } && grades.All(double.IsFinite);
        if (!usable)
        {
            throw new ArgumentException($"Expected a cut-off of at least 1, finite numbers, a slope of at least 0, and either at least two grades or a noise above 0; found {parameters} with {grades?.Count ?? 0} grades.", nameof(parameters));
        }

        _parameters = parameters;
        double lowest = Math.Min(0, grades?.Min() ?? 0);
        _gains = [.. (grades ?? []).Select(g => g - lowest)];
    }

    /// <summary>The calibrated confidence in the order of a model with one output a grade.</summary>
    /// <param name="scores">The score of each item: what it is ranked by.</param>
    /// <param name="probabilities">[items, grades] calibrated probability of each grade.</param>
    public double Of(ReadOnlySpan<float> scores, ReadOnlySpan<float> probabilities) => Calibrated(scores.Length, Expected(scores, probabilities));

    /// <summary>The calibrated confidence in the order of a model with one real-valued output.</summary>
    /// <param name="scores">The score of each item.</param>
    public double Of(ReadOnlySpan<float> scores) => Calibrated(scores.Length, Expected(scores));

    /// <summary>The expected NDCG before calibration, of a model with one output a grade.</summary>
    /// <param name="scores">The score of each item: what it is ranked by.</param>
    /// <param name="probabilities">[items, grades] calibrated probability of each grade.</param>
    /// <exception cref="ArgumentException">When the lengths do not fit.</exception>
    public double Expected(ReadOnlySpan<float> scores, ReadOnlySpan<float> probabilities)
    {
        int items = scores.Length, grades = _gains.Length;
        if (probabilities.Length != items * grades || grades == 0)
        {
            throw new ArgumentException($"Expected {grades} probabilities for each of {items} items; found {probabilities.Length}.", nameof(probabilities));
        }

        float[] values = scores.ToArray(), p = probabilities.ToArray();
        int[] order = [.. Enumerable.Range(0, items)];
        // Equal scores are ordered by what else is known, so that the draws do not depend on the order of the items.
        Array.Sort(order, (a, b) => values[b].CompareTo(values[a]) is var c and not 0 ? c : p.AsSpan(a * grades, grades).SequenceCompareTo(p.AsSpan(b * grades, grades)));
        double[] discounts = SharedDiscounts([.. order.Select(i => values[i])]), places = Places(items);
        int[] byGain = [.. Enumerable.Range(0, grades).OrderByDescending(c => _gains[c])];
        var drawn = new int[grades];
        var random = new SeededRandom(Draws);
        int draws = DrawsFor(items), defined = 0;
        double sum = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            Array.Clear(drawn);
            double gain = 0;
            for (int i = 0; i < items; i++)
            {
                int grade = Draw(p.AsSpan(order[i] * grades, grades), random.NextDouble());
                drawn[grade]++;
                gain += discounts[i] * _gains[grade];
            }

            double ideal = 0;
            int place = 0;
            foreach (int grade in byGain)
            {
                int end = Math.Min(places.Length, place + drawn[grade]);
                for (; place < end; place++)
                {
                    ideal += places[place] * _gains[grade];
                }
            }

            if (ideal > 0)
            {
                sum += gain / ideal;
                defined++;
            }
        }

        return defined > 0 ? Math.Min(1, sum / defined) : Alone(order, discounts, i => MeanGain(p.AsSpan(i * grades, grades)));
    }

    /// <summary>The expected NDCG before calibration, of a model with one real-valued output.</summary>
    /// <param name="scores">The score of each item.</param>
    public double Expected(ReadOnlySpan<float> scores)
    {
        ScoreNoise noise = _parameters.Noise ?? throw new InvalidOperationException("A model with one output a grade needs its probabilities.");
        float[] sorted = scores.ToArray();
        Array.Sort(sorted, (a, b) => b.CompareTo(a));
        double[] discounts = SharedDiscounts(sorted), places = Places(sorted.Length), best = new double[places.Length];
        var random = new SeededRandom(Draws);
        int draws = DrawsFor(sorted.Length), defined = 0;
        double sum = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            Array.Clear(best);
            double gain = 0;
            for (int i = 0; i < sorted.Length; i++)
            {
                double grade = Math.Clamp(noise.Offset + (noise.Scale * sorted[i]) + (noise.Deviation * random.NextGaussian()), 0, noise.Highest);
                gain += discounts[i] * grade;
                Insert(best, grade);
            }

            double ideal = 0;
            for (int place = 0; place < best.Length; place++)
            {
                ideal += places[place] * best[place];
            }

            if (ideal > 0)
            {
                sum += gain / ideal;
                defined++;
            }
        }

        // Only the tail of the error reaches above 0 then, and it does so likeliest for the first item.
        return defined > 0 ? Math.Min(1, sum / defined) : sorted.Length == 0 ? 1 : discounts[0] / places[0];
    }

    /// <summary>Log-odds of an expectation, cut so that 0 and 1 stay finite.</summary>
    public static double LogOdds(double expected)
    {
        double cut = Math.Clamp(expected, 1e-3, 1 - 1e-3);
        return Math.Log(cut / (1 - cut));
    }

    private double Calibrated(int items, double expected) => items < 2 ? 1 : 1 / (1 + Math.Exp(-(_parameters.Offset + (_parameters.Slope * LogOdds(expected)))));

    /// <summary>In the limit of no relevant item but one: each item is the one in proportion to its expected gain.</summary>
    private static double Alone(int[] order, double[] discounts, Func<int, double> gain)
    {
        double sum = 0, all = 0;
        for (int i = 0; i < order.Length; i++)
        {
            double g = gain(order[i]);
            sum += g * discounts[i];
            all += g;
        }

        return all > 0 ? Math.Min(1, sum / all) : 1;
    }

    private double MeanGain(ReadOnlySpan<float> probabilities)
    {
        double mean = 0;
        for (int c = 0; c < probabilities.Length; c++)
        {
            mean += probabilities[c] * _gains[c];
        }

        return mean;
    }

    private static int Draw(ReadOnlySpan<float> probabilities, double at)
    {
        for (int c = 0; c < probabilities.Length - 1; c++)
        {
            at -= probabilities[c];
            if (at < 0)
            {
                return c;
            }
        }

        return probabilities.Length - 1;
    }

    private static void Insert(double[] best, double value)
    {
        int at = best.Length;
        while (at > 0 && best[at - 1] < value)
        {
            at--;
        }

        if (at < best.Length)
        {
            Array.Copy(best, at, best, at + 1, best.Length - at - 1);
            best[at] = value;
        }
    }

    private static int DrawsFor(int items) => Math.Clamp(DrawnItems / Math.Max(1, items), FewestDraws, MostDraws);

    private double[] Places(int items) => [.. Enumerable.Range(0, Math.Min(items, _parameters.Cutoff)).Select(place => 1 / Math.Log2(place + 2))];

    /// <summary>The discount of each place; equal scores share theirs.</summary>
    private double[] SharedDiscounts(float[] sorted)
    {
        var result = new double[sorted.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            double sum = 0;
            for (end = start; end < sorted.Length && sorted[end].CompareTo(sorted[start]) == 0; end++)
            {
                sum += end < _parameters.Cutoff ? 1 / Math.Log2(end + 2) : 0;
            }

            Array.Fill(result, sum / (end - start), start, end - start);
        }

        return result;
    }
}
