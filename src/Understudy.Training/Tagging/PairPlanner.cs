using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// Finds two arguments of a function that one run of words fills, the first and the last day of it: "9 to 12 November", "next week", and "on
/// Friday" where both are asked for. They share a slot when more rows, or as many, can be read so than with a place for each.
/// </summary>
internal sealed class PairPlanner
{
    private readonly AlignerOptions _options;

    public PairPlanner(AlignerOptions options) => _options = options;

    /// <summary>The plans of both, slot left open, with the rows that they can represent; null when each has its own place, or none.</summary>
    public (PlannedArgument First, PlannedArgument Last, int Found)? Decide(PlannedArgument first, PlannedArgument last, IReadOnlyList<ParsedRow> rows)
    {
        string firstKey = string.Join('\u0001', first.Path), lastKey = string.Join('\u0001', last.Path);
        List<(ParsedRow Row, int First, int Last)> both = [];
        int any = 0;
        foreach (ParsedRow row in rows)
        {
            int one = Array.FindIndex(row.Leaves, l => l.Key == firstKey), other = Array.FindIndex(row.Leaves, l => l.Key == lastKey);
            any += one >= 0 || other >= 0 ? 1 : 0;
            if (one >= 0 && other >= 0 && row.Leaves[one].Items is not null && row.Leaves[other].Items is not null)
            {
                both.Add((row, one, other));
            }
        }

        NormaliserFamily family = DateNormaliser.Family;
        if (both.Count < _options.SureShare * any || both.Count < _options.LeastOccurrences
            || ConventionLearner.Writing(family, family.Parameters, [.. both.SelectMany(b => b.Row.Leaves[b.First].Items!.Concat(b.Row.Leaves[b.Last].Items!))], _options.SureShare) is not { } settings)
        {
            return null;
        }

        (ParsedRow Row, int First, int Last)[] learned = [.. both.Take(ConventionLearner.MostRows)];
        settings = ConventionLearner.Climb(settings, [.. family.Parameters.Where(p => p.Name is not (DateNormaliser.Part or "form"))], s => Count(s, learned));
        int found = Count(settings, both), apart = Apart(first, last, both);
        return found < apart || found < _options.LeastShare * both.Count ? null : (Plan(first, DateNormaliser.First), Plan(last, DateNormaliser.Last), found);

        PlannedArgument Plan(PlannedArgument argument, string part) => argument with { Form = ArgumentForm.Normalised, Case = LetterCase.AsWritten, Normaliser = settings.With(DateNormaliser.Part, part).ToString() };

        static int Count(NormaliserSettings settings, IReadOnlyList<(ParsedRow Row, int First, int Last)> rows)
        {
            IValueNormaliser one = settings.Family.Make(settings.With(DateNormaliser.Part, DateNormaliser.First)), other = settings.Family.Make(settings.With(DateNormaliser.Part, DateNormaliser.Last));
            return rows.Count(r => r.Row.Readable(settings.Family).Exists(s => Reads(r.Row, s, one, r.First) && Reads(r.Row, s, other, r.Last)));
        }

        static bool Reads(ParsedRow row, (int First, int Last) span, IValueNormaliser normaliser, int leaf) =>
            row.Leaves[leaf].Items is [var item] && normaliser.Read(row.Surface(span.First, span.Last), row.Context) == item;
    }

    private static int Apart(PlannedArgument first, PlannedArgument last, IReadOnlyList<(ParsedRow Row, int First, int Last)> rows)
    {
        IValueNormaliser? one = first.Normaliser is null ? null : Normalisers.Find(first.Normaliser), other = last.Normaliser is null ? null : Normalisers.Find(last.Normaliser);
        return first.Slot < 0 && first.Form != ArgumentForm.Enumerated && last.Form != ArgumentForm.Enumerated
            ? rows.Count(r => r.Row.Candidates(r.First, 0, one).Any(a => r.Row.Candidates(r.Last, 0, other).Any(b => a.Last < b.First || b.Last < a.First))) : 0;
    }
}
