using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Finds the conventions under which a family of normalisers reads most of an argument's values: first those that can write the values at all,
/// then parameter by parameter the value that reads most rows, the first of equals, until nothing gets better.
/// </summary>
internal static class ConventionLearner
{
    /// <summary>Rows that conventions are learned from, the first ones; what they read is counted on all.</summary>
    public const int MostRows = 2000;

    private const int MostPasses = 3;

    /// <summary>The normaliser; null when it could not write enough of the values whatever the conventions.</summary>
    /// <param name="family">The family.</param>
    /// <param name="occurrences">Rows that have the argument, each with the index of its leaf.</param>
    /// <param name="options">Share of the values that must be possible.</param>
    public static IValueNormaliser? Learn(NormaliserFamily family, IReadOnlyList<(ParsedRow Row, int Leaf)> occurrences, AlignerOptions options)
    {
        string[] values = [.. occurrences.Where(o => o.Row.Leaves[o.Leaf].Items is not null).SelectMany(o => o.Row.Leaves[o.Leaf].Items!)];
        NormaliserParameter[] parameters = [.. family.Parameters.Select(p => p.Propose is { } propose ? p with { Values = [.. p.Values, .. propose(values)] } : p)];

        return Writing(family, parameters, values, options.LeastShare) is not { } settings ? null
            : family.Parameters.Count == 0 ? family.Make(settings)
            : family.Make(Climb(settings, parameters, n => Reads(family, [.. occurrences.Take(MostRows)], n)));
    }

    /// <summary>Settings that can write the most of some values; null when that is too small a share.</summary>
    public static NormaliserSettings? Writing(NormaliserFamily family, IReadOnlyList<NormaliserParameter> parameters, string[] values, double share)
    {
        // What can be written depends on one parameter at a time: a form, a beginning.
        NormaliserSettings settings = parameters.SelectMany(p => p.Values.Select(v => family.Defaults.With(p.Name, v))).Prepend(family.Defaults).MaxBy(s => values.Count(family.Make(s).CanWrite))!;
        return values.Length > 0 && values.Count(family.Make(settings).CanWrite) >= share * values.Length ? settings : null;
    }

    /// <summary>Parameter by parameter the value that counts most.</summary>
    public static NormaliserSettings Climb(NormaliserSettings settings, IReadOnlyList<NormaliserParameter> parameters, Func<NormaliserSettings, int> count)
    {
        int best = count(settings);
        for (int pass = 0; pass < MostPasses; pass++)
        {
            int before = best;
            foreach (NormaliserParameter parameter in parameters)
            {
                NormaliserSettings origin = settings;
                foreach (string value in parameter.Values.Where(v => v != origin[parameter.Name]))
                {
                    NormaliserSettings other = origin.With(parameter.Name, value);
                    int found = count(other);
                    (settings, best) = found > best ? (other, found) : (settings, best);
                }
            }

            if (best == before)
            {
                break;
            }
        }

        return settings;
    }

    private static int Reads(NormaliserFamily family, (ParsedRow Row, int Leaf)[] occurrences, NormaliserSettings settings)
    {
        IValueNormaliser normaliser = family.Make(settings);
        return occurrences.Count(o => o.Row.Leaves[o.Leaf].Items is { } items && items.All(item => o.Row.Readable(family).Exists(s => normaliser.Read(o.Row.Surface(s.First, s.Last), o.Row.Context) == item)));
    }
}
