namespace Understudy.Training;

/// <summary>A state of a training job from which it can go on, in the shape of OpenAI's checkpoint object.</summary>
public sealed record TrainingJobCheckpoint
{
    /// <summary>Always <c>fine_tuning.job.checkpoint</c>.</summary>
    public string Object { get; init; } = "fine_tuning.job.checkpoint";

    /// <summary>Id, <c>ftckpt-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The job.</summary>
    public required string FineTuningJobId { get; init; }

    /// <summary>Optimiser steps finished.</summary>
    public required int StepNumber { get; init; }

    /// <summary>File that holds it, relative to the job's directory.</summary>
    public required string FineTunedModelCheckpoint { get; init; }

    /// <summary><c>step</c> and <c>train_loss</c> at that point.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }
}
