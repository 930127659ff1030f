using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training.Tests.Export.Onnx;

using Xunit;

namespace Understudy.Training.Tests.Export;

/// <summary>A decoder specialist with random weights and a tokenizer of bytes and some pairs.</summary>
internal static class SmallDecoderSpecialist
{
    public const string Tools = """[{"type":"function","function":{"name":"light","parameters":{"type":"object","properties":{"room":{"enum":["kitchen","hall"]},"on":{"type":"boolean"},"level":{"type":"integer","minimum":0,"maximum":100}},"required":["room","on"],"additionalProperties":false}}},{"type":"function","function":{"name":"play","parameters":{"type":"object","properties":{"what":{"type":"string","maxLength":20}},"required":["what"],"additionalProperties":false}}}]""";

    public static readonly string[] Texts = ["turn on the kitchen light", "play jazz in the hall", "light off, please", "turn the light to 50"];

    public static (SpecialistManifest Manifest, DecoderWeights Weights, TextTokenizer Tokenizer) Make(int repeats = 1, bool bias = false, DecodingMode mode = DecodingMode.Constrained, ulong seed = 7)
    {
        TextTokenizer tokenizer = BytePairTrainer.Train([.. Texts, .. Texts], new TokenizerTrainingOptions { VocabularySize = 300, LowerCase = false, ForCopying = true }, cancellationToken: TestContext.Current.CancellationToken);
        DecoderConfig config = SmallDecoders.Config with { VocabularySize = tokenizer.VocabularySize, MaximumTokens = 256, Repeats = repeats, AttentionBias = bias };
        return (
            new SpecialistManifest
            {
                Name = "tiny",
                Kind = WorkloadKind.FunctionCall,
                Rung = Rung.Decoder,
                Labels = ["light", "play"],
                Tools = JsonDocument.Parse(Tools).RootElement.Clone(),
                Decoder = new DecoderServing
                {
                    Config = config,
                    Prompt = DecoderPrompt.Of(tokenizer),
                    ServedFile = DecoderArtifact.EightBitFile,
                    Mode = mode,
                    CompletionTokens = 128,
                    Calibration = new CallCalibration(.5, .1),
                },
                Temperature = 1,
                Lineage = new SpecialistLineage { Seed = 1, Target = "teacher", Version = "0", TrainRows = 5, SelectionRows = 5, TimeBudgetSeconds = 0 },
            },
            SmallDecoders.Weights(config, seed),
            tokenizer);
    }

    public static DecoderSpecialist Open(int repeats = 1, DecodingMode mode = DecodingMode.Constrained, ulong seed = 7, DecoderPrecision precision = DecoderPrecision.Int8)
    {
        (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = Make(repeats, mode: mode, seed: seed);
        return new DecoderSpecialist(OnnxDecoder.Open(DecoderOnnx.Write(weights, precision), weights.Config), tokenizer, manifest);
    }
}
