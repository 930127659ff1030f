using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>One recipe of the encoder rung: text path, shape, objective, optimisation. Stored verbatim in the manifest.</summary>
public sealed record EncoderOptions
{
    /// <summary>Short name of the recipe, for tables.</summary>
    public string Name { get; init; } = "small";

    /// <summary>The layout. Default EuroBERT, the modern one.</summary>
    public EncoderFamily Family { get; init; } = EncoderFamily.EuroBert;

    /// <summary>Layers, 1 to 64. Default 3.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>Width of the residual stream, 8 to 4096. Default 256.</summary>
    public int Width { get; init; } = 256;

    /// <summary>Attention heads, 1 to 64. Default 4.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Inner width of the feed-forward part, 8 to 16384. Default 768.</summary>
    public int FeedForward { get; init; } = 768;

    /// <summary>Tokenizer that is trained on the workload's text: <c>wordpiece</c> or <c>byte-bpe</c>. Default wordpiece.</summary>
    public string Tokenizer { get; init; } = "wordpiece";

    /// <summary>Most entries of its vocabulary, 256 to 100,000. Default 4,096: small vocabularies make small models.</summary>
    public int VocabularySize { get; init; } = 4096;

    /// <summary>Whether text is lower-cased. Default true.</summary>
    public bool LowerCase { get; init; } = true;

    /// <summary>Inputs are cut to this many tokens, 8 to 8192. Default 128.</summary>
    public int MaximumTokens { get; init; } = 128;

    /// <summary>What is minimised. Default soft cross-entropy with a label smoothing of 0.1.</summary>
    public ObjectiveOptions Objective { get; init; } = new() { Name = ObjectiveFactory.SoftCrossEntropy, LabelSmoothing = 0.1 };

    /// <summary>Share of the target taken from the lower rung's out-of-fold probabilities, 0 to 1. Default 0.</summary>
    public float Distillation { get; init; }

    /// <summary>Weight of the divergence between two passes with different dropout (R-Drop, 2106.14448), 0 to 100; 0 makes one pass. Default 0.</summary>
    public float RDrop { get; init; }

    /// <summary>Share of activations set to zero, 0 to 0.9. Default 0.1.</summary>
    public float Dropout { get; init; } = 0.1f;

    /// <summary>Share of input tokens replaced by the mask token while training, 0 to 0.9. Default 0.</summary>
    public float TokenDropout { get; init; }

    /// <summary>Passes over the training rows, 1 to 1000. Default 20.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Most tokens of one optimiser step, padding included, 64 to 1,048,576. Default 1,024.</summary>
    public int BatchTokens { get; init; } = 1024;

    /// <summary>Most tokens of one forward pass; a larger batch is accumulated. 64 to 1,048,576. Default 8,192. Changes memory, not the trajectory.</summary>
    public int MicroBatchTokens { get; init; } = 8192;

    /// <summary>Highest learning rate, above 0 to 1. Default 0.001.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>Share of the steps that the learning rate climbs in, 0 to 1. Default 0.06.</summary>
    public float WarmUp { get; init; } = 0.06f;

    /// <summary>What follows: <c>cosine</c>, <c>linear</c> or <c>constant</c>. Default cosine.</summary>
    public string Schedule { get; init; } = "cosine";

    /// <summary>Decoupled weight decay (1711.05101) of matrices, 0 to 1. Default 0.05.</summary>
    public float WeightDecay { get; init; } = 0.05f;

    /// <summary>Most that the gradient's norm may be, above 0. Default 1.</summary>
    public float Clip { get; init; } = 1;

    /// <summary>Decay of the exponential moving average of the weights that is kept, 0 to 0.99999; 0 keeps the last weights. Default 0.</summary>
    public float AverageDecay { get; init; }

    /// <summary>Epochs without a better validation metric after which training stops, 0 to 1000; 0 never stops early. Default 0.</summary>
    public int Patience { get; init; }

    /// <summary>Passes of masked-token pretraining over the workload's own text before the labels are seen, 0 to 1000. Default 0.</summary>
    public int PretrainEpochs { get; init; }

    /// <summary>Share of tokens masked in pretraining, 0.01 to 0.9. Default 0.3.</summary>
    public float MaskProbability { get; init; } = 0.3f;

    /// <summary>Reads a recipe from JSON; what it does not name has its default.</summary>
    /// <exception cref="JsonException">When it is no JSON object of a recipe, or names something unknown.</exception>
    public static EncoderOptions Parse(ReadOnlySpan<byte> json)
    {
        // Generated readers give init-only properties that are not named the type's default, not the record's: so lay it over the defaults.
        JsonObject merged = JsonSerializer.SerializeToNode(new EncoderOptions(), EncoderOptionsJson.Default.EncoderOptions)!.AsObject();
        JsonObject given = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw new JsonException("expected an object");
        Lay(given, merged);
        return merged.Deserialize(EncoderOptionsJson.Default.EncoderOptions)!;

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
        List<string> errors = [.. Config(Math.Clamp(VocabularySize, 8, 1_000_000), 2, 0).Validate()];
        Check(Tokenizer is "wordpiece" or "byte-bpe", nameof(Tokenizer), Tokenizer, "wordpiece or byte-bpe");
        Check(VocabularySize is >= 256 and <= 100_000, nameof(VocabularySize), VocabularySize, "256 to 100000");
        errors.AddRange(Objective.Validate().Select(e => "Objective." + e));
        Check(RDrop == 0 || Objective.Name == ObjectiveFactory.SoftCrossEntropy, nameof(RDrop), RDrop, "0 with any objective but soft-cross-entropy");
        Check(Distillation is >= 0 and <= 1, nameof(Distillation), Distillation, "0 to 1");
        Check(RDrop is >= 0 and <= 100, nameof(RDrop), RDrop, "0 to 100");
        Check(Dropout is >= 0 and <= 0.9f, nameof(Dropout), Dropout, "0 to 0.9");
        Check(TokenDropout is >= 0 and <= 0.9f, nameof(TokenDropout), TokenDropout, "0 to 0.9");
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
        Check(PretrainEpochs is >= 0 and <= 1000, nameof(PretrainEpochs), PretrainEpochs, "0 to 1000");
        Check(MaskProbability is >= 0.01f and <= 0.9f, nameof(MaskProbability), MaskProbability, "0.01 to 0.9");
        return errors;

        void Check(bool holds, string key, object value, string range)
        {
            if (!holds)
            {
                errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is {value}; give {range}."));
            }
        }
    }

    /// <summary>The network's shape for a trained vocabulary.</summary>
    public EncoderConfig Config(int vocabularySize, int outputs, int padToken) => new()
    {
        Family = Family,
        VocabularySize = vocabularySize,
        Layers = Layers,
        Width = Width,
        Heads = Heads,
        FeedForward = FeedForward,
        MaximumTokens = MaximumTokens,
        TokenTypes = Family == EncoderFamily.Bert ? 2 : 0,
        Outputs = outputs,
        NormEpsilon = Family == EncoderFamily.Bert ? 1e-12f : 1e-5f,
        PadToken = padToken,
    };
}
