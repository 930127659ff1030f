using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Writes completions behind prompts: greedy or by chance, several together, perhaps under a constraint, where tokens without a choice are run
/// in one go. What a completion is does not depend on those beside it, but for rounding.
/// </summary>
public static class DecoderGenerator
{
    /// <summary>Completes prompts, at most as many as the session has rows.</summary>
    /// <param name="session">Where they are decoded; what its rows have in common with the prompts is not computed again.</param>
    /// <param name="prompts">Tokens of each, at least one.</param>
    /// <param name="endToken">The token that ends a completion.</param>
    /// <param name="options">How tokens are chosen.</param>
    /// <param name="seed">Chance; each completion has its own, by its place.</param>
    /// <param name="states">The constraint of each, which goes on from where it is; null for none.</param>
    /// <param name="copies">What copied arguments of each may be, from where it is; null for anything.</param>
    /// <param name="cancellationToken">Stops between tokens.</param>
    /// <exception cref="ArgumentException">When options or prompts are out of range.</exception>
    /// <exception cref="UnderstudyException">When a prompt leaves no room for a token; nothing is cut.</exception>
    public static IReadOnlyList<Completion> Complete(
        DecodingSession session,
        IReadOnlyList<IReadOnlyList<int>> prompts,
        int endToken,
        DecodingOptions options,
        Seed seed,
        IReadOnlyList<ConstraintState>? states = null,
        IReadOnlyList<CopyState>? copies = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(prompts.Count, session.Rows, nameof(prompts));
        var sampler = new TokenSampler(options, session.Config.VocabularySize);
        var writers = new CompletionWriter[prompts.Count];
        for (int i = 0; i < writers.Length; i++)
        {
            int room = Math.Min(options.MaximumTokens, session.Positions - prompts[i].Count + 1);
            if (room < 1 + (states?[i].TokensToEnd is > 1 and int needed ? needed - 1 : 0))
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The prompt has {prompts[i].Count} tokens and there is room for {session.Positions}, the completion's among them: too few are left. Shorten it, or let the large model answer.");
            }

            session.Begin(i, [.. prompts[i]]);
            writers[i] = new CompletionWriter(sampler, states?[i], copies?[i], new SeededRandom(seed.For("completion", i)), endToken, room);
        }

        Write(session, [.. writers], cancellationToken);
        return [.. writers.Select(w => w.Completion)];
    }

    /// <summary>Goes on until all are done; the writer at place r writes row r.</summary>
    private static void Write(DecodingSession session, List<CompletionWriter> live, CancellationToken cancellationToken)
    {
        Span<int> next = stackalloc int[live.Count];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int row = 0; row < live.Count; row++)
            {
                live[row].Take(session.Logits(row));
            }

            for (int row = live.Count - 1; row >= 0; row--)
            {
                if (live[row].IsDone)
                {
                    // The last row takes the place of one that is done, so that those that go on are the first.
                    session.Copy(live.Count - 1, row);
                    live[row] = live[^1];
                    live.RemoveAt(live.Count - 1);
                }
            }

            if (live.Count == 0)
            {
                return;
            }

            if (live.Count == 1)
            {
                session.Append(0, live[0].Pending);
                continue;
            }

            for (int row = 0; row < live.Count; row++)
            {
                ReadOnlySpan<int> pending = live[row].Pending;
                if (pending.Length > 1)
                {
                    session.Append(row, pending[..^1]);
                }

                next[row] = pending[^1];
            }

            session.Step(next[..live.Count]);
        }
    }
}
