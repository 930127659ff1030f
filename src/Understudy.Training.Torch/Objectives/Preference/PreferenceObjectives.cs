namespace Understudy.Training.Torch;

/// <summary>Preference objectives by name.</summary>
public static class PreferenceObjectives
{
    /// <summary>Name of <see cref="Training.Torch.Dpo"/>.</summary>
    public const string Dpo = "dpo";

    /// <summary>Name of <see cref="Training.Torch.Ipo"/>.</summary>
    public const string Ipo = "ipo";

    /// <summary>Name of <see cref="Training.Torch.Orpo"/>.</summary>
    public const string Orpo = "orpo";

    /// <summary>Name of <see cref="Training.Torch.SimPo"/>.</summary>
    public const string SimPo = "simpo";

    /// <summary>Name of <see cref="Training.Torch.Kto"/>.</summary>
    public const string Kto = "kto";

    /// <summary>Those that learn from pairs.</summary>
    public static IReadOnlyList<string> Names { get; } = [Dpo, Ipo, Orpo, SimPo, Kto];
}
