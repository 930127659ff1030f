namespace Understudy.Inference;

/// <summary>How one argument of a function is found.</summary>
public sealed record PlannedArgument
{
    /// <summary>Names from the outermost object inwards; one for an argument that is not nested.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>How.</summary>
    public required ArgumentForm Form { get; init; }

    /// <summary>Copied and normalised: index of the slot. Otherwise −1.</summary>
    public int Slot { get; init; } = -1;

    /// <summary>Copied: what is done to the letters.</summary>
    public LetterCase Case { get; init; }

    /// <summary>Normalised: name of the normaliser (<see cref="Normalisers"/>); null otherwise.</summary>
    public string? Normaliser { get; init; }

    /// <summary>Copied and normalised: whether one span is a value, a list, or a value when alone and a list otherwise.</summary>
    public ArgumentCount Count { get; init; }

    /// <summary>Enumerated: index of the head; class 0 is "absent", class 1 + i is value i. Otherwise −1.</summary>
    public int Head { get; init; } = -1;

    /// <summary>Enumerated: the values as canonical JSON.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether the schema asks for it: a call without it is not made.</summary>
    public bool Required { get; init; }
}
