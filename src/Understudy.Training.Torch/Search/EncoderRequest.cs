using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>What the encoder rung is trained on, and how.</summary>
public sealed record EncoderRequest
{
    /// <summary>The examples; with queries it is a relevance workload.</summary>
    public required ExampleTable Table { get; init; }

    /// <summary>Rows to learn from.</summary>
    public required int[] TrainRows { get; init; }

    /// <summary>Rows to choose, calibrate and watch on; never learned from.</summary>
    public required int[] SelectionRows { get; init; }

    /// <summary>The recipe.</summary>
    public required EncoderOptions Options { get; init; }

    /// <summary>Which labels to learn.</summary>
    public LearningTarget Target { get; init; } = LearningTarget.Teacher;

    /// <summary>Seed of weights, batches and dropout.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Where it runs.</summary>
    public required TrainingRuntime Runtime { get; init; }

    /// <summary>Threads of scoring, 1 to 256.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where checkpoints go; null keeps none.</summary>
    public string? CheckpointDirectory { get; init; }

    /// <summary>The job's log, or null.</summary>
    public TrainingJobLog? Log { get; init; }

    /// <summary>Distributions over classes that another model gave rows it had not learned from, by row: mixed into the targets by <see cref="EncoderOptions.Distillation"/>.</summary>
    public IReadOnlyDictionary<int, float[]>? SoftLabels { get; init; }

    /// <summary>More texts of the domain for tokenizer and pretraining; no labels.</summary>
    public IReadOnlyList<string> UnlabelledTexts { get; init; } = [];

    /// <summary>Gives the weights and text path to start from for a number of outputs; null starts from random weights and a vocabulary of the workload's own.</summary>
    public Func<int, PretrainedStart>? From { get; init; }
}
