using System.Diagnostics;
using System.Text.Json;

using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Export;

/// <summary>The exported directory in <c>@huggingface/transformers</c>: the same tokens as here, from the files alone, with its own growing cache.</summary>
public sealed class DecoderTransformersJsTests
{
    private const int Count = 24;
    private static readonly string[] Texts = ["turn on the kitchen light", "Überweisung 😀", "play jazz in the bathroom, please"];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public async Task The_directory_writes_the_same_tokens_there(int repeats, bool bias)
    {
        string? node = Environment.GetEnvironmentVariable("UNDERSTUDY_NODE");
        Assert.SkipWhen(node is null || !Directory.Exists(Path.Combine(node, "node_modules", "@huggingface", "transformers")), "UNDERSTUDY_NODE names no folder with node_modules/@huggingface/transformers.");
        using var temporary = new TemporaryDirectory();
        (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = SmallDecoderSpecialist.Make(repeats, bias);
        DecoderExporter.Write(temporary["s"], manifest, weights, tokenizer, [], []);

        JsonElement there = await RunAsync(node!, temporary["s"]);

        foreach ((string dtype, DecoderPrecision precision) in new[] { ("fp32", DecoderPrecision.Float32), ("q8", DecoderPrecision.Int8), ("q4", DecoderPrecision.Int4) })
        {
            using OnnxDecoder decoder = OnnxDecoder.Open(DecoderOnnx.Write(weights, precision), weights.Config);
            using DecodingSession session = decoder.Start();
            for (int i = 0; i < Texts.Length; i++)
            {
                int[] prompt = manifest.Decoder!.Prompt.Of(tokenizer.EncodeText(Texts[i]));
                Completion here = DecoderGenerator.Complete(session, [prompt], manifest.Decoder.Prompt.End, new DecodingOptions { MaximumTokens = Count }, default, cancellationToken: TestContext.Current.CancellationToken)[0];
                int[] found = [.. there.GetProperty(dtype)[i].EnumerateArray().Select(t => t.GetInt32())];
                Assert.Equal(prompt, found[..prompt.Length]);
                Assert.Equal(here.Tokens, found[prompt.Length..].TakeWhile(t => t != manifest.Decoder.Prompt.End));
            }
        }
    }

    private static async Task<JsonElement> RunAsync(string node, string directory)
    {
        string script = Path.Combine(node, "understudy-decode.mjs");
        await File.WriteAllTextAsync(script, """
            import { AutoTokenizer, AutoModelForCausalLM, env } from '@huggingface/transformers';
            env.allowRemoteModels = false; env.localModelPath = '';
            const [, , directory, texts, count] = process.argv, result = {};
            const tokenizer = await AutoTokenizer.from_pretrained(directory);
            for (const dtype of ['fp32', 'q8', 'q4']) {
              const model = await AutoModelForCausalLM.from_pretrained(directory, { dtype, device: 'cpu' });
              result[dtype] = [];
              for (const text of JSON.parse(texts)) {
                const ids = await model.generate({ ...tokenizer(text), max_new_tokens: Number(count), do_sample: false });
                result[dtype].push(ids.tolist()[0].map(Number));
              }
            }
            console.log(JSON.stringify(result));
            """, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("node") { WorkingDirectory = node, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { script, directory, JsonSerializer.Serialize(Texts), $"{Count}" })
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return JsonDocument.Parse(await output).RootElement;
    }
}
