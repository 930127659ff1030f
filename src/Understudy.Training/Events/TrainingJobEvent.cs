using System.Text.Json;

namespace Understudy.Training;

/// <summary>Something that happened in a training job, in the shape of OpenAI's event object.</summary>
public sealed record TrainingJobEvent
{
    /// <summary>Always <c>fine_tuning.job.event</c>.</summary>
    public string Object { get; init; } = "fine_tuning.job.event";

    /// <summary>Id, <c>ftevent-…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary><c>info</c>, <c>warn</c> or <c>error</c>.</summary>
    public string Level { get; init; } = "info";

    /// <summary>For people.</summary>
    public required string Message { get; init; }

    /// <summary><c>message</c> or <c>metrics</c>.</summary>
    public string Type { get; init; } = "message";

    /// <summary>For <c>metrics</c>: <c>step</c>, <c>train_loss</c>, <c>learning_rate</c>, <c>valid_metric</c>; null otherwise.</summary>
    public JsonElement? Data { get; init; }
}
