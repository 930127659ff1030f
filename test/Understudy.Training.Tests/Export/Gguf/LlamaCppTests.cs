using System.Diagnostics;
using System.Text.Json;

using Understudy.Inference;
using Understudy.Testing;
using Understudy.Training.Tests.Export.Onnx;

using Xunit;

namespace Understudy.Training.Tests.Export.Gguf;

/// <summary>
/// The file in llama.cpp: it opens, gives the same ids and completes as the formulas do. Needs a folder in <c>UNDERSTUDY_LLAMA</c>, made by
/// <c>npm install --omit=optional --prefix FOLDER node-llama-cpp@3.22.1 @node-llama-cpp/linux-x64@3.22.1</c>.
/// </summary>
public sealed class LlamaCppTests
{
    private const int Tokens = 16;

    // U+0085 and U+FEFF are left out: white space in one of the two programs each.
    private static readonly string[] Texts =
    [
        "Where is my card? It was sent last week.", " leading", "two  spaces and   three", "line\nbreak\n\n and\r\nreturn \n x", "\t tab\ttab", "don't I'LL we're 'tis 's",
        "12345 1 22 a1b2 3.14 ½ ٣٤", "Überweisung abgelehnt 😀 👩‍👩‍👧 naïve e\u0301 \u00e9", "中文分词 test测试 한국어 カタカナ", "שלום עולם مرحبا नमस्ते", "{\"name\":\"pay\",\"arguments\":{\"to\":\"O'Neill\",\"sum\":12.5}}", "!!! ... --- ''' \"\"", "", " ", "   ", "a [SEP] b [CLS]",
    ];

    [Theory]
    [InlineData(false, false, GgufPrecision.Float32)]
    [InlineData(true, false, GgufPrecision.Float32)]
    [InlineData(false, true, GgufPrecision.Float32)]
    [InlineData(false, true, GgufPrecision.Float16)]
    public async Task Ids_and_completions_are_ours(bool bias, bool tied, GgufPrecision precision)
    {
        string node = RequireFolder();
        TextTokenizer tokenizer = Learned();
        DecoderConfig config = Config(tokenizer) with { AttentionBias = bias, TiedEmbeddings = tied };
        DecoderWeights weights = SmallDecoders.Weights(config);
        DecoderPrompt prompt = DecoderPrompt.Of(tokenizer);
        int[][] prompts = [.. Texts.Take(6).Select(t => prompt.Of(tokenizer.EncodeText(t)))];

        JsonElement found = await RunAsync(node, weights, tokenizer, prompt, precision, prompts);

        Assert.Equal(bias ? "qwen2" : "llama", found.GetProperty("type").GetString());
        Assert.Equal((prompt.BeginToken, prompt.End, true), (found.GetProperty("begin").GetInt32(), found.GetProperty("end").GetInt32(), found.GetProperty("prepend").GetBoolean()));
        Assert.Equal("{{ '' + messages[-1]['content'] + '[SEP]' }}", found.GetProperty("template").GetString());
        CheckIds(found, tokenizer);
        var reference = new ReferenceDecoder(weights);
        for (int i = 0; i < prompts.Length; i++)
        {
            int[] ours = UpTo(reference.Greedy(prompts[i], Tokens), prompt.End), theirs = UpTo(Numbers(found.GetProperty("greedy")[i]), prompt.End);
            if (precision == GgufPrecision.Float32)
            {
                Assert.Equal(ours, theirs);
            }
            else
            {
                Assert.Equal(ours[0], theirs[0]); // rounded numbers go another way sooner or later
            }
        }
    }

    [Theory]
    [InlineData(GgufPrecision.Int8)]
    [InlineData(GgufPrecision.Int4)]
    public async Task Quantised_files_open_and_mostly_begin_as_ours(GgufPrecision precision)
    {
        string node = RequireFolder();
        TextTokenizer tokenizer = Learned();
        DecoderWeights weights = SmallDecoders.Weights(Config(tokenizer));
        DecoderPrompt prompt = DecoderPrompt.Of(tokenizer);
        int[][] prompts = [.. Enumerable.Range(0, 40).Select(i => SmallDecoders.Tokens(weights.Config, 6, (ulong)i))];

        JsonElement found = await RunAsync(node, weights, tokenizer, prompt, precision, prompts, tokens: 1);

        var reference = new ReferenceDecoder(weights);
        int same = prompts.Where((p, i) => reference.Greedy(p, 1)[0] == found.GetProperty("greedy")[i][0].GetInt32()).Count();
        Assert.InRange(same, precision == GgufPrecision.Int8 ? 34 : 20, 40); // of random weights; a wrong scale or order gives none
    }

