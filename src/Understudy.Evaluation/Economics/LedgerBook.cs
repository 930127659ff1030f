using Understudy.Core;
using Understudy.Data;

namespace Understudy.Evaluation;

/// <summary>The whole ledger.</summary>
public sealed record LedgerBook
{
    /// <summary>By workload in order of name, calls without one last.</summary>
    public required IReadOnlyList<LedgerStatement> Workloads { get; init; }

    /// <summary>The time of the first call; null without calls.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>When the books were closed.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What the large model was paid; null without prices.</summary>
    public double? LargeModelUsd => Sum(w => w.LargeModelUsd);

    /// <summary>Serving, shadow and training together; null without prices.</summary>
    public double? ComputeUsd => Sum(w => w.ServingUsd + w.ShadowUsd + w.TrainingUsd);

    /// <summary>What the cores kept for the gateway cost while they did nothing; null without prices.</summary>
    public required double? IdleUsd { get; init; }

    /// <summary>All savings, as far as they are estimated; independent errors add in squares. Null when none is.</summary>
    public required Estimate? Saved { get; init; }

    /// <summary>That, less compute and idle.</summary>
    public Estimate? Net => Saved is { } s && ComputeUsd + IdleUsd is { } spent ? s with { Value = s.Value - spent, Low = s.Low - spent, High = s.High - spent } : null;

    /// <summary>Reads calls, in any order, and closes the books.</summary>
    /// <param name="calls">The calls; content is not needed.</param>
    /// <param name="facts">Prices, training times, the day.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<LedgerBook> ReadAsync(IAsyncEnumerable<StoredCall> calls, LedgerFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(facts);
        var accounts = new Dictionary<string, LedgerAccount>(StringComparer.Ordinal);
        var unnamed = new LedgerAccount(null, facts.Prices);
        await foreach (StoredCall stored in calls.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            LedgerAccount? account = unnamed;
            if (stored.Call.Workload is { } workload && !accounts.TryGetValue(workload, out account))
            {
                accounts[workload] = account = new LedgerAccount(workload, facts.Prices);
            }

            account!.Add(stored.Call);
        }

        LedgerAccount[] open = [.. accounts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value), .. unnamed.First is null ? [] : new[] { unnamed }];
        LedgerStatement[] closed = [.. open.Select(a => a.Close(facts))];
        DateTimeOffset? from = open.Min(a => a.First);
        double? idle = facts.Prices is not { } prices || from is not { } start ? facts.Prices is null ? null : 0
            : Math.Max(0, ((facts.Now - start).TotalSeconds * facts.ServingCores) - closed.Sum(w => w.ServingSeconds + w.ShadowSeconds)) * prices.CorePerHour / 3600;
        return new LedgerBook { Workloads = closed, From = from, Until = facts.Now, IdleUsd = idle, Saved = Together([.. closed.Select(w => w.Saved).OfType<Estimate>()]) };
    }

    private static Estimate? Together(Estimate[] saved)
    {
        if (saved.Length < 2)
        {
            return saved.FirstOrDefault();
        }

        double sum = saved.Sum(s => s.Value);
        return new Estimate
        {
            Value = sum,
            Low = sum - Math.Sqrt(saved.Sum(s => (s.Value - s.Low) * (s.Value - s.Low))),
            High = sum + Math.Sqrt(saved.Sum(s => (s.High - s.Value) * (s.High - s.Value))),
            Count = saved.Sum(s => s.Count),
            Method = "sum over workloads, errors in squares",
        };
    }

    private double? Sum(Func<LedgerStatement, double?> of) => Workloads.Any(w => of(w) is null) ? null : Workloads.Sum(of);
}
