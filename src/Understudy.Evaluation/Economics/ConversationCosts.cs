using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// Costs of calls by conversation, in bounded memory: beyond the capacity, conversations are kept or dropped by a hash of their name, which
/// knows nothing of their cost, so that those kept are a random sample.
/// </summary>
internal sealed class ConversationCosts(int capacity = 50_000)
{
    private readonly Dictionary<ulong, (double Sum, long Calls)> _costs = [];
    private int _shift = 64;

    /// <summary>Conversations kept.</summary>
    public int Count => _costs.Count;

    /// <summary>Takes the cost of one call.</summary>
    public void Add(string conversation, double cost)
    {
        ulong hash = Hash(conversation);
        if (!IsKept(hash))
        {
            return;
        }

        (double sum, long calls) = _costs.GetValueOrDefault(hash);
        _costs[hash] = (sum + cost, calls + 1);
        while (_costs.Count > capacity)
        {
            _shift--;
            foreach (ulong dropped in _costs.Keys.Where(k => !IsKept(k)).ToArray())
            {
                _costs.Remove(dropped);
            }
        }
    }

    /// <summary>
    /// Mean cost of a call with a 95 % interval: the ratio of the sums over conversations, its variance by linearisation (Cochran,
    /// Sampling Techniques, §6.3), Student's t with conversations − 1 degrees. Null with fewer than two conversations.
    /// </summary>
    public Estimate? Mean()
    {
        int units = _costs.Count;
        if (units < 2)
        {
            return null;
        }

        // In order of hash, so that the same calls give the same last digit.
        (double Sum, long Calls)[] costs = [.. _costs.OrderBy(c => c.Key).Select(c => c.Value)];
        double calls = costs.Sum(c => (double)c.Calls), mean = costs.Sum(c => c.Sum) / calls;
        double squares = costs.Sum(c => (c.Sum - (mean * c.Calls)) * (c.Sum - (mean * c.Calls)));
        double error = Math.Sqrt(squares * units / (units - 1)) / calls;
        double half = StudentDistribution.Quantile(0.975, units - 1) * error;
        return new Estimate { Value = mean, Low = Math.Max(0, mean - half), High = mean + half, Count = units, Method = "ratio of sums over conversations, Student's t" };
    }

    private bool IsKept(ulong hash) => _shift == 64 || hash >> _shift == 0;

    private static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return SeededRandom.Mix(hash);
    }
}
