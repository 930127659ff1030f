using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;
using Understudy.Training.Tests.Export.Onnx;

using Xunit;

namespace Understudy.Training.Tests.Export;

public sealed class DecoderFolderTests
{
    private static readonly TextTokenizer Tokenizer = TextTokenizer.FromMerges([.. TextTokenizer.SpecialTokenTexts, .. TextTokenizer.ByteTokenTexts, "ab"], [("a", "b")], lowerCase: false, prefixSpace: false);

    private static readonly DecoderConfig Config = SmallDecoders.Config with { AttentionBias = false, VocabularySize = Tokenizer.VocabularySize };

    [Fact]
    public void Shared_blocks_are_layers_of_the_plain_class_that_compute_the_same()
    {
        using var temporary = new TemporaryDirectory();
        DecoderWeights weights = SmallDecoders.Weights(Config);
        DecoderFolder.Write(temporary["m"], weights, Tokenizer, DecoderPrompt.Of(Tokenizer), ["a text", "ab"]);
        PretrainedDecoder read = PretrainedDecoder.Read(temporary["m"]);
        int[] tokens = SmallDecoders.Tokens(Config, 7);

        Assert.Equal(["config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"], Directory.EnumerateFiles(temporary["m"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(("llama", 4, 1), (read.ModelType, read.Weights.Config.Blocks, read.Weights.Config.Repeats));
        Assert.Equal(new ReferenceDecoder(weights).Logits(tokens), new ReferenceDecoder(read.Weights).Logits(tokens));
        Assert.Equal((2, 3), (read.Prompt.Before[0], read.Prompt.End));
        Assert.Equal(Tokenizer.ToJson(), read.Tokenizer.ToJson());
    }

    [Fact]
    public void Settings_name_the_tokens_and_how_a_message_is_asked()
    {
        using var temporary = new TemporaryDirectory();
        DecoderFolder.Write(temporary["m"], SmallDecoders.Weights(Config), Tokenizer, DecoderPrompt.Of(Tokenizer), []);
        JsonElement settings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(temporary["m"], "tokenizer_config.json"))).RootElement;

        Assert.Equal(("[CLS]", "[SEP]", "[PAD]", "[UNK]", "left", 40), (settings.GetProperty("bos_token").GetString(), settings.GetProperty("eos_token").GetString(), settings.GetProperty("pad_token").GetString(), settings.GetProperty("unk_token").GetString(), settings.GetProperty("padding_side").GetString(), settings.GetProperty("model_max_length").GetInt32()));
        Assert.Equal("{{ '[CLS]' + messages[-1]['content'] + '[SEP]' }}", settings.GetProperty("chat_template").GetString());
        Assert.Equal(@"{{ '' + messages[-1]['content'] + '\n\\\'' }}", new DecoderPrompt([], Tokenizer.EncodeText("\n\\'"), 3).ChatTemplate(Tokenizer));
    }

    [Fact]
    public void Half_the_bits_are_half_the_file_and_numbers_that_do_not_fit_are_refused()
    {
        using var temporary = new TemporaryDirectory();
        DecoderWeights weights = SmallDecoders.Weights(Config), large = DecoderWeights.Create(Config, p => Enumerable.Repeat(p.Name == DecoderParameters.Norm ? 1e6f : 0, (int)p.Count).ToArray());
        DecoderFolder.Write(temporary["f32"], weights, Tokenizer, DecoderPrompt.Of(Tokenizer), ["ab"]);
        DecoderFolder.Write(temporary["f16"], weights, Tokenizer, DecoderPrompt.Of(Tokenizer), ["ab"], SafetensorsType.F16);
        long full = new FileInfo(Path.Combine(temporary["f32"], "model.safetensors")).Length, half = new FileInfo(Path.Combine(temporary["f16"], "model.safetensors")).Length;

        Assert.InRange(half, full * 0.49, full * 0.52);
        Assert.Contains("too large for 16 bits", Assert.Throws<UnderstudyException>(() => DecoderFolder.Write(temporary["no"], large, Tokenizer, DecoderPrompt.Of(Tokenizer), [], SafetensorsType.F16)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary["no"]) || Directory.Exists(temporary["no.writing"]));
    }

    [Fact]
    public void A_directory_with_files_in_it_is_left_alone()
    {
        using var temporary = new TemporaryDirectory();
        Directory.CreateDirectory(temporary["m"]);
        temporary.Write("m/own.txt", "mine");

        Assert.Contains("it has files in it", Assert.Throws<UnderstudyException>(() => DecoderFolder.Write(temporary["m"], SmallDecoders.Weights(Config), Tokenizer, DecoderPrompt.Of(Tokenizer), [])).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(temporary["m/own.txt"]));
    }
}
