using System.Collections.Concurrent;

namespace Understudy.Gateway;

/// <summary>
/// What each client key has spent in this calendar month (UTC). A call is charged when it has ended, so calls that run side by side may pass
/// the budget by what they cost. Thread-safe.
/// </summary>
public sealed class BudgetMeter(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>Adds what a call cost, or at the start what the record says was spent this month.</summary>
    /// <param name="keyId">The key's id.</param>
    /// <param name="dollars">US dollars, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the sum is negative or no number.</exception>
    public void Charge(string keyId, double dollars)
    {
        if (!(dollars >= 0 && double.IsFinite(dollars)))
        {
            throw new ArgumentOutOfRangeException(nameof(dollars), dollars, "US dollars, at least 0.");
        }

        int month = Month();
        Account account = _accounts.GetOrAdd(keyId, static _ => new Account());
        lock (account)
        {
            account.Spent = account.Month == month ? account.Spent + dollars : dollars;
            account.Month = month;
        }
    }

    /// <summary>US dollars spent this month.</summary>
    public double Spent(string keyId)
    {
        if (!_accounts.TryGetValue(keyId, out Account? account))
        {
            return 0;
        }

        lock (account)
        {
            return account.Month == Month() ? account.Spent : 0;
        }
    }

    /// <summary>Whether a key has some of its budget left.</summary>
    public bool Allows(ClientKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.BudgetDollars is not { } budget || Spent(key.Id) < budget;
    }

    /// <summary>How long until a new month begins.</summary>
    public TimeSpan UntilNextMonth()
    {
        DateTimeOffset now = time.GetUtcNow();
        return new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) - now;
    }

    private int Month()
    {
        DateTimeOffset now = time.GetUtcNow();
        return (now.Year * 12) + now.Month;
    }

    private sealed class Account
    {
        public int Month;
        public double Spent;
    }
}
