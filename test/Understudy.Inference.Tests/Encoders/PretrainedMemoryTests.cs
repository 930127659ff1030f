using System.Globalization;
using System.Text;

using Understudy.Core;
using Understudy.Inference.Tests.Artifacts;

using Xunit;

namespace Understudy.Inference.Tests.Encoders;

public sealed class PretrainedMemoryTests
{
    [Fact]
    public void MiniLM_in_its_real_shapes_takes_the_memory_of_its_numbers_and_no_more()
    {
        // sentence-transformers/all-MiniLM-L6-v2: the shapes of its config.json, 22.7 million numbers. The file is sparse, its numbers are zeros.
        using var d = new PretrainedDirectory();
        d.WriteConfig("""{"architectures":["BertModel"],"hidden_act":"gelu","hidden_size":384,"intermediate_size":1536,"layer_norm_eps":1e-12,"max_position_embeddings":512,"model_type":"bert","num_attention_heads":12,"num_hidden_layers":6,"pad_token_id":0,"position_embedding_type":"absolute","type_vocab_size":2,"vocab_size":30522}""");
        d.Write("vocab.txt", "[PAD]\n");
        EncoderConfig config = EncoderConfigJson.Read(File.ReadAllBytes(d["config.json"]), "config.json", outputs: 2);
        var header = new StringBuilder("{\"embeddings.position_ids\":{\"dtype\":\"I64\",\"shape\":[1,512],\"data_offsets\":[0,4096]}");
        long at = 4096;
        foreach (ModelTensor p in EncoderParameters.List(config).Where(p => p.Name.StartsWith("bert.", StringComparison.Ordinal)))
        {
            header.Append(CultureInfo.InvariantCulture, $",\"{p.Name["bert.".Length..]}\":{{\"dtype\":\"F32\",\"shape\":[{string.Join(',', p.Shape)}],\"data_offsets\":[{at},{at += 4 * p.Count}]}}");
        }

        SafetensorsHostileFileTests.WriteSparse(d["model.safetensors"], header.Append('}').ToString(), at, []);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PretrainedEncoder read = PretrainedEncoder.Read(d.Path, 2, new Seed(1));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(90_852_864, at - 4096);
        Assert.Equal(103, read.Taken.Count);
        Assert.InRange(allocated, at, (long)(1.01 * at));
    }
}
