using System.Globalization;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>What the user decides about the study; the student has options of its own.</summary>
public sealed record DistilCurveOptions
{
    /// <summary>Stands for "all rows" among <see cref="Pools"/>.</summary>
    public const int All = int.MaxValue;

    /// <summary>The smallest default pool, in rows.</summary>
    public const int LeastPool = 250;

    /// <summary>Pool sizes in rows (relevance: pairs), 2 to 50 of them, each 10 or more, or <see cref="All"/>; null for about six in a geometric row from <see cref="LeastPool"/> to all.</summary>
    public IReadOnlyList<int>? Pools { get; init; }

    /// <summary>Rows of the gold set, 20 or more; null for the smallest pool, or as many as have gold.</summary>
    public int? GoldRows { get; init; }

    /// <summary>Students a point, each with its own order of the rows, 1 to 100. Default 3.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>Seed of orders, fits and resamples.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Of intervals (two-sided) and of bounds (one-sided), 0.5 to 0.999. Default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Resamples of test units, 100 to 100,000. Default 2,000.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        if (Pools is { } pools && (pools.Distinct().Count() is < 2 or > 50 || pools.Any(p => p < 10)))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"--pools takes 2 to 50 different numbers of rows, each 10 or more, or 'all'; found {string.Join(',', pools.Select(p => p == All ? "all" : p.ToString(CultureInfo.InvariantCulture)))}."));
        }

        if (GoldRows is < 20)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"--gold-rows must be 20 or more; found {GoldRows}."));
        }

        if (Repeats is < 1 or > 100)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"--repeats must lie between 1 and 100; found {Repeats}."));
        }

        if (!(Confidence is >= 0.5 and <= 0.999))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Confidence must lie between 0.5 and 0.999; found {Confidence}."));
        }

        if (Replicates is < 100 or > 100_000)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Replicates must lie between 100 and 100000; found {Replicates}."));
        }

        return errors;
    }
}
