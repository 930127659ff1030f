using System.Runtime.InteropServices;

namespace Understudy.Data;

/// <summary>
/// Tests whether a set of labels keeps growing. Were the labels exchangeable in time, a label that occurs c times in all would be missing from
/// the first half with probability 2^−c; more labels that appear in the second half only than this explains are growth.
/// </summary>
internal sealed class LabelGrowth
{
    private const int MostLabels = 20_000;
    private const double LeastShare = 0.15; // of all labels: a prompt's new version may add a few to a closed set
    private const double LeastNew = 3;
    private const double LeastMass = 0.02; // of the second half's answers: a few odd ones are slips
    private const double Surprise = 3; // standard deviations
    private readonly Dictionary<string, Seen> _seen = new(StringComparer.Ordinal);

    /// <summary>Counts a label.</summary>
    /// <param name="label">The label.</param>
    /// <param name="secondHalf">Whether it came in the second half of the time.</param>
    public void Add(string label, bool secondHalf)
    {
        if (_seen.Count >= MostLabels && !_seen.ContainsKey(label))
        {
            return;
        }

        ref Seen seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, label, out _);
        seen = new Seen(seen.First + (secondHalf ? 0 : 1), seen.Second + (secondHalf ? 1 : 0));
    }

    /// <summary>Whether the set grows.</summary>
    /// <param name="fresh">Labels that appeared in the second half only.</param>
    /// <param name="expected">How many would have by chance.</param>
    public bool Grows(out int fresh, out double expected)
    {
        (fresh, expected) = (0, 0);
        double variance = 0;
        long freshAnswers = 0, second = 0;
        foreach (Seen seen in _seen.Values)
        {
            fresh += seen.First == 0 ? 1 : 0;
            freshAnswers += seen.First == 0 ? seen.Second : 0;
            second += seen.Second;
            double missing = Math.Pow(0.5, seen.First + seen.Second);
            expected += missing;
            variance += missing * (1 - missing);
        }

        return freshAnswers >= LeastMass * second && fresh - expected >= Math.Max(LeastNew, LeastShare * _seen.Count) && fresh - expected >= Surprise * Math.Sqrt(variance);
    }

    private readonly record struct Seen(int First, int Second);
}
