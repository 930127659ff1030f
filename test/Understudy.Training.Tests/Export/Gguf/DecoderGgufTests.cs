using System.Text;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training.Tests.Export.Onnx;

using Xunit;

namespace Understudy.Training.Tests.Export.Gguf;

public sealed class DecoderGgufTests
{
    private static readonly TextTokenizer Tokenizer = TextTokenizer.FromMerges([.. TextTokenizer.SpecialTokenTexts, .. TextTokenizer.ByteTokenTexts, "ab"], [("a", "b")], lowerCase: false, prefixSpace: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_file_has_the_formats_names_shapes_and_places(bool bias)
    {
        DecoderConfig config = SmallDecoders.Config with { AttentionBias = bias, VocabularySize = Tokenizer.VocabularySize + 2, TiedEmbeddings = !bias };
        DecoderWeights weights = SmallDecoders.Weights(config);
        Gguf file = Gguf.Read(Written(weights, GgufPrecision.Float32));
        string type = bias ? "qwen2" : "llama";

        Assert.Equal((type, 4u, 64u, 96u, 4u, 2u, 40u), (file.Values["general.architecture"], file.Values[$"{type}.block_count"], file.Values[$"{type}.embedding_length"], file.Values[$"{type}.feed_forward_length"], file.Values[$"{type}.attention.head_count"], file.Values[$"{type}.attention.head_count_kv"], file.Values[$"{type}.context_length"]));
        Assert.Equal(("gpt2", "gpt-2", 2u, 3u, true, false), (file.Values["tokenizer.ggml.model"], file.Values["tokenizer.ggml.pre"], file.Values["tokenizer.ggml.bos_token_id"], file.Values["tokenizer.ggml.eos_token_id"], file.Values["tokenizer.ggml.add_bos_token"], file.Values["tokenizer.ggml.add_space_prefix"]));
        Assert.Equal(["a b"], (object[])file.Values["tokenizer.ggml.merges"]);
        object[] types = (object[])file.Values["tokenizer.ggml.token_type"], tokens = (object[])file.Values["tokenizer.ggml.tokens"];
        Assert.Equal((3, 2, 1, 5, "[PAD263]"), ((int)types[2], (int)types[1], (int)types[5], (int)types[^1], (string)tokens[^1]));
        Assert.Equal(config.VocabularySize, tokens.Length);
        Assert.Equal(DecoderParameters.List(weights.Unshared().Config).Count, file.Tensors.Count);
        Assert.Equal([64, config.VocabularySize], file.Tensors["token_embd.weight"].Shape);
        Assert.Equal([96, 64], file.Tensors["blk.3.ffn_down.weight"].Shape);
        Assert.Equal(weights["model.layers.1.mlp.down_proj.weight"].ToArray(), file.Tensors["blk.3.ffn_down.weight"].Numbers);
        Assert.Equal(bias, file.Tensors.ContainsKey("blk.0.attn_q.bias") && file.Tensors.ContainsKey("output.weight"));
    }

    [Fact]
    public void Rows_of_queries_and_keys_are_turned_for_llama_and_stay_for_qwen2()
    {
        DecoderConfig config = SmallDecoders.Config with { AttentionBias = false, VocabularySize = Tokenizer.VocabularySize };
        DecoderWeights llama = SmallDecoders.Weights(config), qwen = SmallDecoders.Weights(config with { AttentionBias = true });
        float[] theirs = Gguf.Read(Written(llama, GgufPrecision.Float32)).Tensors["blk.0.attn_k.weight"].Numbers, ours = llama["model.layers.0.self_attn.k_proj.weight"].ToArray();
        for (int head = 0; head < 2; head++)
        {
            for (int i = 0; i < 8; i++)
            {
                // Number i of the first half and number i of the second are neighbours.
                Assert.Equal(Row(ours, (head * 16) + i), Row(theirs, (head * 16) + (2 * i)));
                Assert.Equal(Row(ours, (head * 16) + 8 + i), Row(theirs, (head * 16) + (2 * i) + 1));
            }
        }

        Assert.Equal(qwen["model.layers.0.self_attn.k_proj.weight"].ToArray(), Gguf.Read(Written(qwen, GgufPrecision.Float32)).Tensors["blk.0.attn_k.weight"].Numbers);

        static float[] Row(float[] matrix, int row) => matrix[(row * 64)..((row + 1) * 64)];
    }

    [Fact]
    public void Smaller_forms_are_smaller_and_the_same_bytes_every_time()
    {
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config with { VocabularySize = Tokenizer.VocabularySize });
        byte[][] files = [.. Enum.GetValues<GgufPrecision>().Select(p => Written(weights, p))];

        Assert.Equal(files.OrderByDescending(f => f.Length), files);
        Assert.Equal(files[3], Written(weights, GgufPrecision.Int4));
        Assert.Equal((8, 2, 0), (Gguf.Read(files[3]).Tensors["token_embd.weight"].Type, Gguf.Read(files[3]).Tensors["blk.0.ffn_up.weight"].Type, Gguf.Read(files[3]).Tensors["output_norm.weight"].Type));
    }

