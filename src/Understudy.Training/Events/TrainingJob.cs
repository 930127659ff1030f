using System.Text.Json;

namespace Understudy.Training;

/// <summary>A training run in the shape of OpenAI's fine-tuning job object, so that clients of that API can read it.</summary>
public sealed record TrainingJob
{
    /// <summary>Always <c>fine_tuning.job</c>.</summary>
    public string Object { get; init; } = "fine_tuning.job";

    /// <summary>Id, <c>ftjob-…</c>: a function of data, options and seed, so that a repeated command is the same job.</summary>
    public required string Id { get; init; }

    /// <summary>The rung that is trained, e.g. <c>encoder</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Unix seconds of the end; null while it runs.</summary>
    public long? FinishedAt { get; init; }

    /// <summary><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The specialist's id once there is one.</summary>
    public string? FineTunedModel { get; init; }

    /// <summary>Tokens trained on so far, padding left out.</summary>
    public long TrainedTokens { get; init; }

    /// <summary>Hash of the training data.</summary>
    public required string TrainingFile { get; init; }

    /// <summary>Hash of the rows that everything is chosen on; null when they are part of the training file.</summary>
    public string? ValidationFile { get; init; }

    /// <summary>Files that the job left, relative to the workspace.</summary>
    public IReadOnlyList<string> ResultFiles { get; init; } = [];

    /// <summary>Unix seconds of the expected end; null when unknown.</summary>
    public long? EstimatedFinish { get; init; }

    /// <summary>Empty: there are no organisations here; clients expect the field.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The training configuration, verbatim.</summary>
    public required JsonElement Hyperparameters { get; init; }

    /// <summary>The seed; 53 bits survive JSON.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public TrainingJobError? Error { get; init; }
}
