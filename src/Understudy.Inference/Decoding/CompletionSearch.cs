namespace Understudy.Inference;

/// <summary>
/// Looks for the likeliest completion that is valid. Greedy decoding takes the likeliest token at each place, which is not the likeliest
/// whole: an argument left out, or read as another's, costs probability only later. Best-first branch and bound over the tokens that were not
/// taken: the probability up to such a token bounds that of all completions through it, so the search ends as soon as no bound is above
/// the best completion (1908.10090 §3), at once where that one has more than half. Between branches decoding is greedy (limited discrepancy search,
/// Harvey and Ginsberg 1995), so with few completions the result is the likeliest of those seen.
/// </summary>
internal static class CompletionSearch
{
    private const int TriesEach = 16; // tokens that turn out not to be allowed, for each completion looked at

    /// <summary>Searches.</summary>
    /// <param name="greedy">The greedy completion, with its alternatives.</param>
    /// <param name="isValid">Whether a completion is an answer.</param>
    /// <param name="goOn">Completes tokens, the last of them an alternative, greedily; null where that token may not come.</param>
    /// <param name="most">Most completions that are looked at, the greedy one among them.</param>
    /// <returns>The likeliest valid completion seen; the greedy one where none is valid.</returns>
    public static Completion Likeliest(Completion greedy, Func<Completion, bool> isValid, Func<Completion, AlternativeToken, Completion?> goOn, int most)
    {
        Completion? best = isValid(greedy) ? greedy : null;
        var branches = new PriorityQueue<(Completion Of, AlternativeToken Token), double>();
        Add(greedy, 0);
        for (int seen = 1, tries = 0; seen < most && tries < most * TriesEach && branches.TryDequeue(out (Completion Of, AlternativeToken Token) branch, out double cost) && !(-cost <= best?.LogProbability); tries++)
        {
            if (goOn(branch.Of, branch.Token) is not { } completion)
            {
                continue;
            }

            seen++;
            Add(completion, branch.Token.At + 1);
            if (!(completion.LogProbability <= best?.LogProbability) && isValid(completion))
            {
                best = completion;
            }
        }

        return best ?? greedy;

        void Add(Completion completion, int from)
        {
            double before = 0;
            int at = 0;
            foreach (AlternativeToken token in completion.Alternatives)
            {
                for (; at < token.At; at++)
                {
                    before += completion.LogProbabilities[at];
                }

                if (token.At >= from)
                {
                    branches.Enqueue((completion, token), -(before + token.LogProbability));
                }
            }
        }
    }
}
