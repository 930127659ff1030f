namespace Understudy.Inference;

/// <summary>The normalisers that plans may name. Words are English.</summary>
public static class Normalisers
{
    /// <summary>All families; the first of those that read most of an argument's values is taken.</summary>
    public static IReadOnlyList<NormaliserFamily> All { get; } =
    [
        new("number", [], _ => new NumberNormaliser(asText: false)),
        new("number-text", [], _ => new NumberNormaliser(asText: true)),
        DateNormaliser.Family,
        TimeNormaliser.Family,
        DurationNormaliser.Family,
        QuantityNormaliser.Family,
        CodeNormaliser.Family,
    ];

    /// <summary>A normaliser by the name that a plan has.</summary>
    /// <param name="name">A family's name, then a value for each of its parameters: <c>time window=7 form=HH:mm</c>. What is left out is the first value.</param>
    /// <returns>Null when there is no such family, parameter or value.</returns>
    public static IValueNormaliser? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string[] parts = name.Split(' ');
        if (All.FirstOrDefault(f => f.Name == parts[0]) is not { } family)
        {
            return null;
        }

        NormaliserSettings settings = family.Defaults;
        foreach (string part in parts.Skip(1))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || family.Parameters.FirstOrDefault(p => p.Name == part[..equals]) is not { } parameter || !parameter.Allows(part[(equals + 1)..]))
            {
                return null;
            }

            settings = settings.With(parameter.Name, part[(equals + 1)..]);
        }

        return family.Make(settings);
    }
}
