using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

using Understudy.Inference;
using Understudy.Testing;
using Understudy.Training;

using Xunit;

namespace Understudy.EndToEnd.Tokenizers;

/// <summary>
/// The ids are those that Hugging Face's transformers.js gives for the files that we write, over all real texts and hard ones.
/// Left out on purpose: texts that hold a special token's text (there it becomes the token, here never), empty second texts (there
/// they are no second text), characters newer than the runtime's Unicode, and cut texts (there the last separator is cut off, too).
/// </summary>
public sealed class HuggingFaceParityTests
{
    private const int Whole = int.MaxValue;

    [Fact]
    public async Task Ids_of_tokenizers_made_here_are_those_of_transformers_js()
    {
        string folder = NodeScript.RequireFolder();
        string[] learned = Learned(), texts = [.. learned, .. HardTexts.All()];
        foreach (bool lowerCase in (bool[])[true, false])
        {
            var options = new TokenizerTrainingOptions { VocabularySize = 4000, LowerCase = lowerCase };
            await CompareAsync(folder, WordPieceTrainer.Train(learned, options, null, TestContext.Current.CancellationToken), texts);
            await CompareAsync(folder, BytePairTrainer.Train(learned, options, null, TestContext.Current.CancellationToken), texts);
        }
    }

    [Fact]
    public async Task Ids_of_all_real_texts_are_those_of_transformers_js()
    {
        string folder = NodeScript.RequireFolder();
        Assert.SkipWhen(Repository.Data is null, "UNDERSTUDY_DATA is not set: the real data is not here.");
        string[] real = await RealTexts.ReadAsync(Repository.Data!), texts = [.. real, .. HardTexts.All()];
        Assert.True(real.Length > 50_000);
        var options = new TokenizerTrainingOptions();
        TextTokenizer bert = TextTokenizer.Read(await File.ReadAllBytesAsync(Path.Combine(Repository.Data!, "wordpiece", "tokenizer.json"), TestContext.Current.CancellationToken));

        await CompareAsync(folder, bert, texts, Path.Combine(Repository.Data!, "wordpiece"));
        await CompareAsync(folder, WordPieceTrainer.Train(real, options, null, TestContext.Current.CancellationToken), texts);
        await CompareAsync(folder, BytePairTrainer.Train(real, options, null, TestContext.Current.CancellationToken), texts);
    }

    // Of the hard texts, for each of three decoders' tokenizers: all of them take a minute.
    private const int Every = 4;

