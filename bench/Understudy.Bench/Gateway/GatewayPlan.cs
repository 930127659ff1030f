namespace Understudy.Bench;

/// <summary>How the gateway's figures are measured.</summary>
public sealed record GatewayPlan
{
    /// <summary>Short runs that show that an arm works: printed as such, never stored.</summary>
    public bool Quick { get; init; }

    /// <summary>Kills in the arm of that name.</summary>
    public int Kills { get; init; } = 1000;

    /// <summary>Where peers are installed.</summary>
    public string Cache { get; init; } = Path.Combine("artifacts", "peers");

    /// <summary>Told what happens.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>One number for a quick trial, another for a figure.</summary>
    public int Choose(int quick, int full) => Quick ? quick : full;
}
