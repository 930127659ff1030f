using System.Diagnostics;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

using static Understudy.Inference.Tests.Encoders.PretrainedDirectory;

namespace Understudy.Inference.Tests.Encoders;

public sealed class PretrainedRefusalTests
{
    [Fact]
    public void Missing_wrong_and_unexpected_tensors_are_listed_together()
    {
        using PretrainedDirectory d = DistilBert();
        d.Tensors.Remove("distilbert.transformer.layer.1.ffn.lin2.bias");
        d.Add("distilbert.embeddings.word_embeddings.weight", Vocabulary + 1, Width);
        d.Add("distilbert.transformer.layer.0.attention.q_lin.lora_A", 4, Width);

        var e = Assert.Throws<UnderstudyException>(() => d.Read());

        Assert.Equal(ErrorCode.InputUnreadable, e.Code);
        Assert.Equal(
            $"""
            The weights in {d.Path} are not those of its config.json (distilbert, 2 layers, width 16): 3 tensors do not fit.
              wrong: distilbert.embeddings.word_embeddings.weight, expected F32, F16 or BF16 [40, 16], found F32 [41, 16]
              missing: distilbert.transformer.layer.1.ffn.lin2.bias, expected floats [16]
              unexpected: 'distilbert.transformer.layer.0.attention.q_lin.lora_A', found F32 [4, 16] inside a layer that has no such part here
            The file has 36 tensors: 'distilbert.embeddings.LayerNorm.bias', 'distilbert.embeddings.LayerNorm.weight', 'distilbert.embeddings.position_embeddings.weight' and 33 more.
            Take config.json and the weights from the same download.
            """,
            e.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_long_list_of_wrong_tensors_is_cut_and_counted()
    {
        using PretrainedDirectory d = Bert();
        d.ReplaceInConfig("\"hidden_size\":16", "\"hidden_size\":32");
        string message = Assert.Throws<UnderstudyException>(() => d.Read()).Message;

        // 5 of the embeddings and 16 of each layer; the biases of the wider part fit.
        Assert.Contains("35 tensors do not fit", message, StringComparison.Ordinal);
        Assert.Contains("  … and 23 more\n", message, StringComparison.Ordinal);
        Assert.Equal(12, message.Split("\n  wrong: ").Length - 1);
    }

    [Fact]
    public void Tensors_of_another_type_and_tables_of_another_length_are_wrong()
    {
        using PretrainedDirectory d = Bert();
        d.Tensors.Remove("bert.embeddings.position_embeddings.weight");
        d.Add("bert.embeddings.position_embeddings.weight", Positions - 1, Width);
        d.Tensors.Remove("bert.embeddings.LayerNorm.gamma");
        using SafetensorsFile file = SafetensorsFile.Read(d.Weights(d.Tensors.Keys));
        File.WriteAllBytes(d["model.safetensors"], SafetensorsFile.Write(
        [
            .. file.Names.Select(n => SafetensorsTensor.Of<float>(n, SafetensorsType.F32, [.. file[n].Shape], file[n].ToSingles())),
            SafetensorsTensor.Of<double>("bert.embeddings.LayerNorm.gamma", SafetensorsType.F64, [Width], new double[Width]),
        ]));
        string message = Assert.Throws<UnderstudyException>(() => d.Read()).Message;

        Assert.Contains("bert.embeddings.position_embeddings.weight, expected F32, F16 or BF16 [24, 16], found F32 [23, 16]", message, StringComparison.Ordinal);
        Assert.Contains("bert.embeddings.LayerNorm.gamma, expected F32, F16 or BF16 [16], found F64 [16]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        using PretrainedDirectory d = EuroBert();
        byte[] bytes = d.Weights(d.Tensors.Keys);
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), float.NaN);
        File.WriteAllBytes(d["model.safetensors"], bytes);

        Assert.Contains("not finite", Assert.Throws<UnderstudyException>(() => d.Read()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pytorch_model.bin", "found 'pytorch_model.bin', a Python pickle. Pickles are not read, because opening one runs code that it brings. Convert it once")]
    [InlineData("tf_model.h5", "found 'tf_model.h5', which is not read")]
    [InlineData("other", "found neither it nor 'model.safetensors.index.json'")]
    public void Weights_of_another_format_are_named(string name, string expected)
    {
        using PretrainedDirectory d = Bert();
        d.Write(name, "x");
        var e = Assert.Throws<UnderstudyException>(() => PretrainedEncoder.Read(d.Path, 3, new Seed(1)));

        Assert.Equal(ErrorCode.NotFound, e.Code);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        using PretrainedDirectory d = Bert();
        d.Read();
        File.Delete(d["vocab.txt"]);
        Assert.Contains("tokenizer.json or vocab.txt", Refused(d.Path, ErrorCode.NotFound), StringComparison.Ordinal);
        File.Delete(d["config.json"]);
        Assert.Contains("Expected config.json", Refused(d.Path, ErrorCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("there is nothing", Refused(d["absent"], ErrorCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("there is a file", Refused(d["model.safetensors"], ErrorCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_tokenizer_config_is_refused()
    {
        using PretrainedDirectory d = Bert();
        d.Write("tokenizer_config.json", "[");

        Assert.Contains("settings of a tokenizer", Assert.Throws<UnderstudyException>(() => d.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_in_parts_are_read_through_their_index()
    {
        using PretrainedDirectory whole = Bert(), parts = Bert();
        WriteParts(parts, n => n.Contains("layer.1.", StringComparison.Ordinal) ? "model-00002-of-00002.safetensors" : "model-00001-of-00002.safetensors");
        EncoderWeights expected = whole.Read().Weights, found = PretrainedEncoder.Read(parts.Path, 3, new Seed(7)).Weights;

        foreach (ModelTensor p in EncoderParameters.List(expected.Config))
        {
            Assert.Equal(expected[p.Name].ToArray(), found[p.Name].ToArray());
        }

        File.Delete(parts["model-00002-of-00002.safetensors"]);
        Assert.Contains("'model-00002-of-00002.safetensors' of 2 is missing", Refused(parts.Path, ErrorCode.NotFound), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "weight_map")]
    [InlineData("""{"weight_map":{"a":1}}""", "weight_map")]
    [InlineData("""{"weight_map":{"a":"x","a":"y"}}""", "weight_map")]
    [InlineData("""{"weight_map":{"a":"../config.json"}}""", "plain name")]
    [InlineData("""{"weight_map":{"a":"/etc/passwd"}}""", "plain name")]
    [InlineData("""{"weight_map":{"a":""}}""", "plain name")]
    public void Hostile_indexes_are_refused(string index, string reason)
    {
        using PretrainedDirectory d = Bert();
        d.Write("vocab.txt", "x");
        d.Write("model.safetensors.index.json", index);

        Assert.Contains(reason, Refused(d.Path, ErrorCode.InputUnreadable), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_of_the_hugging_face_cache_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        using var cache = new TemporaryDirectory();
        string snapshot = Cache(cache);
        Directory.CreateSymbolicLink(cache["latest"], snapshot);

        Assert.Equal(3, PretrainedEncoder.Read(snapshot, 3, new Seed(7)).Weights.Config.Outputs);
        Assert.Equal(3, PretrainedEncoder.Read(cache["latest"], 3, new Seed(7)).Weights.Config.Outputs);
    }

    [Fact]
    public void Links_to_elsewhere_are_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        using var cache = new TemporaryDirectory();
        string snapshot = Cache(cache), vocabulary = Path.Combine(snapshot, "vocab.txt");
        cache.Write("secret", "of somebody else");
        foreach (string target in (string[])["../../../secret", cache["secret"], "../../blobs/../secret", "/dev/zero", "absent", "../../blobs/chain"])
        {
            File.Delete(vocabulary);
            File.CreateSymbolicLink(vocabulary, target);
            if (target.EndsWith("chain", StringComparison.Ordinal))
            {
                File.CreateSymbolicLink(Path.Combine(snapshot, target), cache["secret"]);
            }

            Assert.Contains("copy the file here", Refused(snapshot, ErrorCode.PathUnusable), StringComparison.Ordinal);
        }

        // A store of blobs that is a link itself is no store.
        File.Delete(vocabulary);
        File.CreateSymbolicLink(vocabulary, "../../blobs/vocabulary");
        Directory.Move(cache["model/blobs"], cache["moved"]);
        Directory.CreateSymbolicLink(cache["model/blobs"], cache["moved"]);
        Assert.Contains("copy the file here", Refused(snapshot, ErrorCode.PathUnusable), StringComparison.Ordinal);
    }

    [Fact]
    public void Pipes_are_refused_without_waiting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such pipes on Windows.");
        foreach (string name in (string[])["config.json", "vocab.txt", "model.safetensors"])
        {
            using PretrainedDirectory d = Bert();
            d.Read();
            File.Delete(d[name]);
            Process.Start("mkfifo", [d[name]]).WaitForExit();

            Assert.Throws<UnderstudyException>(() => PretrainedEncoder.Read(d.Path, 3, new Seed(1)));
        }
    }

    // A model as the cache has it: links in a snapshot to files with hashes for names.
    private static string Cache(TemporaryDirectory cache)
    {
        using PretrainedDirectory d = Bert();
        d.Read();
        Directory.CreateDirectory(cache["model/blobs"]);
        string snapshot = Directory.CreateDirectory(cache["model/snapshots/0123abcd"]).FullName;
        foreach (string name in (string[])["config.json", "model.safetensors", "vocab.txt"])
        {
            string blob = name == "vocab.txt" ? "vocabulary" : ContentHash.OfFile(d[name]).Hex;
            File.Copy(d[name], cache["model/blobs/" + blob]);
            File.CreateSymbolicLink(Path.Combine(snapshot, name), "../../blobs/" + blob);
        }

        return snapshot;
    }

    private static void WriteParts(PretrainedDirectory d, Func<string, string> partOf)
    {
        foreach (IGrouping<string, string> part in d.Tensors.Keys.GroupBy(partOf))
        {
            File.WriteAllBytes(d[part.Key], d.Weights(part));
        }

        d.Write("vocab.txt", "[PAD]\n");
        d.Write("model.safetensors.index.json", "{\"metadata\":{\"total_size\":1},\"weight_map\":{" + string.Join(",", d.Tensors.Keys.Select(n => $"\"{n}\":\"{partOf(n)}\"")) + "}}");
    }

    private static string Refused(string directory, ErrorCode code)
    {
        var e = Assert.Throws<UnderstudyException>(() => PretrainedEncoder.Read(directory, 3, new Seed(1)));
        Assert.Equal(code, e.Code);
        return e.Message;
    }
}
