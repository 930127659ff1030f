namespace Understudy.Training.Torch;

/// <summary>What one pass over the rows gave.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Steps">Optimiser steps finished by its end.</param>
/// <param name="Loss">Mean training loss of its batches.</param>
/// <param name="Metric">Validation metric at its end; null when there is none.</param>
/// <param name="PaddingShare">Share of the computed tokens that was padding, in [0, 1).</param>
public sealed record TrainingEpoch(int Number, int Steps, double Loss, double? Metric, double PaddingShare);
