using System.Text.Json.Serialization;

namespace Understudy.Training.Torch;

/// <summary>Where a training run stands: everything but the numbers of the tensors.</summary>
public sealed record TrainingState
{
    /// <summary>What the run is: hash of data, options, seed and stage. A checkpoint of another run is refused.</summary>
    public required string Run { get; init; }

    /// <summary>Epochs finished.</summary>
    public int Epoch { get; init; }

    /// <summary>Batches of the epoch in progress that are finished.</summary>
    public int Batch { get; init; }

    /// <summary>Optimiser steps finished.</summary>
    public int Step { get; init; }

    /// <summary>Sum of the losses of the epoch in progress.</summary>
    public double LossSum { get; init; }

    /// <summary>Best validation metric; null before the first.</summary>
    public double? Best { get; init; }

    /// <summary>Epoch of <see cref="Best"/>.</summary>
    public int BestEpoch { get; init; }

    /// <summary>What each finished epoch gave.</summary>
    public IReadOnlyList<TrainingEpoch> Epochs { get; init; } = [];
}

/// <summary>The wire form of <see cref="TrainingState"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrainingState))]
internal sealed partial class TrainingStateJson : JsonSerializerContext;
