namespace Understudy.Research;

/// <summary>What traffic is generated. The same options give the same bytes.</summary>
public sealed record TrafficOptions
{
    /// <summary>Calls, 1 or more.</summary>
    public required int Calls { get; init; }

    /// <summary>Seed of every random choice.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which workloads.</summary>
    public TrafficHalf Half { get; init; } = TrafficHalf.Development;

    /// <summary>Share of the calls that are no workload's: each an ad-hoc prompt of its own.</summary>
    public double OneOffShare { get; init; } = .05;

    /// <summary>Share of the calls whose request repeats an earlier one exactly.</summary>
    public double DuplicateShare { get; init; } = .03;

    /// <summary>Share of the calls whose input is an earlier one with a word or a punctuation mark changed.</summary>
    public double NearDuplicateShare { get; init; } = .02;

    /// <summary>Share of the calls that have no usable answer: an error, one cut short, one cancelled, an empty one.</summary>
    public double FailedShare { get; init; } = .02;

    /// <summary>Share of the calls that the teacher refuses.</summary>
    public double RefusedShare { get; init; } = .01;

    /// <summary>Share of the inputs into which personal data is written (made up; card numbers pass Luhn's check, IBANs theirs). Prompts that carry a customer's name by design come on top.</summary>
    public double PersonalDataShare { get; init; } = .05;

    /// <summary>Time of the first call.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Time that the calls spread over; prompts, models and mixes change within it.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Everything that is out of range, each with what is allowed; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        if (Calls < 1)
        {
            errors.Add($"Calls must be 1 or more; found {Calls}.");
        }

        if (Span <= TimeSpan.Zero)
        {
            errors.Add($"Span must be above zero; found {Span}.");
        }

        double[] shares = [OneOffShare, DuplicateShare, NearDuplicateShare, FailedShare, RefusedShare, PersonalDataShare];
        if (shares.Any(s => !(s is >= 0 and <= 1)))
        {
            errors.Add("Every share must lie between 0 and 1.");
        }

        if (OneOffShare + DuplicateShare + NearDuplicateShare > 1)
        {
            errors.Add("The shares of one-off calls, duplicates and near duplicates must not add up to more than 1.");
        }

        if (FailedShare + RefusedShare > 1)
        {
            errors.Add("The shares of failed and refused calls must not add up to more than 1.");
        }

        return errors;
    }
}
