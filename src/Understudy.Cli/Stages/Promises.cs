using System.CommandLine;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>Reads <see cref="PromiseOptions"/> into what the judge takes, reporting every fault at once.</summary>
public static class Promises
{
    private const string Case = "case", Spaces = "spaces", Punctuation = "punctuation";
    private static readonly string[] Ignorable = [Case, Spaces, Punctuation];

    /// <summary>The options of an evaluation.</summary>
    /// <exception cref="UnderstudyException">When a value is out of range; the message lists all of them.</exception>
    public static EvaluationOptions Read(ParseResult parsed, PromiseOptions options, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(options);
        List<string> faults = [];
        double Share(Option<double> option)
        {
            double value = parsed.GetValue(option);
            if (!(value is > 0 and < 1))
            {
                faults.Add($"{option.Name} must lie between 0 and 1 (0.05 is five per cent); found {value}.");
            }

            return value;
        }

        double? target = parsed.GetValue(options.Target);
        if (target is not null and not (> 0 and < 1))
        {
            faults.Add($"--target must lie between 0 and 1; found {target}.");
        }

        double? sampled = parsed.GetValue(options.GoldSampled);
        if (sampled is not null and not (> 0 and <= 1))
        {
            faults.Add($"--gold-sampled must lie between 0 and 1; found {sampled}.");
        }

        double tolerance = parsed.GetValue(options.NumberTolerance);
        if (!(tolerance is >= 0 and < 1))
        {
            faults.Add($"--number-tolerance must be 0 or more and below 1 (0.01 is one per cent); found {tolerance}.");
        }

        string[] ignored = parsed.GetValue(options.Ignore)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        faults.AddRange(ignored.Except(Ignorable, StringComparer.Ordinal).Select(i => $"--ignore takes {string.Join(", ", Ignorable)}; found '{i}'."));
        var result = new EvaluationOptions
        {
            MaxError = Share(options.MaxError),
            Confidence = Share(options.Confidence),
            Margin = Share(options.Margin),
            MinAgreement = Share(options.MinAgreement),
            Target = target,
            SampledGoldProbability = sampled,
            Equality = new CallEquality
            {
                RelativeTolerance = tolerance,
                Dates = Enum.Parse<DateEquality>(parsed.GetValue(options.SameDate)!, ignoreCase: true),
                IgnoreCase = ignored.Contains(Case),
                IgnoreWhiteSpace = ignored.Contains(Spaces),
                IgnorePunctuation = ignored.Contains(Punctuation),
            },
            PrimaryResponder = parsed.GetValue(options.Against),
            Seed = seed.For("evaluate"),
        };
        return faults.Count == 0 ? result : throw new UnderstudyException(ErrorCode.OptionsInvalid, string.Join("\n  ", faults));
    }
}
