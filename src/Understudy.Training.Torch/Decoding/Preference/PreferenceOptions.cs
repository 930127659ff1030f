using System.Globalization;

namespace Understudy.Training.Torch;

/// <summary>How a trained decoder is trained on: the objective, where wrong answers come from, optimisation. Stored verbatim in the manifest.</summary>
public sealed record PreferenceOptions
{
    /// <summary>More supervised learning, on the right answers.</summary>
    public const string Supervised = "sft";

    /// <summary>Supervised learning of the model's own samples that are right.</summary>
    public const string RejectionSampling = "rs";

    /// <summary>Samples rewarded by what can be verified (<see cref="Training.Torch.Grpo"/>).</summary>
    public const string Grpo = "grpo";

    /// <summary>A local teacher's distributions on the model's own samples (<see cref="Training.Torch.Distillation"/>).</summary>
    public const string Distillation = "distill";

    /// <summary>All objectives.</summary>
    public static IReadOnlyList<string> Objectives { get; } = [Supervised, RejectionSampling, .. PreferenceObjectives.Names, Grpo, Distillation];

    /// <summary>One of <see cref="Objectives"/>. Default <c>dpo</c>.</summary>
    public string Objective { get; init; } = PreferenceObjectives.Dpo;

    /// <summary>β of the objective, above 0 to 100 (<c>grpo</c>: from 0; <c>distill</c>: below 1, of the Jensen-Shannon divergence). Null is the objective's own: 0.1, of <c>simpo</c> 2, of <c>grpo</c> 0, of <c>distill</c> 0.5.</summary>
    public double? Beta { get; init; }

    /// <summary>γ of <c>simpo</c>, 0 to 100. Default 1.</summary>
    public double Gamma { get; init; } = 1;

    /// <summary>λ of <c>orpo</c>, 0 to 100. Default 0.1.</summary>
    public double Lambda { get; init; } = .1;

    /// <summary>λ_D of <c>kto</c>, 0 to 100. Default 1.</summary>
    public double Desirable { get; init; } = 1;

    /// <summary>λ_U of <c>kto</c>, 0 to 100. Default 1.</summary>
    public double Undesirable { get; init; } = 1;

    /// <summary>Which divergence <c>distill</c> minimises. Default Jensen-Shannon.</summary>
    public DistillationDivergence Divergence { get; init; } = DistillationDivergence.JensenShannon;

    /// <summary>Whether <c>grpo</c> has the length fix (2503.20783). Default true.</summary>
    public bool LengthFix { get; init; } = true;

    /// <summary>Samples of an input: a group of <c>grpo</c> (2 or more), tries of <c>rs</c>, the model's own answers that pairs are made of. 1 to 64. Default 4.</summary>
    public int Samples { get; init; } = 4;

    /// <summary>Temperature of samples, above 0 to 10. Default 1.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Which wrong answers pairs are made of.</summary>
    public NegativeOptions Negatives { get; init; } = new();

    /// <summary>Passes over pairs or rows, 1 to 1000. Default 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Most tokens of one optimiser step, both answers of a pair and all samples of a group counted, padding included; 64 to 1,048,576. Default 4,096.</summary>
    public int BatchTokens { get; init; } = 4096;

    /// <summary>Most tokens of one forward pass; a larger batch is accumulated (not of <c>kto</c>, which looks at a whole batch). 64 to 1,048,576. Default 8,192.</summary>
    public int MicroBatchTokens { get; init; } = 8192;

    /// <summary>Highest learning rate, above 0 to 1. Default 0.0001.</summary>
    public float LearningRate { get; init; } = 1e-4f;

    /// <summary>Share of the steps that the learning rate climbs in, 0 to 1. Default 0.1.</summary>
    public float WarmUp { get; init; } = .1f;

    /// <summary>What follows: <c>cosine</c>, <c>linear</c> or <c>constant</c>. Default cosine.</summary>
    public string Schedule { get; init; } = "cosine";

    /// <summary>Decoupled weight decay of matrices, 0 to 1. Default 0.</summary>
    public float WeightDecay { get; init; }

    /// <summary>Most that the gradient's norm may be, above 0. Default 1.</summary>
    public float Clip { get; init; } = 1;

