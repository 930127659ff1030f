using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>Which objective, and how it is set. One record for all of them, as it stands in the manifest.</summary>
public sealed record ObjectiveOptions
{
    /// <summary>One of <see cref="ObjectiveFactory.Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Of <c>soft-cross-entropy</c>: softens target and student alike. Of <c>listnet</c>: flattens the teacher. Of <c>ranknet</c>
    /// and <c>adr-mse</c>: the scale of score differences. In (0, 100]. Default 1; the others take nothing else.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The share of the uniform distribution in the targets of <c>soft-cross-entropy</c>, in [0, 1). Default 0.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>The grade that <c>bce</c> takes for irrelevant. Default 0.</summary>
    public double LowestScore { get; init; }

    /// <summary>The grade that <c>bce</c> takes for fully relevant, above the lowest. Default 1.</summary>
    public double HighestScore { get; init; } = 1;

    /// <summary>Over what <c>margin-mse</c> and <c>ranknet</c> average. Default: pairs.</summary>
    public PairAverage Average { get; init; } = PairAverage.Pairs;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Require(ObjectiveFactory.Names.Contains(Name, StringComparer.Ordinal), $"Name is '{Name}'; give one of {string.Join(", ", ObjectiveFactory.Names)}.");
        Require(Temperature is > 0 and <= 100, $"Temperature is {Temperature}; give more than 0, at most 100.");
        Require(LabelSmoothing is >= 0 and < 1, $"LabelSmoothing is {LabelSmoothing}; give 0 or more, below 1.");
        Require(double.IsFinite(LowestScore) && double.IsFinite(HighestScore) && LowestScore < HighestScore, $"LowestScore is {LowestScore} and HighestScore {HighestScore}; give finite numbers, the lowest below the highest.");
        Require(Enum.IsDefined(Average), $"Average is {(int)Average}; give Pairs or Queries.");
        Applies(Temperature == 1, nameof(Temperature), ObjectiveFactory.SoftCrossEntropy, ObjectiveFactory.ListNet, ObjectiveFactory.RankNet, ObjectiveFactory.AdrMse);
        Applies(LabelSmoothing == 0, nameof(LabelSmoothing), ObjectiveFactory.SoftCrossEntropy);
        Applies(LowestScore == 0 && HighestScore == 1, "LowestScore, HighestScore", ObjectiveFactory.PointwiseBce);
        Applies(Average == PairAverage.Pairs, nameof(Average), ObjectiveFactory.MarginMse, ObjectiveFactory.RankNet);
        return errors;

        void Require(bool holds, FormattableString message)
        {
            if (!holds)
            {
                errors.Add(message.ToString(CultureInfo.InvariantCulture));
            }
        }

        void Applies(bool isDefault, string key, params string[] to) => Require(isDefault || to.Contains(Name) || !ObjectiveFactory.Names.Contains(Name), $"{key} means nothing to '{Name}', only to {string.Join(", ", to)}; leave it out.");
    }

    /// <summary>Throws when the options are not usable.</summary>
    internal static void Check(ObjectiveOptions options)
    {
        IReadOnlyList<string> errors = options.Validate();
        if (errors.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", errors));
        }
    }
}