    [Fact]
    public void A_tokenizer_that_llama_cpp_does_not_have_is_refused_with_all_reasons()
    {
        TextTokenizer other = TextTokenizer.FromMerges([.. TextTokenizer.SpecialTokenTexts, .. TextTokenizer.ByteTokenTexts], [], lowerCase: true, prefixSpace: true);
        DecoderWeights weights = SmallDecoders.Weights(SmallDecoders.Config with { VocabularySize = other.VocabularySize });
        string message = Assert.Throws<UnderstudyException>(() => DecoderGguf.Write(Stream.Null, weights, other, DecoderPrompt.Of(other), "tiny", GgufPrecision.Float32)).Message;

        Assert.Contains("it lower-cases texts, it reads texts as if they began with a space", message, StringComparison.Ordinal);
        TextTokenizer pieces = TextTokenizer.FromPieces([.. TextTokenizer.SpecialTokenTexts, "a", "b", "c"], lowerCase: true);
        Assert.Contains("it is WordPiece", Assert.Throws<UnderstudyException>(() => DecoderGguf.Write(Stream.Null, weights, pieces, DecoderPrompt.Of(pieces), "tiny", GgufPrecision.Float32)).Message, StringComparison.Ordinal);
    }

    private static byte[] Written(DecoderWeights weights, GgufPrecision precision)
    {
        using var stream = new MemoryStream();
        DecoderGguf.Write(stream, weights, Tokenizer, DecoderPrompt.Of(Tokenizer), "tiny", precision);
        return stream.ToArray();
    }

    /// <summary>A plain reader of the format, written from its description.</summary>
    private sealed class Gguf
    {
        public Dictionary<string, object> Values { get; } = [];

        public Dictionary<string, (long[] Shape, int Type, float[] Numbers)> Tensors { get; } = [];

        public static Gguf Read(byte[] bytes)
        {
            var file = new Gguf();
            using var reader = new BinaryReader(new MemoryStream(bytes));
            Assert.Equal("GGUF", Encoding.ASCII.GetString(reader.ReadBytes(4)));
            Assert.Equal(3, reader.ReadInt32());
            (long tensors, long values) = (reader.ReadInt64(), reader.ReadInt64());
            for (long i = 0; i < values; i++)
            {
                file.Values.Add(Text(reader), Value(reader, reader.ReadInt32()));
            }

            List<(string Name, long[] Shape, int Type, long Offset)> places = [];
            for (long i = 0; i < tensors; i++)
            {
                string name = Text(reader);
                long[] shape = new long[reader.ReadInt32()];
                for (int d = 0; d < shape.Length; d++)
                {
                    shape[d] = reader.ReadInt64();
                }

                places.Add((name, shape, reader.ReadInt32(), reader.ReadInt64()));
            }

            long start = (reader.BaseStream.Position + 31) / 32 * 32;
            Assert.Equal(0, bytes.Length % 32);
            foreach ((string name, long[] shape, int type, long offset) in places)
            {
                Assert.Equal(0, offset % 32);
                reader.BaseStream.Position = start + offset;
                file.Tensors.Add(name, (shape, type, type != 0 ? [] : [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => reader.ReadSingle())]));
            }

            return file;
        }

        private static string Text(BinaryReader reader) => Encoding.UTF8.GetString(reader.ReadBytes((int)reader.ReadInt64()));

        private static object Value(BinaryReader reader, int type)
        {
            switch (type)
            {
                case 4:
                    return reader.ReadUInt32();
                case 5:
                    return reader.ReadInt32();
                case 6:
                    return reader.ReadSingle();
                case 7:
                    return reader.ReadBoolean();
                case 8:
                    return Text(reader);
                default:
                    int of = reader.ReadInt32();
                    return Enumerable.Range(0, (int)reader.ReadInt64()).Select(_ => Value(reader, of)).ToArray();
            }
        }
    }
}
