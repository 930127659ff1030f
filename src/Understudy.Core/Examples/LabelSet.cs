using System.Collections.Frozen;

namespace Understudy.Core;

/// <summary>A closed, ordinally sorted set of labels; a label is stored as its index. Immutable.</summary>
public sealed class LabelSet
{
    /// <summary>Index of "there is no answer in this column".</summary>
    public const int None = -1;

    /// <summary>Index of "there is an answer, but it is none of the labels" (refused, failed, unparsed). Counts as wrong.</summary>
    public const int Unreadable = -2;

    private readonly FrozenDictionary<string, int> _index;

    /// <summary>Sorts and indexes distinct labels.</summary>
    public LabelSet(IEnumerable<string> labels)
    {
        string[] names = [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Names = names;
        _index = names.Select((name, i) => KeyValuePair.Create(name, i)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The labels in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many labels there are.</summary>
    public int Count => Names.Count;

    /// <summary>The label's index, or <see cref="Unreadable"/>.</summary>
    public int IndexOf(string label) => _index.TryGetValue(label, out int i) ? i : Unreadable;

    /// <summary>The label's text; <c>∅</c> for no answer and <c>?</c> for an unreadable one.</summary>
    public string NameOf(int label) => label switch { >= 0 => Names[label], None => "∅", _ => "?" };
}
