using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>What a training loop needs beside its task and recipe.</summary>
internal sealed record LoopSettings
{
    /// <summary>Identity of the run: a checkpoint of another run is ignored.</summary>
    public required string Run { get; init; }

    /// <summary>Passes over the rows.</summary>
    public required int Epochs { get; init; }

    /// <summary>Where it runs.</summary>
    public required TrainingRuntime Runtime { get; init; }

    /// <summary>Tokens of every row.</summary>
    public required int[] Lengths { get; init; }

    /// <summary>Floating-point operations of one row of so many tokens, forward and backward.</summary>
    public required Func<int, double> Operations { get; init; }

    /// <summary>What the validation metric is called.</summary>
    public string MetricName { get; init; } = "selection";

    /// <summary>Where checkpoints go; null keeps none.</summary>
    public CheckpointFile? Checkpoint { get; init; }

    /// <summary>Time between checkpoints; does not change the result. Default 2 minutes.</summary>
    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Told about tokens.</summary>
    public IProgress<StageProgress>? Progress { get; init; }

    /// <summary>Told about every step: its number from 1, loss and learning rate.</summary>
    public Action<int, double, double>? StepFinished { get; init; }

    /// <summary>Told about every epoch.</summary>
    public Action<TrainingEpoch>? EpochFinished { get; init; }

    /// <summary>Told about every checkpoint: the step.</summary>
    public Action<int>? CheckpointWritten { get; init; }
}
