using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>Low-rank adaptation (LoRA, 2106.09685): beside a frozen matrix W a trained change B·A·alpha/rank.</summary>
public sealed record LowRankOptions
{
    /// <summary>The parts of a block that can have adapters.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>Inner width of the change, 1 to 1024; 0 trains the weights themselves. Default 0.</summary>
    public int Rank { get; init; }

    /// <summary>The change is multiplied by Alpha / Rank; above 0 to 10,000. Default 16.</summary>
    public float Alpha { get; init; } = 16;

    /// <summary>The matrices of every block that are changed. Default queries and values, as in the paper.</summary>
    public IReadOnlyList<string> Targets { get; init; } = ["q_proj", "v_proj"];

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        if (Rank is < 0 or > 1024)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Rank is {Rank}; give 0 to 1024."));
        }

        if (Alpha is not (> 0 and <= 10_000))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Alpha is {Alpha}; give above 0 to 10000."));
        }

        if (Targets is not { Count: > 0 } || Targets.Any(t => !Parts.Contains(t)))
        {
            errors.Add($"Targets are {string.Join(", ", Targets ?? [])}; give some of {string.Join(", ", Parts)}.");
        }

        return errors;
    }
}
