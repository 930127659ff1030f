using Understudy.Core;
using Understudy.Inference.Tests.Encoders;

using Xunit;

using static Understudy.Inference.Tests.Decoding.DecoderDirectory;

namespace Understudy.Inference.Tests.Decoding;

public sealed class PretrainedDecoderTests
{
    [Theory]
    [InlineData("llama3", SafetensorsType.F32)]
    [InlineData("qwen2", SafetensorsType.BF16)]
    [InlineData("smollm", SafetensorsType.F16)]
    [InlineData("mobilellm", SafetensorsType.F32)]
    public void Every_number_lands_in_its_place(string name, SafetensorsType type)
    {
        using DecoderDirectory d = Named(name);
        PretrainedDecoder read = d.Read(type: type);

        Assert.Equal(read.Tokenizer.VocabularySize, read.Weights.Config.VocabularySize);
        Assert.Equal(Rows - read.Tokenizer.VocabularySize, read.UnusedRows);
        foreach (ModelTensor tensor in DecoderParameters.List(read.Weights.Config))
        {
            long whole = d.Tensors[tensor.Name].Aggregate(1L, (a, b) => a * b);
            Assert.Equal(PretrainedDirectory.NumbersOf(tensor.Name, whole)[..(int)tensor.Count], read.Weights[tensor.Name].ToArray());
        }
    }

    [Fact]
    public void The_prompt_is_what_the_model_knows()
    {
        using DecoderDirectory llama = Llama3(), qwen = Qwen2(), smol = SmolLm();
        (PretrainedDecoder l, PretrainedDecoder q, PretrainedDecoder s) = (llama.Read(), qwen.Read(), smol.Read(maximumTokens: 64));

        Assert.Equal(("llama", "qwen2", "llama"), (l.ModelType, q.ModelType, s.ModelType));
        Assert.Equal((0, 1), (l.Prompt.BeginToken, l.Prompt.End));
        Assert.Equal((0, 0), (q.Prompt.BeginToken, q.Prompt.End));
        Assert.Equal("\n\n", s.Tokenizer.Decode([.. s.Prompt.Between]));
        Assert.Equal(64, s.Weights.Config.MaximumTokens);
        Assert.Equal((500_000f, 4, 2, false, false), (l.Weights.Config.RotaryBase, l.Weights.Config.Heads, l.Weights.Config.KeyValueHeads, l.Weights.Config.TiedEmbeddings, l.Weights.Config.AttentionBias));
        Assert.Equal((true, true, 1e-6f), (q.Weights.Config.TiedEmbeddings, q.Weights.Config.AttentionBias, q.Weights.Config.NormEpsilon));
    }

    [Fact]
    public void Shared_blocks_are_read_once_and_computed_twice()
    {
        using DecoderDirectory d = MobileLlm();
        PretrainedDecoder read = d.Read();
        DecoderWeights full = read.Weights.Unshared();

        Assert.Equal((2, 2, 4), (read.Weights.Config.Blocks, read.Weights.Config.Repeats, read.Weights.Config.Layers));
        Assert.Equal(["lm_head.weight"], read.Ignored); // share_embedding: the output layer is the embeddings
        Assert.Equal((4, 1), (full.Config.Blocks, full.Config.Repeats));
        for (int layer = 0; layer < 4; layer++)
        {
            Assert.Equal(read.Weights[$"model.layers.{layer / 2}.mlp.up_proj.weight"], full[$"model.layers.{layer}.mlp.up_proj.weight"]);
        }
    }

    [Fact]
    public void Parts_with_an_index_are_one_model()
    {
        using DecoderDirectory whole = SmolLm(), d = SmolLm();
        string[] names = [.. d.Tensors.Keys], first = names[..5], rest = names[5..];
        File.WriteAllBytes(d["model-00001-of-00002.safetensors"], d.Weights(first));
        File.WriteAllBytes(d["model-00002-of-00002.safetensors"], d.Weights(rest));
        string map = string.Join(',', first.Select(n => $"\"{n}\":\"model-00001-of-00002.safetensors\"").Concat(rest.Select(n => $"\"{n}\":\"model-00002-of-00002.safetensors\"")));
        d.Write("model.safetensors.index.json", "{\"metadata\":{},\"weight_map\":{" + map + "}}");

        Assert.Equal(whole.Read().Weights.ToSafetensors(), d.Read().Weights.ToSafetensors());
    }