    /// <summary>Whether the objective learns from pairs.</summary>
    internal bool IsPaired => PreferenceObjectives.Names.Contains(Objective, StringComparer.Ordinal);

    /// <summary>β, the objective's own where none is given.</summary>
    internal double BetaOrOwn => Beta ?? Objective switch { PreferenceObjectives.SimPo => 2, Grpo => 0, Distillation => .5, _ => .1 };

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(Objectives.Contains(Objective, StringComparer.Ordinal), nameof(Objective), $"'{Objective}'", string.Join(", ", Objectives));
        Check(Beta is null || (BetaOrOwn <= 100 && (Objective == Grpo ? BetaOrOwn >= 0 : BetaOrOwn > 0) && (Objective != Distillation || BetaOrOwn < 1)), nameof(Beta), BetaOrOwn, Objective switch { Grpo => "0 to 100", Distillation => "above 0, below 1", _ => "above 0 to 100" });
        Check(Beta is null || Objective is not (Supervised or RejectionSampling or PreferenceObjectives.Orpo), nameof(Beta), BetaOrOwn, $"none: '{Objective}' has no β");
        Check(Gamma is >= 0 and <= 100, nameof(Gamma), Gamma, "0 to 100");
        Check(Lambda is >= 0 and <= 100, nameof(Lambda), Lambda, "0 to 100");
        Check(Desirable is >= 0 and <= 100, nameof(Desirable), Desirable, "0 to 100");
        Check(Undesirable is >= 0 and <= 100, nameof(Undesirable), Undesirable, "0 to 100");
        Check(Enum.IsDefined(Divergence), nameof(Divergence), Divergence, string.Join(", ", Enum.GetNames<DistillationDivergence>()));
        Check(Samples is >= 1 and <= 64 && (Objective != Grpo || Samples > 1), nameof(Samples), Samples, Objective == Grpo ? "2 to 64" : "1 to 64");
        Check(Temperature is > 0 and <= 10, nameof(Temperature), Temperature, "above 0 to 10");
        Check(Epochs is >= 1 and <= 1000, nameof(Epochs), Epochs, "1 to 1000");
        Check(BatchTokens is >= 64 and <= 1 << 20, nameof(BatchTokens), BatchTokens, "64 to 1048576");
        Check(MicroBatchTokens is >= 64 and <= 1 << 20, nameof(MicroBatchTokens), MicroBatchTokens, "64 to 1048576");
        Check(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 to 1");
        Check(WarmUp is >= 0 and <= 1, nameof(WarmUp), WarmUp, "0 to 1");
        Check(Schedule is "cosine" or "linear" or "constant", nameof(Schedule), $"'{Schedule}'", "cosine, linear or constant");
        Check(WeightDecay is >= 0 and <= 1, nameof(WeightDecay), WeightDecay, "0 to 1");
        Check(Clip > 0, nameof(Clip), Clip, "a number above 0");
        errors.AddRange(Negatives.Validate().Select(e => "Negatives." + e));
        return errors;

        void Check(bool holds, string key, object value, string range)
        {
            if (!holds)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is {value}; give {range}."));
            }
        }
    }

    /// <summary>The pair objective.</summary>
    internal IPreferenceObjective PairObjective() => Objective switch
    {
        PreferenceObjectives.Dpo => new Dpo(BetaOrOwn),
        PreferenceObjectives.Ipo => new Ipo(BetaOrOwn),
        PreferenceObjectives.Orpo => new Orpo(Lambda),
        PreferenceObjectives.SimPo => new SimPo(BetaOrOwn, Gamma),
        PreferenceObjectives.Kto => new Kto(BetaOrOwn, Desirable, Undesirable),
        _ => throw new InvalidOperationException($"'{Objective}' does not learn from pairs."),
    };

    /// <summary>The recipe in the decoder's own words: what its task and the loop read.</summary>
    internal DecoderOptions Recipe() => new()
    {
        Name = Objective,
        Dropout = 0, // log-probabilities are compared with those of a reference without it
        ValueSwap = 0,
        Epochs = Epochs,
        BatchTokens = BatchTokens,
        MicroBatchTokens = MicroBatchTokens,
        LearningRate = LearningRate,
        WarmUp = WarmUp,
        Schedule = Schedule,
        WeightDecay = WeightDecay,
        Clip = Clip,
    };
}
