using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>One recipe of the decoder rung: text path, shape, objective, optimisation. Stored verbatim in the manifest.</summary>
public sealed record DecoderOptions
{
    /// <summary>The objective that is built in: cross-entropy of the completions' tokens.</summary>
    public const string Supervised = "sft";

    private const int NarrowHead = 16; // the least that serving takes

    /// <summary>Short name of the recipe, for tables.</summary>
    public string Name { get; init; } = "small";

    /// <summary>What is minimised. Default <see cref="Supervised"/>.</summary>
    public string Objective { get; init; } = Supervised;

    /// <summary>Blocks with weights of their own, 1 to 128. Default 4.</summary>
    public int Blocks { get; init; } = 4;

    /// <summary>How often each block is computed in a row (2402.14905), 1 to 4. Default 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Width of the residual stream, 8 to 8192. Default 192.</summary>
    public int Width { get; init; } = 192;

    /// <summary>Query heads, 1 to 128; 0 for one to every 16 numbers of <see cref="Width"/>, the default: narrow heads learn to copy soonest.</summary>
    public int Heads { get; init; }

    /// <summary>Heads of keys and values, a divisor of <see cref="Heads"/>; 0 for half as many, or as many where that is no whole number. Default 0.</summary>
    public int KeyValueHeads { get; init; }

    /// <summary>Inner width of the feed-forward part, 8 to 65536. Default 512.</summary>
    public int FeedForward { get; init; } = 512;

    /// <summary>Most entries of the tokenizer that is trained on the workload's text, 261 to 100,000. Default 2,048.</summary>
    public int VocabularySize { get; init; } = 2048;

    /// <summary>Longest sequence in tokens, prompt and completion together, 8 to 131072. Default 512.</summary>
    public int MaximumTokens { get; init; } = 512;

    /// <summary>Share of activations set to zero, 0 to 0.9. Default 0: with it, copying is learned much later.</summary>
    public float Dropout { get; init; }

    /// <summary>Calls only: probability that a value is exchanged for another of its slot, in text and call alike, while training; 0 to 1. Default 0.5.</summary>
    public float ValueSwap { get; init; } = 0.5f;

    /// <summary>Passes over the pretraining texts before the rows, 0 to 1000. Default 0.</summary>
    public int PretrainEpochs { get; init; }

    /// <summary>Passes over the training rows, 1 to 1000. Default 12.</summary>
    public int Epochs { get; init; } = 12;

    /// <summary>Most tokens of one optimiser step, padding included, 64 to 1,048,576. Default 512: small sets are fitted by many small steps.</summary>
    public int BatchTokens { get; init; } = 512;

    /// <summary>Most tokens of one forward pass; a larger batch is accumulated. 64 to 1,048,576. Default 8,192. Changes memory, not the trajectory.</summary>
    public int MicroBatchTokens { get; init; } = 8192;

    /// <summary>Highest learning rate, above 0 to 1. Default 0.0015.</summary>
    public float LearningRate { get; init; } = 1.5e-3f;

    /// <summary>Share of the steps that the learning rate climbs in, 0 to 1. Default 0.05.</summary>
    public float WarmUp { get; init; } = 0.05f;

    /// <summary>What follows: <c>cosine</c>, <c>linear</c> or <c>constant</c>. Default cosine.</summary>
    public string Schedule { get; init; } = "cosine";

    /// <summary>Decoupled weight decay (1711.05101) of matrices, 0 to 1. Default 0.05.</summary>
    public float WeightDecay { get; init; } = 0.05f;

    /// <summary>Most that the gradient's norm may be, above 0. Default 1.</summary>
    public float Clip { get; init; } = 1;

    /// <summary>Decay of the exponential moving average of the weights that is kept, 0 to 0.99999; 0 keeps the last weights. Default 0.998.</summary>
    public float AverageDecay { get; init; } = 0.998f;

    /// <summary>Epochs without a better share of exact selection answers after which training stops, 0 to 1000; 0 never asks. Default 0.</summary>
    public int Patience { get; init; }

    /// <summary>Low-rank adaptation instead of training the weights; by default none.</summary>
    public LowRankOptions LowRank { get; init; } = new();

