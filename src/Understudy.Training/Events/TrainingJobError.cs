namespace Understudy.Training;

/// <summary>Why a training job failed.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What was expected, found, and what to do.</param>
public sealed record TrainingJobError(string Code, string Message);
