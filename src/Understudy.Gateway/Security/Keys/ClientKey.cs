namespace Understudy.Gateway;

/// <summary>One client's key as it is stored: what it may do, and a keyed hash of it; never the key itself.</summary>
public sealed record ClientKey
{
    /// <summary>Eight letters and digits (<c>a-z2-7</c>): the middle of <c>us-ID-SECRET</c>. No secret; stays the same when the key is rotated.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>HMAC-SHA256 of the whole key under the server's secret, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash before the last rotation; null when there was none.</summary>
    public string? PreviousHash { get; init; }

    /// <summary>Until when the key before the last rotation is accepted as well.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>From when it is refused; null is never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>Requests a minute, at least 1; null is no limit.</summary>
    public double? RatePerMinute { get; init; }

    /// <summary>US dollars a calendar month (UTC), at least 0; null is no limit.</summary>
    public double? BudgetDollars { get; init; }

    /// <summary>Names of the workloads that it may use; null is all.</summary>
    public IReadOnlyList<string>? Workloads { get; init; }

    /// <summary>Whether it may use a workload (null: a call that belongs to none, which a limited key may not make).</summary>
    public bool Allows(string? workload) => Workloads is null || (workload is not null && Workloads.Contains(workload, StringComparer.Ordinal));
}
