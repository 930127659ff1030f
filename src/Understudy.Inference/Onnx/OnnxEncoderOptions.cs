using System.Globalization;

namespace Understudy.Inference;

/// <summary>What an encoder may use of the machine.</summary>
public sealed record OnnxEncoderOptions
{
    /// <summary>Threads, 1 to 256: a lone request uses them together, many inputs are dealt out among them. Default: the machine's cores.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 256);

    /// <summary>
    /// Most tokens of one batch, padding included, 1 to 1,048,576; an input that is longer runs alone. What a run needs grows with
    /// it, once a thread, and is kept for the next run: about 50 MB at 512, 430 MB at 8,192 for two threads and a width of 384.
    /// Default 512: more is no faster.
    /// </summary>
    public int MaximumBatchTokens { get; init; } = 512;

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(Threads is >= 1 and <= 256, nameof(Threads), Threads, "1 to 256");
        Check(MaximumBatchTokens is >= 1 and <= 1_048_576, nameof(MaximumBatchTokens), MaximumBatchTokens, "1 to 1048576");
        return errors;

        void Check(bool holds, string key, int value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }
}
