namespace Understudy.Data;

/// <summary>
/// Joins groups whose prompts differ in data and not in what is asked: one of a few database schemas, one of a few catalogues, a phrase that
/// often stands in a slot. Such texts are written in the same words; instructions for different tasks are not.
/// </summary>
internal static class DataSiblings
{
    private const int LeastPrefix = 12; // tokens that both begin with
    private const int LeastRest = 6; // distinct tokens that are left
    private const int MostValue = 3; // tokens of a slot's value by which two prompts differ
    private const double SameWords = 0.5; // Jaccard similarity of what is left
    private const double SamePrompt = 0.8; // Jaccard similarity of two prompts' shingles
    private const double Follows = 0.85; // beyond this the one follows the other: a version

    /// <summary>The groups, some of them joined.</summary>
    public static List<List<MinedCall>> Join(List<List<MinedCall>> groups)
    {
        Face?[] faces = [.. groups.Select(Face.Of)];
        int[] home = [.. Enumerable.Range(0, groups.Count)];
        for (int b = 1; b < groups.Count; b++)
        {
            for (int a = 0; a < b; a++)
            {
                if (home[a] != home[b] && faces[a] is { } x && faces[b] is { } y && AreSiblings(x, y))
                {
                    int from = home[b], to = home[a];
                    home = [.. home.Select(h => h == from ? to : h)];
                }
            }
        }

        return [.. Enumerable.Range(0, groups.Count).GroupBy(g => home[g]).Select(g => g.SelectMany(i => groups[i]).OrderBy(c => c.Number).ToList())];
    }

    private static bool AreSiblings(Face a, Face b)
    {
        if (a.Extras != b.Extras || AnswerSpread.Differ(a.Answers, b.Answers) || PromptFamilies.Later([.. a.Times], b.Times) is <= 1 - Follows or >= Follows)
        {
            return false;
        }

        if (a.Slots != b.Slots && Likeness(a.Shingles, b.Shingles) >= SamePrompt)
        {
            return true; // a phrase that recurs in a slot of the one
        }

        int prefix = 0, suffix = 0, shorter = Math.Min(a.Fixed.Length, b.Fixed.Length);
        while (prefix < shorter && a.Fixed[prefix] == b.Fixed[prefix])
        {
            prefix++;
        }

        while (suffix < shorter - prefix && a.Fixed[^(suffix + 1)] == b.Fixed[^(suffix + 1)])
        {
            suffix++;
        }

        if (a.Slots == b.Slots && prefix + suffix >= LeastPrefix && Math.Max(a.Fixed.Length, b.Fixed.Length) - prefix - suffix <= MostValue)
        {
            return true; // a name that the prompt is filled with
        }

        if (prefix < LeastPrefix)
        {
            return false;
        }

        HashSet<uint> x = [.. a.Fixed[prefix..^suffix]], y = [.. b.Fixed[prefix..^suffix]];
        if (Math.Min(x.Count, y.Count) < LeastRest)
        {
            return false;
        }

        return Likeness(x, y) >= SameWords;
    }

    /// <summary>Jaccard similarity.</summary>
    private static double Likeness<T>(HashSet<T> x, HashSet<T> y)
    {
        int common = x.Count(y.Contains);
        return (double)common / Math.Max(1, x.Count + y.Count - common);
    }

    /// <summary>What of a group is compared.</summary>
    private sealed record Face(ulong Extras, int Slots, uint[] Fixed, HashSet<ulong> Shingles, AnswerSpread Answers, long[] Times)
    {
        public static Face? Of(List<MinedCall> group)
        {
            if (TemplateConsensus.Of(group) is not { } template)
            {
                return null;
            }

            var answers = new AnswerSpread();
            group.ForEach(c => answers.Add(c.Answer));
            var tokens = new PromptTokens();
            var all = new List<uint>();
            var shingles = new HashSet<ulong>();
            foreach (string segment in template.Segments)
            {
                tokens.Read(System.Text.Encoding.UTF8.GetBytes(segment));
                for (int i = 0; i < tokens.Count; i++)
                {
                    all.Add(tokens.All[i].Hash);
                    if (i + MinedCall.ShingleLength <= tokens.Count)
                    {
                        shingles.Add(MinedCall.Hash(tokens.All[i].Hash, tokens.All[i + 1].Hash, tokens.All[i + 2].Hash));
                    }
                }
            }

            return new Face(template.Extras, template.Slots, [.. all], shingles, answers, [.. group.Select(c => c.Time)]);
        }
    }
}
