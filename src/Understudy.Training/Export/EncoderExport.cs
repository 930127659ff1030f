using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What is written of a trained encoder beside its manifest.</summary>
public sealed record EncoderExport
{
    /// <summary>The manifest without <see cref="SpecialistManifest.Files"/>.</summary>
    public required SpecialistManifest Manifest { get; init; }

    /// <summary>The weights.</summary>
    public required EncoderWeights Weights { get; init; }

    /// <summary>The text path.</summary>
    public required TextTokenizer Tokenizer { get; init; }

    /// <summary>The 32-bit graph.</summary>
    public required byte[] FloatGraph { get; init; }

    /// <summary>The 8-bit graph; null when it is not offered.</summary>
    public byte[]? QuantizedGraph { get; init; }

    /// <summary>Relevance: word statistics of the text path; null otherwise.</summary>
    public WordStatistics? Words { get; init; }
}
