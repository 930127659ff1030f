using System.Globalization;
using System.Text;

using Understudy.Testing;

namespace Understudy.Inference.Tests.Encoders;

/// <summary>
/// Directories as Hugging Face lays them out, with the real models' key names and the shapes that follow from small sizes.
/// Every number tells which tensor it belongs to.
/// </summary>
internal sealed class PretrainedDirectory : IDisposable
{
    public const int Vocabulary = 40, Positions = 24, Width = 16, FeedForward = 32, Layers = 2;

    private readonly TemporaryDirectory _temporary = new();

    /// <summary>Names and shapes; tests add, remove and replace.</summary>
    public Dictionary<string, long[]> Tensors { get; } = new(StringComparer.Ordinal);

    public string Path => _temporary.Path;

    public string this[string name] => _temporary[name];

    /// <summary>bert-base-uncased: a masked-language model with the names of the first releases.</summary>
    public static PretrainedDirectory Bert(string norm = "gamma/beta", string prefix = "bert.")
    {
        var d = new PretrainedDirectory();
        string weight = norm.Split('/')[0], bias = norm.Split('/')[1];
        d.Add(prefix + "embeddings.word_embeddings.weight", Vocabulary, Width);
        d.Add(prefix + "embeddings.position_embeddings.weight", Positions, Width);
        d.Add(prefix + "embeddings.token_type_embeddings.weight", 2, Width);
        d.Add(prefix + "embeddings.LayerNorm." + weight, Width);
        d.Add(prefix + "embeddings.LayerNorm." + bias, Width);
        for (int i = 0; i < Layers; i++)
        {
            string layer = string.Create(CultureInfo.InvariantCulture, $"{prefix}encoder.layer.{i}.");
            d.Linear(layer + "attention.self.query", Width, Width);
            d.Linear(layer + "attention.self.key", Width, Width);
            d.Linear(layer + "attention.self.value", Width, Width);
            d.Linear(layer + "attention.output.dense", Width, Width);
            d.Add(layer + "attention.output.LayerNorm." + weight, Width);
            d.Add(layer + "attention.output.LayerNorm." + bias, Width);
            d.Linear(layer + "intermediate.dense", FeedForward, Width);
            d.Linear(layer + "output.dense", Width, FeedForward);
            d.Add(layer + "output.LayerNorm." + weight, Width);
            d.Add(layer + "output.LayerNorm." + bias, Width);
        }

        d.Linear(prefix + "pooler.dense", Width, Width);
        d.WriteConfig($$"""
            {"architectures":["BertForMaskedLM"],"attention_probs_dropout_prob":0.1,"gradient_checkpointing":false,"hidden_act":"gelu","hidden_dropout_prob":0.1,
            "hidden_size":{{Width}},"initializer_range":0.02,"intermediate_size":{{FeedForward}},"layer_norm_eps":1e-12,"max_position_embeddings":{{Positions}},"model_type":"bert",
            "num_attention_heads":2,"num_hidden_layers":{{Layers}},"pad_token_id":0,"position_embedding_type":"absolute","transformers_version":"4.6.0.dev0","type_vocab_size":2,"use_cache":true,"vocab_size":{{Vocabulary}}}
            """);
        return d;
    }

    /// <summary>sentence-transformers/all-MiniLM-L6-v2: a bare encoder, without prefix.</summary>
    public static PretrainedDirectory MiniLm() => Bert("weight/bias", "");

    /// <summary>distilbert-base-uncased.</summary>
    public static PretrainedDirectory DistilBert()
    {
        var d = new PretrainedDirectory();
        d.Add("distilbert.embeddings.word_embeddings.weight", Vocabulary, Width);
        d.Add("distilbert.embeddings.position_embeddings.weight", Positions, Width);
        d.Add("distilbert.embeddings.LayerNorm.weight", Width);
        d.Add("distilbert.embeddings.LayerNorm.bias", Width);
        for (int i = 0; i < Layers; i++)
        {
            string layer = string.Create(CultureInfo.InvariantCulture, $"distilbert.transformer.layer.{i}.");
            d.Linear(layer + "attention.q_lin", Width, Width);
            d.Linear(layer + "attention.k_lin", Width, Width);
            d.Linear(layer + "attention.v_lin", Width, Width);
            d.Linear(layer + "attention.out_lin", Width, Width);
            d.Add(layer + "sa_layer_norm.weight", Width);
            d.Add(layer + "sa_layer_norm.bias", Width);
            d.Linear(layer + "ffn.lin1", FeedForward, Width);
            d.Linear(layer + "ffn.lin2", Width, FeedForward);
            d.Add(layer + "output_layer_norm.weight", Width);
            d.Add(layer + "output_layer_norm.bias", Width);
        }

        d.WriteConfig($$"""
            {"activation":"gelu","architectures":["DistilBertForMaskedLM"],"attention_dropout":0.1,"dim":{{Width}},"dropout":0.1,"hidden_dim":{{FeedForward}},"initializer_range":0.02,
            "max_position_embeddings":{{Positions}},"model_type":"distilbert","n_heads":2,"n_layers":{{Layers}},"pad_token_id":0,"qa_dropout":0.1,"seq_classif_dropout":0.2,
            "sinusoidal_pos_embds":false,"tie_weights_":true,"transformers_version":"4.10.0.dev0","vocab_size":{{Vocabulary}}}
            """);
        return d;
    }