    [Theory]
    [InlineData("llama3")]
    [InlineData("qwen2")]
    [InlineData("smollm")]
    public async Task Ids_of_decoders_tokenizers_are_those_of_transformers_js(string form)
    {
        string folder = NodeScript.RequireFolder();
        using var directory = new TemporaryDirectory();
        TextTokenizer tokenizer = TextTokenizer.ReadForDecoder(await File.ReadAllBytesAsync(Repository.PathOf("test", "Understudy.Inference.Tests", "Golden", "tokenizers", $"{form}.json"), TestContext.Current.CancellationToken));
        Directory.CreateDirectory(directory["model"]);
        await File.WriteAllBytesAsync(Path.Combine(directory["model"], "tokenizer.json"), tokenizer.ToJson(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(directory["model"], "tokenizer_config.json"), tokenizer.ToDecoderConfigJson(Whole, new DecoderPrompt([], [], 0)), TestContext.Current.CancellationToken);

        // Digits of other scripts are digits in Hugging Face's own library, which made SmolLM's tokenizer, and not in transformers.js; U+FEFF is
        // white space in JavaScript's expressions alone.
        string[] texts = [.. Learned(), .. HardTexts.All().Where((t, i) => i % Every == 0 && !t.Contains('\ufeff', StringComparison.Ordinal)).Where(t => form != "smollm" || !t.EnumerateRunes().Any(r => r.Value > 127 && Rune.IsNumber(r)))];
        (int SecondStart, int[] Ids)[] expected = await ReferenceAsync(folder, tokenizer, directory["model"], [.. texts.Select(t => (t, (string?)null))]);
        string[] differences = [.. texts.Where((t, i) => !tokenizer.Encode(t, Whole).Ids.AsSpan().SequenceEqual(expected[i].Ids))];

        Assert.True(differences.Length == 0, $"{differences.Length} of {texts.Length} differ: {string.Join('\n', differences.Take(20).Select(Json))}");
    }

    [Fact]
    public void A_published_vocabulary_and_its_file_are_the_same_tokenizer()
    {
        Assert.SkipWhen(Repository.Data is null, "UNDERSTUDY_DATA is not set: the real data is not here.");
        string folder = Path.Combine(Repository.Data!, "wordpiece");

        Assert.Equal(
            TextTokenizer.Read(File.ReadAllBytes(Path.Combine(folder, "tokenizer.json"))).ToJson(),
            TextTokenizer.FromVocabulary(File.ReadAllText(Path.Combine(folder, "vocab.txt")), lowerCase: true).ToJson());
    }

    [Fact]
    public async Task A_special_token_typed_by_a_user_is_read_by_transformers_js_and_not_here()
    {
        string folder = NodeScript.RequireFolder();
        TextTokenizer tokenizer = WordPieceTrainer.Train(["[SEP] sep"], new TokenizerTrainingOptions { MinimumFrequency = 1 }, null, TestContext.Current.CancellationToken);
        (_, int[] theirs) = (await ReferenceAsync(folder, tokenizer, null, [("a [SEP] b", null)]))[0];
        int[] ours = tokenizer.Encode("a [SEP] b", 64).Ids;

        Assert.Contains(tokenizer.SeparatorToken, theirs[1..^1]);
        Assert.DoesNotContain(tokenizer.SeparatorToken, ours[1..^1]);
        Assert.Equal(["[", "sep", "]"], ours[2..^2].Select(tokenizer.TokenText));
    }

    private static string[] Learned() =>
        [.. File.ReadLines(Repository.PathOf("samples", "helpdesk", "provenance", "written.jsonl"))];

    private static async Task CompareAsync(string folder, TextTokenizer tokenizer, string[] texts, string? published = null)
    {
        string[] kept = [.. texts.Where(t => !TextTokenizer.SpecialTokenTexts.Any(s => t.Contains(s, StringComparison.Ordinal)))];
        Assert.InRange(kept.Length, texts.Length - 20, texts.Length);
        (string First, string? Second)[] inputs = [.. kept.Select(t => (t, (string?)null)), .. kept.Zip(kept.Skip(1)).Where((p, i) => i % 10 == 0 && p.Second.Length is > 0 and < 1000 && p.First.Length < 1000).Select(p => (p.First, (string?)p.Second))];
        (int SecondStart, int[] Ids)[] expected = await ReferenceAsync(folder, tokenizer, published, inputs);
        List<string> differences = [];
        for (int i = 0; i < inputs.Length; i++)
        {
            (string first, string? second) = inputs[i];
            TokenSequence ours = second is null ? tokenizer.Encode(first, Whole) : tokenizer.Encode(first, second, Whole);
            if (!ours.Ids.AsSpan().SequenceEqual(expected[i].Ids) || ours.SecondStart != (second is null ? ours.Length : expected[i].SecondStart))
            {
                differences.Add($"{Json(first)} {Json(second)}: expected {string.Join(' ', expected[i].Ids.Take(40))}, found {string.Join(' ', ours.Ids.Take(40))}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {inputs.Length} differ: {string.Join('\n', differences.Take(10))}");
    }

    private static async Task<(int SecondStart, int[] Ids)[]> ReferenceAsync(string folder, TextTokenizer tokenizer, string? published, (string First, string? Second)[] inputs)
    {
        using var directory = new TemporaryDirectory();
        string model = published ?? directory["model"], ids = directory["ids.bin"];
        if (published is null)
        {
            Directory.CreateDirectory(model);
            await File.WriteAllBytesAsync(Path.Combine(model, "tokenizer.json"), tokenizer.ToJson());
            await File.WriteAllBytesAsync(Path.Combine(model, "tokenizer_config.json"), tokenizer.ToConfigJson(Whole, tokenTypes: true));
        }

        await File.WriteAllLinesAsync(directory["texts.jsonl"], inputs.Select(i => i.Second is null ? $"[{Json(i.First)}]" : $"[{Json(i.First)},{Json(i.Second)}]"));
        await NodeScript.RunAsync("reference-ids.mjs", folder, model, directory["texts.jsonl"], ids);
        byte[] bytes = await File.ReadAllBytesAsync(ids);
        return Split(MemoryMarshal.Cast<byte, int>(bytes), inputs.Length);
    }

    private static (int SecondStart, int[] Ids)[] Split(ReadOnlySpan<int> numbers, int count)
    {
        var all = new (int, int[])[count];
        for (int i = 0; i < count; i++)
        {
            int length = numbers[0];
            all[i] = (numbers[1], numbers.Slice(2, length).ToArray());
            numbers = numbers[(2 + length)..];
        }

        Assert.True(numbers.IsEmpty);
        return all;
    }

    // By hand, because the serialiser would replace lone surrogates.
    private static string Json(string? text)
    {
        var json = new StringBuilder("\"");
        foreach (char c in text ?? "")
        {
            json.Append(c is >= ' ' and <= '~' and not ('"' or '\\') ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
        }

        return json.Append('"').ToString();
    }
}
