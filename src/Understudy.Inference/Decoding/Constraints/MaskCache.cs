using System.Collections.Concurrent;

namespace Understudy.Inference;

/// <summary>Masks by state, made when a state is first met. Thread-safe; bounded.</summary>
internal sealed class MaskCache
{
    /// <summary>Most masks that are kept: 16 MiB for a vocabulary of 32,000 tokens.</summary>
    public const int MostMasks = 4096;

    // A walk that reaches fewer nodes of the trie costs less than a microsecond or two: no mask is kept for its state.
    private const int WorthKeeping = 48;
    private readonly ConcurrentDictionary<(int State, int Least, int Most), RuleMask?> _masks = new();
    private int _kept;

    /// <summary>Adds what is allowed at a way of a frontier.</summary>
    public void AddTo(Span<ulong> allowed, Automaton automaton, Frontier frontier, Frontier.Way way, TokenBytes tokens)
    {
        // A token opens no more parts than it has bytes, so counts that are further from their bounds than that are all the same.
        ref readonly AutomatonState state = ref automaton[way.State];
        int longest = tokens.Trie.Longest;
        (int, int, int) key = (way.State, Math.Clamp(state.Least - way.Count, 0, longest), state.Most == int.MaxValue ? longest : Math.Min(state.Most - way.Count, longest));
        if (!_masks.TryGetValue(key, out RuleMask? mask))
        {
            bool hasRoom = Volatile.Read(ref _kept) < MostMasks;
            mask = hasRoom ? RuleMask.Make(automaton, way, tokens, WorthKeeping) : null;
            if (hasRoom && _masks.TryAdd(key, mask) && mask is not null)
            {
                Interlocked.Increment(ref _kept);
            }
        }

        if (mask is not null)
        {
            mask.AddTo(allowed, frontier, way);
            return;
        }

        int depth = frontier.Depth;
        frontier.Isolate(way);
        RuleMask.Walk(frontier, tokens.Trie, allowed);
        frontier.Back(depth);
    }
}
