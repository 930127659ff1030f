namespace Understudy.Data;

/// <summary>
/// Divides calls into groups of one prompt each. A stretch of text that some calls share makes them a group, unless it looks like a value
/// that recurs: a phrase, a retrieved document.
/// </summary>
internal static class CallGroups
{
    private const int LeastTokens = 6; // that a stretch must have to be a prompt by itself
    private const int LeastMore = 8; // that it must add to what its calls share anyway
    private const int LeastOpening = 5; // that it must add where it opens a message …
    private const double LeastAnchored = 0.02; // … in so many of the calls
    private const int ManySiblings = 7; // prompts that share a beginning are few, values are many …
    private const double SmallSibling = 0.25; // … and none of them is most of it
    private const double Within = 0.95, Apart = 0.05;
    private const int MostDepth = 6;

    /// <summary>The groups, and the calls that are in none.</summary>
    public static (List<List<MinedCall>> Groups, List<MinedCall> Left) Divide(IReadOnlyList<MinedCall> calls, int least)
    {
        var groups = new List<List<MinedCall>>();
        var rest = new List<MinedCall>();
        foreach (IGrouping<ulong, MinedCall> same in calls.GroupBy(c => c.Extras))
        {
            Divide([.. same], least, 0, groups, rest);
        }

        return (groups, rest);
    }

    private static void Divide(List<MinedCall> calls, int least, int depth, List<List<MinedCall>> groups, List<MinedCall> rest)
    {
        if (calls.Count < least)
        {
            rest.AddRange(calls);
            return;
        }

        (List<ShingleBlocks.Block> blocks, int shared) = ShingleBlocks.Find(calls, Math.Max(least, calls.Count / 2000));
        List<ShingleBlocks.Block> tops = Tops(blocks, shared, calls.Count);
        var taken = new bool[calls.Count];
        bool any = false;
        foreach (ShingleBlocks.Block block in tops)
        {
            var members = new List<MinedCall>();
            for (int i = 0; i < calls.Count; i++)
            {
                if (!taken[i] && block.Has(i))
                {
                    taken[i] = true;
                    members.Add(calls[i]);
                }
            }

            any |= members.Count >= least;
            if (members.Count < least || depth >= MostDepth)
            {
                Keep(members, members.Count >= least, groups, rest);
            }
            else
            {
                Divide(members, least, depth + 1, groups, rest);
            }
        }

        List<MinedCall> others = [.. calls.Where((_, i) => !taken[i])];
        if (shared + MinedCall.ShingleLength - 1 >= LeastTokens && others.Count >= least)
        {
            Keep(others, true, groups, rest); // what is left shares enough by itself
        }
        else if (any && depth < MostDepth)
        {
            Divide(others, least, depth + 1, groups, rest); // smaller groups show once the large ones are out of the way
        }
        else
        {
            rest.AddRange(others);
        }
    }

    private static void Keep(List<MinedCall> calls, bool group, List<List<MinedCall>> groups, List<MinedCall> rest)
    {
        if (group)
        {
            groups.Add(calls);
        }
        else
        {
            rest.AddRange(calls);
        }
    }

    /// <summary>Blocks that make groups and are in no other block that does.</summary>
    private static List<ShingleBlocks.Block> Tops(List<ShingleBlocks.Block> blocks, int shared, int calls)
    {
        int leastTokens = shared + MinedCall.ShingleLength - 1 >= LeastTokens ? LeastMore : LeastTokens;
        List<ShingleBlocks.Block> large = [.. blocks.Where(b => b.Shingles + MinedCall.ShingleLength - 1 >= (b.Anchored && b.Count >= LeastAnchored * calls ? LeastOpening : leastTokens))];
        large = [.. large.Where(b => !large.Exists(o => o != b && IsCut(b, o)))];
        List<ShingleBlocks.Block> tops = [.. large.Where(b => !large.Exists(o => o != b && o.Count > b.Count && o.Overlap(b.Members) >= Within * b.Count))];
        bool values = shared >= LeastMore && tops.Count >= ManySiblings && tops.TrueForAll(b => b.Count < SmallSibling * tops.Sum(t => t.Count));
        return values ? [] : tops;
    }

    /// <summary>Whether a block's calls lie partly in and partly outside another one that weighs as much: then it is a value that recurs.</summary>
    private static bool IsCut(ShingleBlocks.Block block, ShingleBlocks.Block other)
    {
        double share = (double)block.Overlap(other.Members) / block.Count;
        return share is > Apart and < Within && other.Overlap(block.Members) < Within * other.Count && 3 * other.Weight >= block.Weight;
    }
}