    [Fact]
    public void A_model_saved_without_its_output_layer_and_a_list_of_last_tokens_are_read()
    {
        using DecoderDirectory d = SmolLm();
        foreach ((string name, long[] shape) in d.Tensors.ToArray())
        {
            d.Tensors.Remove(name);
            d.Add(name["model.".Length..], shape);
        }

        d.Add("layers.0.self_attn.rotary_emb.inv_freq", 2);
        d.ReplaceInConfig("\"eos_token_id\":0", "\"eos_token_id\":[1,0]");
        PretrainedDecoder read = d.Read();

        Assert.Equal(1, read.Prompt.End);
        Assert.Equal(["layers.0.self_attn.rotary_emb.inv_freq"], read.Ignored);
    }

    [Fact]
    public void Missing_wrong_and_unexpected_tensors_are_listed_together()
    {
        using DecoderDirectory d = Llama3();
        d.Tensors.Remove("model.layers.1.mlp.down_proj.weight");
        d.Add("model.layers.0.self_attn.k_proj.weight", Width, Width);
        d.Add("model.layers.0.self_attn.o_proj.bias", Width);

        var e = Assert.Throws<UnderstudyException>(() => d.Read());

        Assert.Equal(ErrorCode.InputUnreadable, e.Code);
        Assert.Equal(
            $"""
            The weights in {d.Path} are not those of its config.json (llama, 2 layers, width 16): 3 tensors do not fit.
              wrong: model.layers.0.self_attn.k_proj.weight, expected F32, F16 or BF16 [8, 16], found F32 [16, 16]
              missing: model.layers.1.mlp.down_proj.weight, expected floats [16, 24]
              unexpected: 'model.layers.0.self_attn.o_proj.bias', found F32 [16] inside a layer that has no such part here
            The file has 21 tensors: 'lm_head.weight', 'model.embed_tokens.weight', 'model.layers.0.input_layernorm.weight' and 18 more.
            Take config.json and the weights from the same download.
            """,
            e.Message,
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("\"vocab_size\":640", "\"vocab_size\":500", "is not the model's: it has 632 tokens, the embeddings of")]
    [InlineData("\"eos_token_id\":0", "\"eos_token_id\":635", "is not the model's: its ids are 0 to 631, eos_token_id of")]
    [InlineData("\"bos_token_id\":0", "\"bos_token_id\":-2", "is not the model's: its ids are 0 to 631, bos_token_id of")]
    [InlineData("\"eos_token_id\":0,", "", "eos_token_id is missing")]
    public void A_tokenizer_of_another_model_is_refused(string what, string by, string reason)
    {
        using DecoderDirectory d = SmolLm();
        d.ReplaceInConfig(what, by);

        Assert.Contains(reason, Assert.Throws<UnderstudyException>(() => d.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_pickles_and_other_sequences_are_refused()
    {
        using DecoderDirectory d = SmolLm();
        Assert.Contains("Expected 8 to 2048 tokens", Assert.Throws<UnderstudyException>(() => d.Read(maximumTokens: 4096)).Message, StringComparison.Ordinal);
        File.Delete(d["model.safetensors"]);
        d.Write("pytorch_model.bin", "x");
        Assert.Contains("a Python pickle", Assert.Throws<UnderstudyException>(() => PretrainedDecoder.Read(d.Path)).Message, StringComparison.Ordinal);
        File.Delete(d["tokenizer.json"]);
        Assert.Contains("Expected tokenizer.json", Assert.Throws<UnderstudyException>(() => PretrainedDecoder.Read(d.Path)).Message, StringComparison.Ordinal);
        File.Delete(d["config.json"]);
        Assert.Contains("Expected config.json", Assert.Throws<UnderstudyException>(() => PretrainedDecoder.Read(d.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        using DecoderDirectory d = SmolLm();
        byte[] bytes = d.Weights(d.Tensors.Keys);
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), float.NaN);
        File.WriteAllBytes(d["model.safetensors"], bytes);

        Assert.Contains("not finite", Assert.Throws<UnderstudyException>(() => d.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_memory_taken_is_that_of_the_numbers()
    {
        using DecoderDirectory d = SmolLm();
        d.ReplaceInConfig($"\"intermediate_size\":{FeedForward}", "\"intermediate_size\":60000");
        foreach (string name in d.Tensors.Keys.Where(n => n.Contains("mlp", StringComparison.Ordinal)).ToArray())
        {
            d.Add(name, name.Contains("down", StringComparison.Ordinal) ? [Width, 60000] : [60000, Width]);
        }

        d.Read();
        long before = GC.GetAllocatedBytesForCurrentThread();
        PretrainedDecoder read = PretrainedDecoder.Read(d.Path);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before, numbers = 4 * read.Weights.Config.Parameters;

        Assert.InRange(allocated, numbers, numbers + (2 << 20));
    }

    private static DecoderDirectory Named(string name) => name switch { "llama3" => Llama3(), "qwen2" => Qwen2(), "smollm" => SmolLm(), _ => MobileLlm() };
}
