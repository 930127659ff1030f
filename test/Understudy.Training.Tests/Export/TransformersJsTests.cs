using System.Diagnostics;
using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;
using Understudy.Training.Tests.Export.Onnx;

using Xunit;

namespace Understudy.Training.Tests.Export;

/// <summary>The exported directory in <c>@huggingface/transformers</c>: same scores as here, from the files alone.</summary>
public sealed class TransformersJsTests
{
    private static readonly string[] Texts = ["Where is my card? It was sent last week.", "I was charged twice…", "Überweisung abgelehnt 😀", "", "top up by cheque, please"];

    [Theory]
    [InlineData(EncoderFamily.Bert)]
    [InlineData(EncoderFamily.EuroBert)]
    public async Task The_directory_opens_there_with_the_same_scores(EncoderFamily family)
    {
        string? node = Environment.GetEnvironmentVariable("UNDERSTUDY_NODE");
        Assert.SkipWhen(node is null || !Directory.Exists(Path.Combine(node, "node_modules", "@huggingface", "transformers")), "UNDERSTUDY_NODE names no folder with node_modules/@huggingface/transformers.");
        using var temporary = new TemporaryDirectory();
        TextTokenizer tokenizer = WordPieceTrainer.Train([.. Texts, .. Texts], new TokenizerTrainingOptions { VocabularySize = 256 }, cancellationToken: TestContext.Current.CancellationToken);
        EncoderConfig config = SmallEncoders.Config(family) with { VocabularySize = tokenizer.VocabularySize, Outputs = 3, MaximumTokens = 64, PadToken = tokenizer.PadToken };
        EncoderWeights weights = SmallEncoders.Weights(config, 7);
        byte[] single = EncoderOnnx.Write(weights, OnnxPrecision.Float32), quantized = EncoderOnnx.Write(weights, OnnxPrecision.Int8);
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < Texts.Length; i++)
        {
            builder.Add(new ExampleRow { Source = i + 1, Input = Texts[i], Teacher = "abc"[i % 3].ToString() });
        }

        ExampleTable table = builder.Build();
        int[] rows = [.. Enumerable.Range(0, Texts.Length)];
        float[] eight = Logits(quantized), one = Logits(single);
        EncoderExporter.Write(temporary["s"], new EncoderExport { Manifest = Manifest(config), Weights = weights, Tokenizer = tokenizer, FloatGraph = single, QuantizedGraph = quantized }, table, rows, eight, 1);

        JsonElement scores = await RunAsync(node!, temporary["s"]);

        Compare(scores.GetProperty("fp32"), one, 1e-4);
        Compare(scores.GetProperty("q8"), eight, 0.05); // there, an 8-bit graph quantises its activations over the padded batch

        float[] Logits(byte[] graph)
        {
            using OnnxEncoder encoder = OnnxEncoder.Open(graph, config, new OnnxEncoderOptions { Threads = 1 });
            var logits = new float[Texts.Length * 3];
            encoder.Score([.. Texts.Select(t => tokenizer.Encode(t, 64))], logits, TestContext.Current.CancellationToken);
            return logits;
        }
    }

    private static void Compare(JsonElement scores, float[] logits, double tolerance)
    {
        for (int i = 0; i < Texts.Length; i++)
        {
            double[] e = [.. logits.Skip(i * 3).Take(3).Select(l => Math.Exp(l))];
            for (int c = 0; c < 3; c++)
            {
                double there = scores[i].EnumerateArray().Single(s => s.GetProperty("label").GetString() == "abc"[c].ToString()).GetProperty("score").GetDouble();
                Assert.Equal(e[c] / e.Sum(), there, tolerance);
            }
        }
    }

    private static SpecialistManifest Manifest(EncoderConfig config) => new()
    {
        Name = "tiny",
        Kind = WorkloadKind.Classification,
        Rung = Rung.Encoder,
        Labels = ["a", "b", "c"],
        Encoder = new EncoderServing { Config = config, MaximumTokens = 64, ServedFile = EncoderArtifact.QuantizedFile },
        Temperature = 1,
        Lineage = new SpecialistLineage { Seed = 1, Target = "teacher", Version = "0", TrainRows = 5, SelectionRows = 5, TimeBudgetSeconds = 0 },
    };

    private static async Task<JsonElement> RunAsync(string node, string directory)
    {
        string script = Path.Combine(node, "understudy-classify.mjs");
        await File.WriteAllTextAsync(script, """
            import { pipeline, env } from '@huggingface/transformers';
            env.allowRemoteModels = false; env.localModelPath = '';
            const [, , directory, texts] = process.argv, result = {};
            for (const dtype of ['fp32', 'q8']) {
              const classify = await pipeline('text-classification', directory, { dtype, device: 'cpu' });
              result[dtype] = await classify(JSON.parse(texts), { top_k: null });
            }
            console.log(JSON.stringify(result));
            """, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("node") { WorkingDirectory = node, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add(directory);
        start.ArgumentList.Add(JsonSerializer.Serialize(Texts));
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return JsonDocument.Parse(await output).RootElement;
    }
}
