using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>What the training options ask for.</summary>
public sealed record TrainPlan
{
    /// <summary>The linear rung's options; its target and seed are everybody's.</summary>
    public required TrainOptions Linear { get; init; }

    /// <summary>Whether the linear rung is trained.</summary>
    public required bool UseLinear { get; init; }

    /// <summary>Whether the encoder rung may be trained.</summary>
    public required bool UseEncoder { get; init; }

    /// <summary>Whether the tagger rung may be trained.</summary>
    public required bool UseTagger { get; init; }

    /// <summary>Whether the decoder rung may be trained.</summary>
    public required bool UseDecoder { get; init; }

    /// <summary>Whether the user named the rungs, so that all of them are trained.</summary>
    public required bool Forced { get; init; }

    /// <summary>Planned time of the encoder's training.</summary>
    public required TimeSpan EncoderBudget { get; init; }

    /// <summary>The encoder's recipe; null for a built-in one.</summary>
    public EncoderOptions? Recipe { get; init; }

    /// <summary>The decoder's recipe.</summary>
    public DecoderOptions Decoder { get; init; } = new();

    /// <summary>What the decoder is trained on by after supervised learning; null for nothing.</summary>
    public PreferenceOptions? Preference { get; init; }

    /// <summary>Directory of a pretrained model to start from; null starts from random weights.</summary>
    public string? From { get; init; }

    /// <summary>Directory of the decoder that <c>distill</c> learns from; null for none.</summary>
    public string? DistilFrom { get; init; }

    /// <summary>Files of unlabelled text.</summary>
    public IReadOnlyList<string> Unlabelled { get; init; } = [];
}
