using System.Text.Json.Serialization;

namespace Understudy.Training;

/// <summary>The wire form of jobs, events and checkpoints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(TrainingJob))]
[JsonSerializable(typeof(TrainingJobEvent))]
[JsonSerializable(typeof(TrainingJobCheckpoint))]
[JsonSerializable(typeof(Dictionary<string, double>))]
internal sealed partial class TrainingJobJson : JsonSerializerContext;
