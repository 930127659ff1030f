namespace Understudy.Data;

/// <summary>Counts reasons of rejection; beyond a number of different ones the rest is counted together.</summary>
internal sealed class RejectReasons
{
    private const int Maximum = 200;
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Reasons and how often, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Ordered => [.. _counts.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)];

    public void Add(string reason)
    {
        string counted = _counts.Count < Maximum || _counts.ContainsKey(reason) ? reason : "other reasons";
        _counts[counted] = _counts.GetValueOrDefault(counted) + 1;
    }
}