    [Theory]
    [InlineData("llama3")]
    [InlineData("qwen2")]
    [InlineData("smollm")]
    public async Task Ids_of_downloaded_tokenizers_are_ours(string name)
    {
        string node = RequireFolder();
        TextTokenizer tokenizer = TextTokenizer.ReadForDecoder(await File.ReadAllBytesAsync(Repository.PathOf("test", "Understudy.Inference.Tests", "Golden", "tokenizers", $"{name}.json"), TestContext.Current.CancellationToken));
        DecoderWeights weights = SmallDecoders.Weights(Config(tokenizer) with { VocabularySize = tokenizer.VocabularySize + 3 });

        JsonElement found = await RunAsync(node, weights, tokenizer, new DecoderPrompt(name == "llama3" ? [0] : [], tokenizer.EncodeText("\n\n"), 1), GgufPrecision.Float16, []);

        CheckIds(found, tokenizer, composed: name == "qwen2");
    }

    private static TextTokenizer Learned() => BytePairTrainer.Train(
        [.. Texts, .. Texts, .. File.ReadLines(Repository.PathOf("samples", "helpdesk", "provenance", "written.jsonl")).Take(300)],
        new TokenizerTrainingOptions { VocabularySize = 600, LowerCase = false, ForCopying = true },
        cancellationToken: TestContext.Current.CancellationToken);

    private static DecoderConfig Config(TextTokenizer tokenizer) => new()
    {
        Blocks = 2,
        Repeats = 2,
        Heads = 4,
        KeyValueHeads = 2,
        Width = 64,
        FeedForward = 96,
        VocabularySize = tokenizer.VocabularySize,
        MaximumTokens = 256,
    };

    private static void CheckIds(JsonElement found, TextTokenizer tokenizer, bool composed = false)
    {
        for (int i = 0; i < Texts.Length; i++)
        {
            // llama.cpp takes texts as they are: those that are not in form C are others there.
            if (!composed || !Texts[i].Contains('\u0301', StringComparison.Ordinal))
            {
                Assert.Equal(tokenizer.EncodeText(Texts[i]).Select(tokenizer.TokenText), Numbers(found.GetProperty("ids")[i]).Select(tokenizer.TokenText));
            }
        }
    }

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetInt32())];

    private static int[] UpTo(int[] tokens, int end) => Array.IndexOf(tokens, end) is >= 0 and int at ? tokens[..(at + 1)] : tokens;

    private static string RequireFolder()
    {
        string? node = Environment.GetEnvironmentVariable("UNDERSTUDY_LLAMA");
        Assert.SkipWhen(node is null || !Directory.Exists(Path.Combine(node, "node_modules", "node-llama-cpp")), "UNDERSTUDY_LLAMA names no folder with node_modules/node-llama-cpp.");
        return node!;
    }

    private static async Task<JsonElement> RunAsync(string node, DecoderWeights weights, TextTokenizer tokenizer, DecoderPrompt prompt, GgufPrecision precision, int[][] prompts, int tokens = Tokens)
    {
        using var temporary = new TemporaryDirectory();
        await using (FileStream stream = File.Create(temporary["model.gguf"]))
        {
            DecoderGguf.Write(stream, weights, tokenizer, prompt, "tiny", precision);
        }

        await File.WriteAllTextAsync(temporary["questions.json"], JsonSerializer.Serialize(new { texts = Texts, prompts, tokens }), TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("node", [Repository.PathOf("test", "Understudy.Training.Tests", "Export", "Gguf", "llama-cpp.mjs"), node, temporary["model.gguf"], temporary["questions.json"]]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error + await output);
        return JsonDocument.Parse(await output).RootElement;
    }
}
