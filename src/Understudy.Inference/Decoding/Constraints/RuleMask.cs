using System.Numerics.Tensors;

namespace Understudy.Inference;

/// <summary>
/// What is allowed at one state whatever rules are open around it, the context-independent tokens of XGrammar (2411.15100, section 3.1),
/// and the tokens that go on behind the rule's end, of which the rules around it decide. Immutable.
/// </summary>
internal sealed class RuleMask
{
    private readonly ulong[] _allowed;
    private readonly TokenTrie? _endings; // what those tokens write behind the rule's end

    private RuleMask(ulong[] allowed, TokenTrie? endings) => (_allowed, _endings) = (allowed, endings);

    /// <summary>Makes the mask of a state.</summary>
    /// <param name="automaton">The automaton.</param>
    /// <param name="way">The state with what is counted there; its parent is not looked at.</param>
    /// <param name="tokens">The vocabulary.</param>
    /// <param name="least">Nodes of the vocabulary's trie that a walk must reach for a mask to be worth its room.</param>
    /// <returns>Null when the walk is that short.</returns>
    public static RuleMask? Make(Automaton automaton, Frontier.Way way, TokenBytes tokens, int least)
    {
        var frontier = new Frontier(automaton);
        frontier.ResetTo(way.State, way.Count);
        var allowed = new ulong[tokens.MaskLength];
        var endings = new List<(int Token, int From)>();
        TokenTrie trie = tokens.Trie;
        int reached = 0;
        for (int node = 1; node < trie.Count;)
        {
            frontier.Back(trie.Depth(node) - 1);
            if (!frontier.Read(trie.Label(node)))
            {
                node = trie.Next(node);
                continue;
            }

            reached++;
            ReadOnlySpan<int> here = trie.Tokens(node);
            Allow(here, allowed);
            if (frontier.LeftRule)
            {
                foreach (int token in trie.TokensBelow(node)[here.Length..])
                {
                    endings.Add((token, trie.Depth(node)));
                }
            }

            node++;
        }

        return reached < least ? null : new RuleMask(allowed, endings.Count == 0 ? null : new TokenTrie([.. endings.Select(e => (e.Token, tokens.From(e.Token, e.From)))]));
    }

    /// <summary>Adds what a walk over the vocabulary from a frontier's page allows.</summary>
    public static void Walk(Frontier frontier, TokenTrie trie, Span<ulong> allowed)
    {
        int start = frontier.Depth, node = 1, end = trie.Count;
        if (frontier.OnlyByte() is >= 0 and int only)
        {
            node = trie.Child(0, (byte)only);
            end = node < 0 ? node : trie.Next(node);
        }

        while (node < end)
        {
            frontier.Back(start + trie.Depth(node) - 1);
            if (frontier.Read(trie.Label(node)))
            {
                Allow(trie.Tokens(node), allowed);
                node = frontier.CanRead ? node + 1 : trie.Next(node);
            }
            else
            {
                node = trie.Next(node);
            }
        }

        frontier.Back(start);
    }

    /// <summary>Adds what is allowed at a way of a frontier.</summary>
    public void AddTo(Span<ulong> allowed, Frontier frontier, Frontier.Way way)
    {
        TensorPrimitives.BitwiseOr(allowed, _allowed, allowed);
        if (_endings is not null && way.Parent != Frontier.Outside)
        {
            int depth = frontier.Depth;
            frontier.Leave(way);
            Walk(frontier, _endings, allowed);
            frontier.Back(depth);
        }
    }

    private static void Allow(ReadOnlySpan<int> tokens, Span<ulong> allowed)
    {
        foreach (int token in tokens)
        {
            allowed[token >> 6] |= 1UL << token;
        }
    }
}
