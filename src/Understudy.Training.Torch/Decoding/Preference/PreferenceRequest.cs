using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>What a trained decoder is trained on from.</summary>
public sealed record PreferenceRequest
{
    /// <summary>The decoder to begin with; frozen, it is the reference.</summary>
    public required DecoderStart Start { get; init; }

    /// <summary>Inputs with their right calls.</summary>
    public required IReadOnlyList<CallRow> Train { get; init; }

    /// <summary>The large model's recorded answers to the rows, in their order, null where it gave none; empty when there are none.</summary>
    public IReadOnlyList<string?> TeacherAnswers { get; init; } = [];

    /// <summary>The functions with their schemas; null when they are not known.</summary>
    public ToolSet? Tools { get; init; }

    /// <summary>A larger decoder with the same tokenizer, which <c>distill</c> learns from; null for the others.</summary>
    public DecoderStart? Teacher { get; init; }

    /// <summary>The recipe.</summary>
    public PreferenceOptions Options { get; init; } = new();

    /// <summary>Seed of batches, samples and corruptions.</summary>
    public Seed Seed { get; init; } = Seed.Default;

    /// <summary>Number format of the products; null chooses by a self-test.</summary>
    public ComputePrecision? Precision { get; init; }

    /// <summary>Threads; 0 leaves libtorch's choice.</summary>
    public int Threads { get; init; }

    /// <summary>Everything that is wrong, each with what to do; empty when usable.</summary>
    internal IReadOnlyList<string> Validate()
    {
        List<string> errors = [.. Options.Validate()];
        Require(Train.Count > 0, "There are no rows to train on; give inputs with their calls.");
        Require(TeacherAnswers.Count == 0 || TeacherAnswers.Count == Train.Count, $"There are {TeacherAnswers.Count} answers of the teacher for {Train.Count} rows; give one a row or none.");
        Require(Options.Objective != PreferenceOptions.Distillation || Teacher is not null, "'distill' learns from a larger decoder; give a Teacher.");
        Require(Teacher is null || Teacher.Tokenizer.ToJson().AsSpan().SequenceEqual(Start.Tokenizer.ToJson()), "The teacher's tokenizer is another than the model's; give a teacher that was trained with the same.");
        return errors;

        void Require(bool holds, string message)
        {
            if (!holds)
            {
                errors.Add(message);
            }
        }
    }
}
