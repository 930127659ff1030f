using System.Globalization;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>Which wrong answers are learned from.</summary>
public sealed record NegativeOptions
{
    /// <summary>Causes that are left out, from every source. Default none.</summary>
    public IReadOnlyList<CallCause> WithoutCauses { get; init; } = [];

    /// <summary>Sources that are left out. Default none.</summary>
    public IReadOnlyList<PreferenceSource> WithoutSources { get; init; } = [];

    /// <summary>Corruptions made of each row, each of another cause as far as there are causes, 1 to 16. Default 2.</summary>
    public int CorruptionsPerRow { get; init; } = 2;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Require(WithoutCauses.All(Enum.IsDefined) && Enum.GetValues<CallCause>().Except(WithoutCauses).Any(), $"WithoutCauses leaves out every cause or one that there is not; leave one of {string.Join(", ", Enum.GetNames<CallCause>())}.");
        Require(WithoutSources.All(Enum.IsDefined) && Enum.GetValues<PreferenceSource>().Except(WithoutSources).Any(), $"WithoutSources leaves out every source or one that there is not; leave one of {string.Join(", ", Enum.GetNames<PreferenceSource>())}.");
        Require(CorruptionsPerRow is >= 1 and <= 16, string.Create(CultureInfo.InvariantCulture, $"CorruptionsPerRow is {CorruptionsPerRow}; give 1 to 16."));
        return errors;

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                errors.Add(message);
            }
        }
    }
}
