using System.Globalization;

namespace Understudy.Inference;

/// <summary>How a decoder specialist is served.</summary>
public sealed record DecoderServing
{
    // No call is "[]" and the end.
    private const int LeastCompletion = 4;

    /// <summary>Shape of the network as it is served, shared blocks once.</summary>
    public required DecoderConfig Config { get; init; }

    /// <summary>What stands around an input.</summary>
    public required DecoderPrompt Prompt { get; init; }

    /// <summary>The file that answers, e.g. <c>onnx/model_quantized.onnx</c>: calibration and thresholds were made for it.</summary>
    public required string ServedFile { get; init; }

    /// <summary>How answers are held to the functions.</summary>
    public required DecodingMode Mode { get; init; }

    /// <summary>Most tokens of an answer, the end token included, from 4; an input that leaves less room is the large model's.</summary>
    public required int CompletionTokens { get; init; }

    /// <summary>Arguments that are copied from the input, <c>function/path</c> each (<see cref="Inference.CopiedArguments"/>): nothing else is written for them. Default none.</summary>
    public IReadOnlyList<string> CopiedArguments { get; init => field = value ?? []; } = []; // null: a manifest from before it

    /// <summary>Whether the copied values of a call have no word of the input in common. Default no.</summary>
    public bool CopiesApart { get; init; }

    /// <summary>Most completions that are looked at for the likeliest valid one, 1 to 64; 1 for the greedy one alone, the default. An answer of more than half is the likeliest, and nothing else is looked at.</summary>
    public int MostCompletions { get; init => field = value == 0 ? 1 : value; } = 1; // 0: a manifest from before it

    /// <summary>From the probability that the model gives its own answer to the share of such answers that are right.</summary>
    public required CallCalibration Calibration { get; init; }

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [.. Config.Validate()];
        Check(CompletionTokens >= LeastCompletion && CompletionTokens < Config.MaximumTokens, nameof(CompletionTokens), CompletionTokens, $"{LeastCompletion} to less than {Config.MaximumTokens}");
        Check(MostCompletions is >= 1 and <= 64, nameof(MostCompletions), MostCompletions, "1 to 64");
        Check(Enum.IsDefined(Mode), nameof(Mode), (int)Mode, "Free, Late or Constrained");
        foreach (int id in (int[])[.. Prompt.Before, .. Prompt.Between, Prompt.End])
        {
            Check((uint)id < (uint)Config.VocabularySize, nameof(Prompt), id, "ids of the vocabulary");
        }

        return errors;

        void Check(bool holds, string key, int value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} has {value.ToString(CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }
}
