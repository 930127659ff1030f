namespace Understudy.Data;

/// <summary>What somebody said about a call afterwards.</summary>
public sealed record CallFeedback
{
    /// <summary>Unique id of this feedback: recording it again changes nothing.</summary>
    public required string Id { get; init; }

    /// <summary>The call: its request id, or the id of its answer.</summary>
    public required string CallId { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The right answer, redacted; null when it says none.</summary>
    public string? Gold { get; init; }

    /// <summary>Whether the answer was right or the outcome good; null when it does not say.</summary>
    public bool? Good { get; init; }

    /// <summary>A score of any range; null when it says none.</summary>
    public double? Score { get; init; }
}
