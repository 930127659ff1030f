using System.Collections.Concurrent;

namespace Understudy.Gateway;

/// <summary>
/// Lets so many different names into a metric and calls every further one <c>other</c>: what clients may choose freely must not make time series
/// without end. Thread-safe.
/// </summary>
internal sealed class BoundedNames(int most)
{
    private const string Other = "other";
    private const int LongestName = 100;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>The name, or <c>other</c>.</summary>
    public string Of(string? name) =>
        name is null ? "unknown"
        : _known.ContainsKey(name) ? name
        : name.Length <= LongestName && _known.Count < most && (_known.TryAdd(name, true) || _known.ContainsKey(name)) ? name
        : Other;
}
