namespace Understudy.Bench;

/// <summary>How the figures of function calls are measured.</summary>
public sealed record FunctionPlan
{
    /// <summary>Tiny runs that show that an arm works: printed as such, never stored.</summary>
    public bool Quick { get; init; }

    /// <summary>Larger models and more rows, for machines with hours: <c>--size full</c>.</summary>
    public bool Full { get; init; }

    /// <summary>Threads of training, where an arm leaves the choice; 0 is libtorch's.</summary>
    public int Threads { get; init; }

    /// <summary>Where arms in progress keep what is trained already; null keeps nothing.</summary>
    public string? Checkpoints { get; init; }

    /// <summary>Told what happens.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>Seeds of a mean.</summary>
    public int Seeds => Quick ? 1 : 3;
}
