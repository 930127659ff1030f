using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>How the encoder figures are measured.</summary>
public sealed record EncoderPlan
{
    /// <summary>Device and number format, chosen by the self-test.</summary>
    public required TrainingRuntime Runtime { get; init; }

    /// <summary>Tiny runs that show that an arm works: printed as such, never stored.</summary>
    public bool Quick { get; init; }

    /// <summary>Encoder trainings on clinc150 and media-bias, 0 (linear alone) to 3.</summary>
    public int EncoderSeeds { get; init; } = 3;

    /// <summary>Planned time of one encoder training on two common cores, as <c>learn</c>'s default.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where arms in progress keep their trainings' checkpoints; null keeps none.</summary>
    public string? Checkpoints { get; init; }

    /// <summary>Told what happens.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>Seeds of a mean.</summary>
    public int Seeds => Quick ? 1 : 3;

    /// <summary>Seconds of one round of a speed measurement.</summary>
    public double RoundSeconds => Quick ? 1 : 5;

    /// <summary>The first part of shuffled rows in a quick run, all rows otherwise.</summary>
    public int[] Limit(int[] rows, int most)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!Quick || rows.Length <= most)
        {
            return rows;
        }

        int[] shuffled = [.. rows];
        new Core.SeededRandom(new Core.Seed(1).For("quick")).Shuffle<int>(shuffled);
        return [.. shuffled.Take(most).Order()];
    }
}
