namespace Understudy.Inference;

/// <summary>The normalisers that plans may name.</summary>
public static class Normalisers
{
    /// <summary>All of them; the first that reads an argument's values is taken.</summary>
    public static IReadOnlyList<IValueNormaliser> All { get; } = [new NumberNormaliser(asText: false), new NumberNormaliser(asText: true)];

    /// <summary>A normaliser by name; null when there is none.</summary>
    public static IValueNormaliser? Find(string name) => All.FirstOrDefault(n => n.Name == name);
}
