using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>What a new client key may do.</summary>
public sealed record ClientKeyOptions
{
    /// <summary>For people: 1 to 100 characters, none of them a control character.</summary>
    public required string Name { get; init; }

    /// <summary>Requests a minute, 1 to 1e9; null (the default) is no limit.</summary>
    public double? RatePerMinute { get; init; }

    /// <summary>US dollars a calendar month, 0 to 1e12; null (the default) is no limit.</summary>
    public double? BudgetDollars { get; init; }

    /// <summary>How long it is valid, more than zero; null (the default) is for ever.</summary>
    public TimeSpan? ValidFor { get; init; }

    /// <summary>Workloads that it may use; null (the default) is all.</summary>
    public IReadOnlyList<string>? Workloads { get; init; }

    /// <summary>Refuses options out of range, all errors in one message.</summary>
    /// <exception cref="UnderstudyException">With <see cref="ErrorCode.OptionsInvalid"/>.</exception>
    public void Validate()
    {
        var errors = new List<string>();
        if (Name.Length is 0 or > 100 || Name.Any(char.IsControl))
        {
            errors.Add("name: 1 to 100 characters without control characters");
        }

        if (!(RatePerMinute is null or (>= 1 and <= 1e9)))
        {
            errors.Add("rate: between 1 and 1e9 requests a minute");
        }

        if (!(BudgetDollars is null or (>= 0 and <= 1e12)))
        {
            errors.Add("budget: between 0 and 1e12 US dollars a month");
        }

        if (ValidFor <= TimeSpan.Zero || ValidFor > TimeSpan.FromDays(36_500))
        {
            errors.Add("expires: more than zero, at most 100 years");
        }

        if (Workloads is { Count: 0 } || Workloads?.Any(string.IsNullOrWhiteSpace) == true)
        {
            errors.Add("workloads: at least one name, none of them empty");
        }

        if (errors.Count > 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The client key's options are out of range: {string.Join("; ", errors)}.");
        }
    }
}
