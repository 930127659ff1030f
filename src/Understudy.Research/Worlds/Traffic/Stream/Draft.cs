namespace Understudy.Research;

/// <summary>A call before its outcome: everything that a repetition of it would have too.</summary>
internal sealed record Draft
{
    /// <summary>Null for a one-off call.</summary>
    public CompiledWorkload? Workload { get; init; }

    public PromptVersion? Version { get; init; }

    /// <summary>Texts of the version's slots.</summary>
    public string[] Values { get; init; } = [];

    /// <summary>Messages after the fixed ones.</summary>
    public Turn[] Turns { get; init; } = [];

    public int WhiteSpace { get; init; }

    public bool Parts { get; init; }

    public int[]? ToolOrder { get; init; }

    public required string Model { get; init; }

    public double Temperature { get; init; }

    public string? User { get; init; }

    public string? Conversation { get; init; }

    public required string Answer { get; init; }

    /// <summary>Name of the tool that is called with <see cref="Answer"/> as its arguments.</summary>
    public string? Tool { get; init; }

    public string? Gold { get; init; }

    public string? Said { get; init; }

    public string[] Personal { get; init; } = [];

    /// <summary>Id of the call that first made this request.</summary>
    public string Id { get; init; } = "";

    public string? NearDuplicateOf { get; init; }
}
