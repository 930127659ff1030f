namespace Understudy.Bench;

/// <summary>
/// Drain (He et al., 2017), the log parser that others are measured against, as its authors and drain3 describe it: a tree by the number of
/// tokens and the first of them, tokens with digits as wildcards in it; at a leaf the group with the largest share of equal tokens, from a
/// threshold on. Groups keep a wildcard where their lines differ.
/// </summary>
/// <param name="similarity">Share of equal tokens from which a line joins a group; drain3's default is 0.4.</param>
/// <param name="depth">First tokens that the tree divides by; drain3's default depth of 4 is 2 such.</param>
/// <param name="children">Most children of a node; the rest share one. drain3's default is 100.</param>
public sealed class Drain(double similarity = 0.4, int depth = 2, int children = 100)
{
    private const string Any = "<*>";
    private readonly Dictionary<int, Node> _lengths = [];
    private int _groups;

    /// <summary>The group of a line; a new one when it is like none.</summary>
    public int Group(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!_lengths.TryGetValue(tokens.Count, out Node? node))
        {
            _lengths[tokens.Count] = node = new Node();
        }

        for (int i = 0; i < Math.Min(depth, tokens.Count); i++)
        {
            string key = tokens[i].Any(char.IsDigit) ? Any : tokens[i];
            if (!node.Children.TryGetValue(key, out Node? child))
            {
                key = node.Children.Count < children - 1 ? key : Any;
                node.Children.TryGetValue(key, out child);
                node.Children[key] = child ??= new Node();
            }

            node = child;
        }

        (int Id, string[] Template)? best = null;
        int most = -1;
        foreach ((int id, string[] template) in node.Groups)
        {
            int same = template.Zip(tokens).Count(p => p.First == p.Second);
            (best, most) = same > most ? ((id, template), same) : (best, most);
        }

        if (best is not { } found || most < similarity * tokens.Count)
        {
            node.Groups.Add((_groups, [.. tokens]));
            return _groups++;
        }

        for (int i = 0; i < tokens.Count; i++)
        {
            found.Template[i] = found.Template[i] == tokens[i] ? tokens[i] : Any;
        }

        return found.Id;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = new(StringComparer.Ordinal);

        public List<(int Id, string[] Template)> Groups { get; } = [];
    }
}
