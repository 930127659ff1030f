namespace Understudy.Training.Torch;

/// <summary>What a training loop did. The network holds the weights.</summary>
public sealed record TrainingOutcome
{
    /// <summary>Every epoch.</summary>
    public required IReadOnlyList<TrainingEpoch> Epochs { get; init; }

    /// <summary>Best validation metric, or null.</summary>
    public double? Best { get; init; }

    /// <summary>Tokens trained on by this process, padding left out.</summary>
    public required long Tokens { get; init; }

    /// <summary>Rows trained on by this process.</summary>
    public required long Rows { get; init; }

    /// <summary>Seconds of this process's steps, validation left out.</summary>
    public required double Seconds { get; init; }

    /// <summary>Share of the measured rate of large matrix products that the steps reached, in [0, 1].</summary>
    public required double ShareOfLimit { get; init; }

    /// <summary>Whether it went on from a checkpoint.</summary>
    public required bool Resumed { get; init; }
}
