namespace Understudy.Data;

/// <summary>Which examples are to be deleted. A row goes when it is of the group or on one of the lines.</summary>
public sealed record ForgetRequest
{
    /// <summary>The group (conversation, customer) whose rows go, from the main file and the test file; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Source lines of the main file whose rows go.</summary>
    public IReadOnlyList<long> Lines { get; init; } = [];
}
