namespace Understudy.Data;

/// <summary>Which recorded calls are meant; what is null does not limit.</summary>
public sealed record CallFilter
{
    /// <summary>Everything.</summary>
    public static CallFilter All { get; } = new();

    /// <summary>Of this workload.</summary>
    public string? Workload { get; init; }

    /// <summary>With one of these fingerprints (or, with <see cref="Workload"/>, of that workload or with one of them).</summary>
    public IReadOnlyList<string> Fingerprints { get; init; } = [];

    /// <summary>Started at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Started before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What may be trained on only: <see cref="CallOutcome.Ok"/>, answered by the large model, not repeated by a later retry.</summary>
    public bool TrainingOnly { get; init; }

    /// <summary>Read request and response too.</summary>
    public bool WithContent { get; init; } = true;

    /// <summary>Read the sealed originals of the content too.</summary>
    public bool WithOriginals { get; init; }

    /// <summary>One call alone.</summary>
    public string? Id { get; init; }
}
