namespace Understudy.Inference;

/// <summary>Writes texts into an automaton so that they share what they begin with.</summary>
internal sealed class TextTrie(AutomatonBuilder builder, int start)
{
    private readonly Dictionary<(int State, byte Letter), int> _next = [];

    /// <summary>Adds a text.</summary>
    /// <returns>The state after it.</returns>
    public int Add(ReadOnlySpan<byte> text)
    {
        int state = start;
        foreach (byte letter in text)
        {
            if (!_next.TryGetValue((state, letter), out int next))
            {
                next = builder.State();
                builder.Edge(state, letter, letter, next);
                _next.Add((state, letter), next);
            }

            state = next;
        }

        return state;
    }
}