    /// <summary>Parameters whose names begin so are left as they are, e.g. <c>model.embed_tokens</c>. Default none.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>Reads a recipe from JSON; what it does not name has its default.</summary>
    /// <exception cref="JsonException">When it is no JSON object of a recipe, or names something unknown.</exception>
    public static DecoderOptions Parse(ReadOnlySpan<byte> json)
    {
        // Generated readers give init-only properties that are not named the type's default, not the record's: so lay it over the defaults.
        JsonObject merged = JsonSerializer.SerializeToNode(new DecoderOptions(), DecoderOptionsJson.Default.DecoderOptions)!.AsObject();
        JsonObject given = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw new JsonException("expected an object");
        Lay(given, merged);
        return merged.Deserialize(DecoderOptionsJson.Default.DecoderOptions)!;

        static void Lay(JsonObject from, JsonObject onto)
        {
            foreach ((string key, JsonNode? value) in from)
            {
                if (value is JsonObject inner && onto[key] is JsonObject under)
                {
                    Lay(inner, under);
                }
                else
                {
                    onto[key] = value?.DeepClone() ?? throw new JsonException($"'{key}' is null; leave it out to have its default");
                }
            }
        }
    }

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [.. Config(Math.Clamp(VocabularySize, 8, 1_000_000)).Validate()];
        Check(Objective == Supervised, nameof(Objective), Objective, Supervised);
        Check(Heads >= 0, nameof(Heads), Heads, "0 to 128");
        Check(KeyValueHeads >= 0, nameof(KeyValueHeads), KeyValueHeads, "0 to 128");
        Check(VocabularySize is >= 261 and <= 100_000, nameof(VocabularySize), VocabularySize, "261 to 100000");
        Check(Dropout is >= 0 and <= 0.9f, nameof(Dropout), Dropout, "0 to 0.9");
        Check(ValueSwap is >= 0 and <= 1, nameof(ValueSwap), ValueSwap, "0 to 1");
        Check(PretrainEpochs is >= 0 and <= 1000, nameof(PretrainEpochs), PretrainEpochs, "0 to 1000");
        Check(Epochs is >= 1 and <= 1000, nameof(Epochs), Epochs, "1 to 1000");
        Check(BatchTokens is >= 64 and <= 1 << 20, nameof(BatchTokens), BatchTokens, "64 to 1048576");
        Check(MicroBatchTokens is >= 64 and <= 1 << 20, nameof(MicroBatchTokens), MicroBatchTokens, "64 to 1048576");
        Check(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 to 1");
        Check(WarmUp is >= 0 and <= 1, nameof(WarmUp), WarmUp, "0 to 1");
        Check(Schedule is "cosine" or "linear" or "constant", nameof(Schedule), Schedule, "cosine, linear or constant");
        Check(WeightDecay is >= 0 and <= 1, nameof(WeightDecay), WeightDecay, "0 to 1");
        Check(Clip > 0, nameof(Clip), Clip, "a number above 0");
        Check(AverageDecay is >= 0 and <= 0.99999f, nameof(AverageDecay), AverageDecay, "0 to 0.99999");
        Check(Patience is >= 0 and <= 1000, nameof(Patience), Patience, "0 to 1000");
        errors.AddRange(LowRank.Validate().Select(e => "LowRank." + e));
        return errors;

        void Check(bool holds, string key, IConvertible value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }

    /// <summary>The network's shape for a trained vocabulary.</summary>
    public DecoderConfig Config(int vocabularySize)
    {
        int heads = Heads > 0 ? Heads : Enumerable.Range(1, Math.Max(1, Width / NarrowHead)).LastOrDefault(h => Width % (2 * h) == 0, 1);
        return new()
        {
            VocabularySize = vocabularySize,
            Blocks = Blocks,
            Repeats = Repeats,
            Width = Width,
            Heads = heads,
            KeyValueHeads = KeyValueHeads > 0 ? KeyValueHeads : heads % 2 == 0 ? heads / 2 : heads,
            FeedForward = FeedForward,
            MaximumTokens = MaximumTokens,
        };
    }

    /// <summary>What the loop reads of the recipe.</summary>
    internal EncoderOptions Loop() => new()
    {
        Name = Name,
        LearningRate = LearningRate,
        WarmUp = WarmUp,
        Schedule = Schedule,
        WeightDecay = WeightDecay,
        Clip = Clip,
        AverageDecay = AverageDecay,
        Patience = Patience,
    };
}