    /// <summary>EuroBERT/EuroBERT-210m.</summary>
    public static PretrainedDirectory EuroBert(string pooling = "\"clf_pooling\":\"late\",")
    {
        var d = new PretrainedDirectory();
        d.Add("model.embed_tokens.weight", Vocabulary, Width);
        for (int i = 0; i < Layers; i++)
        {
            string layer = string.Create(CultureInfo.InvariantCulture, $"model.layers.{i}.");
            foreach (string part in (string[])["q_proj", "k_proj", "v_proj", "o_proj"])
            {
                d.Add(layer + "self_attn." + part + ".weight", Width, Width);
            }

            d.Add(layer + "mlp.gate_proj.weight", FeedForward, Width);
            d.Add(layer + "mlp.up_proj.weight", FeedForward, Width);
            d.Add(layer + "mlp.down_proj.weight", Width, FeedForward);
            d.Add(layer + "input_layernorm.weight", Width);
            d.Add(layer + "post_attention_layernorm.weight", Width);
        }

        d.Add("model.norm.weight", Width);
        d.WriteConfig($$"""
            {"architectures":["EuroBertForMaskedLM"],"attention_bias":false,"attention_dropout":0.0,{{pooling}}"bos_token_id":1,"eos_token_id":2,"head_dim":8,"hidden_act":"silu","hidden_dropout":0.0,
            "hidden_size":{{Width}},"initializer_range":0.02,"intermediate_size":{{FeedForward}},"mask_token_id":3,"max_position_embeddings":{{Positions}},"mlp_bias":false,"model_type":"eurobert",
            "num_attention_heads":2,"num_hidden_layers":{{Layers}},"num_key_value_heads":2,"pad_token_id":2,"pretraining_tp":1,"rms_norm_eps":1e-05,"rope_scaling":null,"rope_theta":250000,
            "tie_word_embeddings":false,"torch_dtype":"bfloat16","use_cache":false,"vocab_size":{{Vocabulary}}}
            """);
        return d;
    }

    /// <summary>The numbers of a tensor: they follow from its name, and F16 and BF16 hold them exactly.</summary>
    public static float[] NumbersOf(string name, long count)
    {
        int start = 0;
        foreach (char c in name)
        {
            start = ((start * 31) + c) % 127;
        }

        return [.. Enumerable.Range(0, (int)count).Select(i => (((start + i) % 127) - 63) / 64f)];
    }

    public void Add(string name, params long[] shape) => Tensors[name] = shape;

    public void Linear(string name, long outputs, long inputs)
    {
        Add(name + ".weight", outputs, inputs);
        Add(name + ".bias", outputs);
    }

    public void WriteConfig(string json) => _temporary.Write("config.json", json);

    public void ReplaceInConfig(string what, string by) => WriteConfig(File.ReadAllText(this["config.json"]).Replace(what, by, StringComparison.Ordinal));

    /// <summary>Writes weights and tokenizer, if they are not there, and reads the directory.</summary>
    public PretrainedEncoder Read(int outputs = 3, ulong seed = 7, int? maximumTokens = null, SafetensorsType type = SafetensorsType.F32)
    {
        if (!File.Exists(this["model.safetensors"]))
        {
            File.WriteAllBytes(this["model.safetensors"], Weights(Tensors.Keys, type));
        }

        if (!File.Exists(this["vocab.txt"]))
        {
            _temporary.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n");
        }

        return PretrainedEncoder.Read(Path, outputs, new Core.Seed(seed), maximumTokens);
    }

    /// <summary>Some of the tensors as a file.</summary>
    public byte[] Weights(IEnumerable<string> names, SafetensorsType type = SafetensorsType.F32) => SafetensorsFile.Write(names.Select(name =>
    {
        float[] numbers = NumbersOf(name, Tensors[name].Aggregate(1L, (a, b) => a * b));
        return type switch
        {
            SafetensorsType.F16 => SafetensorsTensor.Of<Half>(name, type, Tensors[name], [.. numbers.Select(x => (Half)x)]),
            SafetensorsType.BF16 => SafetensorsTensor.Of<ushort>(name, type, Tensors[name], [.. numbers.Select(x => (ushort)(BitConverter.SingleToUInt32Bits(x) >> 16))]),
            _ => SafetensorsTensor.Of<float>(name, SafetensorsType.F32, Tensors[name], numbers),
        };
    }), new Dictionary<string, string> { ["format"] = "pt" });

    public void Write(string name, string content) => File.WriteAllText(this[name], content, new UTF8Encoding(false));

    public void Dispose() => _temporary.Dispose();
}
