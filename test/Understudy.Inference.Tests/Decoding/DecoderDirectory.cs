using System.Text;

using Understudy.Inference.Tests.Encoders;
using Understudy.Inference.Tests.Text;
using Understudy.Testing;

namespace Understudy.Inference.Tests.Decoding;

/// <summary>
/// Directories of decoders as Hugging Face lays them out, with the real models' key names, settings and tokenizer forms, and small sizes. Every
/// number tells which tensor it belongs to.
/// </summary>
internal sealed class DecoderDirectory : IDisposable
{
    public const int Width = 16, FeedForward = 24, Layers = 2, Rows = 640;

    private readonly TemporaryDirectory _temporary = new();

    private DecoderDirectory(string config, string tokenizer, bool bias, bool output)
    {
        _temporary.Write("config.json", config);
        File.WriteAllBytes(this["tokenizer.json"], GoldenTokenizers.Bytes(tokenizer));
        Add("model.embed_tokens.weight", Rows, Width);
        for (int i = 0; i < Layers; i++)
        {
            string layer = $"model.layers.{i}.";
            Add(layer + "input_layernorm.weight", Width);
            foreach ((string part, int outputs) in new[] { ("q_proj", Width), ("k_proj", Width / 2), ("v_proj", Width / 2) })
            {
                Add($"{layer}self_attn.{part}.weight", outputs, Width);
                if (bias)
                {
                    Add($"{layer}self_attn.{part}.bias", outputs);
                }
            }

            Add(layer + "self_attn.o_proj.weight", Width, Width);
            Add(layer + "post_attention_layernorm.weight", Width);
            Add(layer + "mlp.gate_proj.weight", FeedForward, Width);
            Add(layer + "mlp.up_proj.weight", FeedForward, Width);
            Add(layer + "mlp.down_proj.weight", Width, FeedForward);
        }

        Add("model.norm.weight", Width);
        if (output)
        {
            Add("lm_head.weight", Rows, Width);
        }
    }

    /// <summary>Names and shapes; tests add, remove and replace.</summary>
    public Dictionary<string, long[]> Tensors { get; } = new(StringComparer.Ordinal);

    public string Path => _temporary.Path;

    public string this[string name] => _temporary[name];

    /// <summary>meta-llama/Meta-Llama-3-8B.</summary>
    public static DecoderDirectory Llama3() => new($$"""
        {"architectures":["LlamaForCausalLM"],"attention_bias":false,"attention_dropout":0.0,"bos_token_id":0,"eos_token_id":1,"hidden_act":"silu","hidden_size":{{Width}},"initializer_range":0.02,
        "intermediate_size":{{FeedForward}},"max_position_embeddings":8192,"model_type":"llama","num_attention_heads":4,"num_hidden_layers":{{Layers}},"num_key_value_heads":2,"pretraining_tp":1,
        "rms_norm_eps":1e-05,"rope_scaling":null,"rope_theta":500000.0,"tie_word_embeddings":false,"torch_dtype":"bfloat16","transformers_version":"4.40.0.dev0","use_cache":true,"vocab_size":{{Rows}}}
        """, "llama3.json", bias: false, output: true);

    /// <summary>Qwen/Qwen2-0.5B.</summary>
    public static DecoderDirectory Qwen2() => new($$"""
        {"architectures":["Qwen2ForCausalLM"],"attention_dropout":0.0,"bos_token_id":0,"eos_token_id":0,"hidden_act":"silu","hidden_size":{{Width}},"initializer_range":0.02,"intermediate_size":{{FeedForward}},
        "max_position_embeddings":131072,"max_window_layers":24,"model_type":"qwen2","num_attention_heads":4,"num_hidden_layers":{{Layers}},"num_key_value_heads":2,"rms_norm_eps":1e-06,"rope_theta":1000000.0,
        "sliding_window":131072,"tie_word_embeddings":true,"torch_dtype":"bfloat16","transformers_version":"4.40.1","use_cache":true,"use_sliding_window":false,"vocab_size":{{Rows}}}
        """, "qwen2.json", bias: true, output: false);

    /// <summary>HuggingFaceTB/SmolLM-135M.</summary>
    public static DecoderDirectory SmolLm() => new($$"""
        {"architectures":["LlamaForCausalLM"],"attention_bias":false,"attention_dropout":0.0,"bos_token_id":0,"eos_token_id":0,"hidden_act":"silu","hidden_size":{{Width}},"initializer_range":0.02,
        "intermediate_size":{{FeedForward}},"max_position_embeddings":2048,"model_type":"llama","num_attention_heads":4,"num_hidden_layers":{{Layers}},"num_key_value_heads":2,"pretraining_tp":1,"rms_norm_eps":1e-05,
        "rope_scaling":null,"rope_theta":10000.0,"tie_word_embeddings":true,"torch_dtype":"float32","transformers_version":"4.42.3","use_cache":true,"vocab_size":{{Rows}}}
        """, "smollm.json", bias: false, output: false);

    /// <summary>facebook/MobileLLM-125M-layer-share, with a tokenizer that can be read.</summary>
    public static DecoderDirectory MobileLlm() => new($$"""
        {"architectures":["MobileLLMForCausalLM"],"attention_bias":false,"attention_dropout":0.0,"auto_map":{"AutoConfig":"configuration_mobilellm.MobileLLMConfig"},"bos_token_id":0,"eos_token_id":1,"head_dim":4,
        "hidden_act":"silu","hidden_size":{{Width}},"initializer_range":0.02,"intermediate_size":{{FeedForward}},"layer_sharing":true,"max_position_embeddings":2048,"mlp_bias":false,"model_type":"mobilellm",
        "num_attention_heads":4,"num_hidden_layers":{{Layers}},"num_key_value_heads":2,"pretraining_tp":1,"rms_norm_eps":1e-05,"rope_scaling":null,"rope_theta":10000.0,"share_embedding":true,
        "tie_word_embeddings":false,"torch_dtype":"float16","transformers_version":"4.41.2","use_cache":true,"vocab_size":{{Rows}}}
        """, "smollm.json", bias: false, output: true);

    public void Add(string name, params long[] shape) => Tensors[name] = shape;

    public void ReplaceInConfig(string what, string by) => _temporary.Write("config.json", File.ReadAllText(this["config.json"]).Replace(what, by, StringComparison.Ordinal));

    public void Write(string name, string content) => File.WriteAllText(this[name], content, new UTF8Encoding(false));

    /// <summary>Some of the tensors as a file.</summary>
    public byte[] Weights(IEnumerable<string> names, SafetensorsType type = SafetensorsType.F32)
    {
        using var other = new PretrainedDirectory();
        foreach (string name in names)
        {
            other.Add(name, Tensors[name]);
        }

        return other.Weights(other.Tensors.Keys, type);
    }

    /// <summary>Writes the weights, if they are not there, and reads the directory.</summary>
    public PretrainedDecoder Read(int? maximumTokens = null, SafetensorsType type = SafetensorsType.F32)
    {
        if (!File.Exists(this["model.safetensors"]) && !File.Exists(this["model.safetensors.index.json"]))
        {
            File.WriteAllBytes(this["model.safetensors"], Weights(Tensors.Keys, type));
        }

        return PretrainedDecoder.Read(Path, maximumTokens);
    }

    public void Dispose() => _temporary.Dispose();
}
