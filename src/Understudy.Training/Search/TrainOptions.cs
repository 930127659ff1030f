using System.Globalization;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>What the user decides about training.</summary>
public sealed record TrainOptions
{
    /// <summary>Which labels to learn. Default: the teacher's.</summary>
    public LearningTarget Target { get; init; } = LearningTarget.Teacher;

    /// <summary>Seed of every random choice.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>
    /// Planned time of the whole stage on two common cores, 0.1 s to 24 h. Default 10 s. It is turned into a number of
    /// operations before anything runs, so the result does not depend on the machine's speed. Not a stopwatch: cancel to stop.
    /// </summary>
    public TimeSpan TimeBudget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Threads, 0 (one a processor) to 256. Default 0. Changes the time, never the result.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Bytes for cached features, 1 MiB to 64 GiB. Default 256 MiB. Rows that do not fit are read again in each pass,
    /// and candidates are compared on as many rows as fit. Part of what decides the result.
    /// </summary>
    public long FeatureMemory { get; init; } = 256L << 20;

    /// <summary>Bytes for weights and their accumulators, 1 MiB to 64 GiB. Default 192 MiB. Decides how many features are kept.</summary>
    public long WeightMemory { get; init; } = 192L << 20;

    /// <summary>Candidates to compare instead of the built-in ones; null for those.</summary>
    public IReadOnlyList<Inference.LinearOptions>? Candidates { get; init; }

    /// <summary>Whether to fit on parts of the training rows for the learning curve. Default true.</summary>
    public bool LearningCurve { get; init; } = true;

    /// <summary>Distributions over classes that another model gave, by row: mixed into the targets by <see cref="Distillation"/> (1503.02531). Null for none.</summary>
    public IReadOnlyDictionary<int, float[]>? SoftLabels { get; init; }

    /// <summary>Share of the target taken from <see cref="SoftLabels"/>, 0 to 1. Default 0.</summary>
    public float Distillation { get; init; }

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        if (TimeBudget < TimeSpan.FromSeconds(0.1) || TimeBudget > TimeSpan.FromHours(24))
        {
            errors.Add($"TimeBudget is {TimeBudget.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s; give 0.1 s to 24 h.");
        }

        if (!(Distillation is >= 0 and <= 1))
        {
            errors.Add($"Distillation is {Distillation.ToString(CultureInfo.InvariantCulture)}; give 0 to 1.");
        }

        if (Threads is < 0 or > 256)
        {
            errors.Add($"Threads is {Threads}; give 0 (one a processor) to 256.");
        }

        CheckMemory(FeatureMemory, nameof(FeatureMemory));
        CheckMemory(WeightMemory, nameof(WeightMemory));
        if (!Enum.IsDefined(Target))
        {
            errors.Add($"Target is {(int)Target}; give Teacher or Gold.");
        }

        if (Candidates is { Count: 0 })
        {
            errors.Add("Candidates is empty; give null for the built-in ones, or at least one.");
        }

        for (int i = 0; i < Candidates?.Count; i++)
        {
            errors.AddRange(Candidates[i].Validate().Select(e => $"Candidates[{i}]: {e}"));
        }

        return errors;

        void CheckMemory(long bytes, string key)
        {
            if (bytes is < 1 << 20 or > 64L << 30)
            {
                errors.Add($"{key} is {bytes} bytes; give 1 MiB to 64 GiB.");
            }
        }
    }
}
