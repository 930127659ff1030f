using System.Globalization;
using System.Text.Json;

namespace Understudy.Data;

/// <summary>Answers that state a probability for each label: <c>{"up":0.7,"down":0.3}</c>, or log-probabilities.</summary>
internal static class LabelDistribution
{
    private const double Tolerance = 0.02;

    /// <summary>The distribution, scaled to sum to 1, or null when the properties are none. One entry of 1 counts only where <paramref name="single"/> allows it.</summary>
    public static Dictionary<string, double>? From(List<AnswerProperty> properties, bool single = false)
    {
        if (properties.Count < (single ? 1 : 2) || properties.Exists(p => p.Kind != JsonValueKind.Number))
        {
            return null;
        }

        double[] values = [.. properties.Select(p => double.Parse(p.Value, NumberStyles.Float, CultureInfo.InvariantCulture))];
        if (Array.TrueForAll(values, v => v <= 0) && Array.Exists(values, v => v < 0))
        {
            values = [.. values.Select(Math.Exp)];
        }
        else if (Array.Exists(values, v => v < 0))
        {
            return null;
        }

        double sum = values.Sum();
        if (!(Math.Abs(sum - 1) <= Tolerance))
        {
            return null;
        }

        var distribution = new Dictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++)
        {
            distribution[properties[i].Name] = values[i] / sum;
        }

        return distribution;
    }

    /// <summary>The likeliest label; ordinal order breaks ties.</summary>
    public static string Mode(IReadOnlyDictionary<string, double> distribution) =>
        distribution.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).First().Key;

    /// <summary>Probabilities of tokens as a distribution over the labels among them; null when the labels hold less than nine tenths of it.</summary>
    public static Dictionary<string, double>? Over(IReadOnlySet<string> labels, IReadOnlyDictionary<string, double> tokens)
    {
        KeyValuePair<string, double>[] known = [.. tokens.Where(t => labels.Contains(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal)];
        double sum = known.Sum(t => t.Value);
        return known.Length < 2 || sum < 0.9 ? null : known.ToDictionary(t => t.Key, t => t.Value / sum, StringComparer.Ordinal);
    }
}
