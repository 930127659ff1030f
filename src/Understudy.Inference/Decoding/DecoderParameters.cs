using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// Names and shapes of a decoder's tensors: the keys of Hugging Face's <c>model.safetensors</c> for Llama and Qwen2, in one fixed order,
/// shared blocks once. The one list that training, export, import and serving share. Matrices are [outputs, inputs].
/// </summary>
public static class DecoderParameters
{
    /// <summary>The table of token embeddings, [vocabulary, width].</summary>
    public const string Embeddings = "model.embed_tokens.weight";

    /// <summary>The last normalisation, [width].</summary>
    public const string Norm = "model.norm.weight";

    /// <summary>The output layer where it is not the table of embeddings, [vocabulary, width].</summary>
    public const string Output = "lm_head.weight";

    /// <summary>Prefix of a block: <c>model.layers.0.</c></summary>
    public static string Block(int block) => $"model.layers.{block}.";

    /// <summary>The stored tensor that a computed layer's tensor is: layer 5 is block 2 where each block is computed twice.</summary>
    internal static string Shared(string name, int repeats)
    {
        const string Prefix = "model.layers.";
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return name;
        }

        int dot = name.IndexOf('.', Prefix.Length);
        int layer = int.Parse(name.AsSpan(Prefix.Length, dot - Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        return Block(layer / repeats) + name[(dot + 1)..];
    }

    /// <summary>All tensors of a configuration.</summary>
    public static IReadOnlyList<ModelTensor> List(DecoderConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return [.. Enumerate(config)];
    }

    private static IEnumerable<ModelTensor> Enumerate(DecoderConfig c)
    {
        yield return new(Embeddings, [c.VocabularySize, c.Width]);
        for (int i = 0; i < c.Blocks; i++)
        {
            string at = Block(i);
            yield return new(at + "input_layernorm.weight", [c.Width]);
            foreach ((string part, int outputs) in new[] { ("q_proj", c.Width), ("k_proj", c.KeyValueWidth), ("v_proj", c.KeyValueWidth) })
            {
                yield return new($"{at}self_attn.{part}.weight", [outputs, c.Width]);
                if (c.AttentionBias)
                {
                    yield return new($"{at}self_attn.{part}.bias", [outputs]);
                }
            }

            yield return new(at + "self_attn.o_proj.weight", [c.Width, c.Width]);
            yield return new(at + "post_attention_layernorm.weight", [c.Width]);
            yield return new(at + "mlp.gate_proj.weight", [c.FeedForward, c.Width]);
            yield return new(at + "mlp.up_proj.weight", [c.FeedForward, c.Width]);
            yield return new(at + "mlp.down_proj.weight", [c.Width, c.FeedForward]);
        }

        yield return new(Norm, [c.Width]);
        if (!c.TiedEmbeddings)
        {
            yield return new(Output, [c.VocabularySize, c.Width]);
        }
    }
}
