using System.Globalization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>Which recorded calls a name means: those that were named so, those of the workload's prompt, or those of a prompt named by the beginning of its fingerprint.</summary>
public static class RecordedWorkload
{
    private const int ShortestPrefix = 4;
    private const int Shown = 10;

    /// <summary>The filter.</summary>
    /// <exception cref="UnderstudyException">When nothing is recorded under that name; the message lists what is.</exception>
    public static async Task<CallFilter> FindAsync(Session session, ICallStore store, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(name);
        WorkloadRecord? known = session.Workspace.ListWorkloads().FirstOrDefault(w => w.Id == name || w.Name == name);
        var named = new CallFilter { Workload = name, Fingerprints = known?.Fingerprints ?? [] };
        if (await store.CountAsync(named, cancellationToken) > 0)
        {
            return named;
        }

        var prompts = new Dictionary<string, long>(StringComparer.Ordinal);
        var names = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (StoredCall call in store.ReadAsync(new CallFilter { WithContent = false }, cancellationToken))
        {
            Count(prompts, call.Call.Fingerprint);
            Count(names, call.Call.Workload);
        }

        string[] matching = name.Length >= ShortestPrefix ? [.. prompts.Keys.Where(p => p.StartsWith(name, StringComparison.OrdinalIgnoreCase))] : [];
        return matching switch
        {
            [var one] => new CallFilter { Fingerprints = [one] },
            [] => throw new UnderstudyException(ErrorCode.NotFound, $"{store.Place}: no recorded call is of a workload '{name}', and no prompt's fingerprint begins so. {Offer(names, prompts)}"),
            _ => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{store.Place}: the fingerprints of {matching.Length} prompts begin with '{name}': {string.Join(", ", matching.Take(Shown))}. Give more digits."),
        };
    }

    private static string Offer(Dictionary<string, long> names, Dictionary<string, long> prompts)
    {
        string[] offered =
        [
            names.Count > 0 ? "Workloads: " + List(names, n => n) : "",
            prompts.Count > 0 ? "Prompts: " + List(prompts, p => p[..12]) : "",
        ];
        return names.Count + prompts.Count == 0 ? "Nothing is recorded yet." : string.Join(" ", offered.Where(o => o.Length > 0));
    }

    private static string List(Dictionary<string, long> counts, Func<string, string> show) =>
        string.Join(", ", counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Shown).Select(c => string.Create(CultureInfo.InvariantCulture, $"{show(c.Key)} ({c.Value:#,0} calls)"))) + (counts.Count > Shown ? ", …." : ".");

    private static void Count(Dictionary<string, long> counts, string? key)
    {
        if (key is not null)
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
    }
}
