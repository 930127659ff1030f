using System.Globalization;

namespace Understudy.Inference;

/// <summary>What a decoder may use of the machine.</summary>
public sealed record OnnxDecoderOptions
{
    /// <summary>Threads that a run uses together, 1 to 256. Default 1: a token of a small model is too little work to share.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate() => Threads is >= 1 and <= 256
        ? []
        : [$"{nameof(Threads)} is {Threads.ToString(CultureInfo.InvariantCulture)}; give 1 to 256."];
}
