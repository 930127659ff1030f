namespace Understudy.Data;

/// <summary>Which prompts are versions of one workload's: alike, with the same kind of answers, and one after the other in time, or different in a word only.</summary>
internal static class PromptFamilies
{
    private const double Versions = 0.4; // likeness from which a prompt that follows another in time is its new version
    private const double Variants = 0.85; // likeness from which two prompts that are used side by side are one
    private const int Wider = 3, Phrase = 80; // a template with so many times the calls and so many bytes less covers another
    private const double Follows = 0.85; // probability that a call of the one is later than one of the other

    /// <summary>Likeness from which two workloads are proposed to be one.</summary>
    public const double Proposed = 0.6;

    /// <summary>How alike two families are at most; 0 when their answers are shown to be different.</summary>
    public static double MightBeOne(List<MinedPrompt> a, List<MinedPrompt> b) =>
        AnswerSpread.Differ(Answers(a), Answers(b)) ? 0 : a.Max(x => b.Max(y => MinedPrompt.Likeness(x, y)));

    /// <summary>Joins prompts into families, most alike first.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="families">Families that are known: they grow and are never joined with each other.</param>
    public static List<List<MinedPrompt>> Join(IReadOnlyList<MinedPrompt> prompts, IReadOnlyList<IReadOnlyList<MinedPrompt>> families)
    {
        List<List<MinedPrompt>> joined = [.. families.Select(f => new List<MinedPrompt>(f)), .. prompts.Select(p => new List<MinedPrompt> { p })];
        var pairs = new List<(double Likeness, int A, int B)>();
        for (int b = families.Count; b < joined.Count; b++)
        {
            for (int a = 0; a < b; a++)
            {
                double likeness = joined[a].Max(p => MinedPrompt.Likeness(p, joined[b][0]));
                if (likeness >= Versions)
                {
                    pairs.Add((likeness, a, b));
                }
            }
        }

        int[] home = [.. Enumerable.Range(0, joined.Count)];
        foreach ((double likeness, int a, int b) in pairs.OrderByDescending(p => p.Likeness).ThenBy(p => p.A).ThenBy(p => p.B))
        {
            (int x, int y) = (Math.Min(home[a], home[b]), Math.Max(home[a], home[b]));
            if (x == y || y < families.Count || !Belong(joined[x], joined[y], likeness))
            {
                continue;
            }

            joined[x].AddRange(joined[y]);
            joined[y].Clear();
            for (int i = 0; i < home.Length; i++)
            {
                home[i] = home[i] == y ? x : home[i];
            }
        }

        joined.RemoveAll(f => f.Count == 0);
        foreach (List<MinedPrompt> family in joined)
        {
            family.RemoveAll(narrow => Covered(narrow, [.. family.Where(wide => wide.Calls >= narrow.Calls)]));
        }

        for (int f = families.Count; f < joined.Count; f++)
        {
            joined[f].RemoveAll(narrow => joined.Exists(other => other != joined[f]
                && ((other.Sum(w => w.Calls) >= Wider * narrow.Calls && Covered(narrow, [.. other.Where(w => narrow.Template.FixedBytes - w.Template.FixedBytes <= Phrase)]))
                    || Covered(narrow, [.. other.Where(w => IsData(w, narrow))]))));
        }

        joined.RemoveAll(f => f.Count == 0);
        return joined;
    }

    /// <summary>Whether a narrow template is another one with a phrase that recurs in a slot: the wider ones are enough.</summary>
    private static bool Covered(MinedPrompt narrow, IReadOnlyList<MinedPrompt> wider)
    {
        var slots = new Range[TemplateIndex.MaximumSlots];
        MinedPrompt[] able = [.. wider.Where(w => w != narrow && w.Template.Extras == narrow.Template.Extras && w.Template.FixedBytes < narrow.Template.FixedBytes)];
        return narrow.Kept.Count > 0 && able.Length > 0 && narrow.Kept.All(text => Array.Exists(able, w => w.Template.TryMatch(text, slots)));
    }

    /// <summary>Whether what a narrow template has more stands in no slot but earlier ones of the wide: then it is a value of these, such as a schema.</summary>
    private static bool IsData(MinedPrompt wide, MinedPrompt narrow)
    {
        Range[] outer = new Range[TemplateIndex.MaximumSlots], inner = new Range[TemplateIndex.MaximumSlots];
        return wide.Template.Slots > 1 && !AnswerSpread.Differ(wide.Answers, narrow.Answers) && narrow.Kept.All(text =>
            wide.Template.TryMatch(text, outer) && narrow.Template.TryMatch(text, inner) && inner[narrow.Template.Slots - 1].Start.Value <= outer[wide.Template.Slots - 1].Start.Value);
    }

    private static bool Belong(List<MinedPrompt> a, List<MinedPrompt> b, double likeness)
    {
        if (AnswerSpread.Differ(Answers(a), Answers(b)))
        {
            return false;
        }

        double later = Later([.. a.SelectMany(p => p.Times)], b.SelectMany(p => p.Times));
        return likeness >= Variants || later >= Follows || later <= 1 - Follows;
    }

    private static AnswerSpread Answers(List<MinedPrompt> family)
    {
        var all = new AnswerSpread();
        family.ForEach(p => all.Add(p.Answers));
        return all;
    }

    /// <summary>How likely a call of the second kind is later than one of the first (Mann and Whitney, 1947); one half where either is empty.</summary>
    internal static double Later(long[] first, IEnumerable<long> second)
    {
        Array.Sort(first);
        double sum = 0;
        int count = 0;
        foreach (long time in second)
        {
            int below = Array.BinarySearch(first, time);
            sum += (double)(below < 0 ? ~below : below) / first.Length;
            count++;
        }

        return count == 0 || first.Length == 0 ? 0.5 : sum / count;
    }
}
