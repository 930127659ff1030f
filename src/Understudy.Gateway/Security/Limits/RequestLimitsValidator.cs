using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>Refuses limits out of range, all errors at once.</summary>
public static class RequestLimitsValidator
{
    /// <summary>What is wrong: one line an error, naming the option, its range, and what was found; empty when nothing is.</summary>
    public static IReadOnlyList<string> Errors(RequestLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var errors = new List<string>();
        Number(nameof(limits.MaxBodyBytes), limits.MaxBodyBytes, 1 << 10, 1 << 30);
        Number(nameof(limits.MaxInflatedBytes), limits.MaxInflatedBytes, 1 << 10, 1 << 30);
        Number(nameof(limits.MaxInflateRatio), limits.MaxInflateRatio, 2, 10_000);
        Number(nameof(limits.MaxJsonDepth), limits.MaxJsonDepth, 4, 1_000);
        Number(nameof(limits.MaxHeaderCount), limits.MaxHeaderCount, 20, 1_000);
        Number(nameof(limits.MaxHeaderBytes), limits.MaxHeaderBytes, 4 << 10, 1 << 20);
        Number(nameof(limits.MaxRequestLineBytes), limits.MaxRequestLineBytes, 1 << 10, 64 << 10);
        Number(nameof(limits.MaxConnections), limits.MaxConnections ?? 1, 1, 1_000_000);
        Time(nameof(limits.HeaderTimeout), limits.HeaderTimeout, TimeSpan.FromMinutes(10));
        Time(nameof(limits.BodyTimeout), limits.BodyTimeout, TimeSpan.FromHours(1));
        Time(nameof(limits.KeepAliveTimeout), limits.KeepAliveTimeout, TimeSpan.FromHours(1));
        return errors;

        void Number(string name, long value, long low, long high)
        {
            if (value < low || value > high)
            {
                errors.Add($"{name}: expected {low} to {high}, found {value}");
            }
        }

        void Time(string name, TimeSpan value, TimeSpan high)
        {
            if (value < TimeSpan.FromSeconds(1) || value > high)
            {
                errors.Add($"{name}: expected 1 s to {high.TotalSeconds:0} s, found {value.TotalSeconds:0.###} s");
            }
        }
    }

    /// <summary>Throws when something is wrong.</summary>
    /// <exception cref="UnderstudyException">With <see cref="ErrorCode.OptionsInvalid"/> and every error.</exception>
    public static void Validate(RequestLimits limits)
    {
        IReadOnlyList<string> errors = Errors(limits);
        if (errors.Count > 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"Request limits out of range:\n  {string.Join("\n  ", errors)}");
        }
    }
}
