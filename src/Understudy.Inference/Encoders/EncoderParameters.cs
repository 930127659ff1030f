namespace Understudy.Inference;

/// <summary>
/// Names and shapes of an encoder's tensors: the keys of Hugging Face's <c>model.safetensors</c>, in one fixed order. The
/// one list that training, export, import and serving share. Matrices are [outputs, inputs].
/// </summary>
public static class EncoderParameters
{
    /// <summary>Prefix of the encoder's own tensors: what a pretrained file shares with ours, the head aside.</summary>
    public static string Prefix(EncoderFamily family) => family == EncoderFamily.Bert ? "bert." : "model.";

    /// <summary>All tensors of a configuration.</summary>
    public static IReadOnlyList<ModelTensor> List(EncoderConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Family == EncoderFamily.Bert ? [.. Bert(config)] : [.. EuroBert(config)];
    }

    private static IEnumerable<ModelTensor> Bert(EncoderConfig c)
    {
        yield return new("bert.embeddings.word_embeddings.weight", [c.VocabularySize, c.Width]);
        yield return new("bert.embeddings.position_embeddings.weight", [c.MaximumTokens, c.Width]);
        yield return new("bert.embeddings.token_type_embeddings.weight", [c.TokenTypes, c.Width]);
        yield return new("bert.embeddings.LayerNorm.weight", [c.Width]);
        yield return new("bert.embeddings.LayerNorm.bias", [c.Width]);
        for (int i = 0; i < c.Layers; i++)
        {
            string at = $"bert.encoder.layer.{i}.";
            foreach (string part in new[] { "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense" })
            {
                yield return new(at + part + ".weight", [c.Width, c.Width]);
                yield return new(at + part + ".bias", [c.Width]);
            }

            yield return new(at + "attention.output.LayerNorm.weight", [c.Width]);
            yield return new(at + "attention.output.LayerNorm.bias", [c.Width]);
            yield return new(at + "intermediate.dense.weight", [c.FeedForward, c.Width]);
            yield return new(at + "intermediate.dense.bias", [c.FeedForward]);
            yield return new(at + "output.dense.weight", [c.Width, c.FeedForward]);
            yield return new(at + "output.dense.bias", [c.Width]);
            yield return new(at + "output.LayerNorm.weight", [c.Width]);
            yield return new(at + "output.LayerNorm.bias", [c.Width]);
        }

        yield return new("bert.pooler.dense.weight", [c.Width, c.Width]);
        yield return new("bert.pooler.dense.bias", [c.Width]);
        yield return new("classifier.weight", [c.Outputs, c.Width]);
        yield return new("classifier.bias", [c.Outputs]);
    }

    private static IEnumerable<ModelTensor> EuroBert(EncoderConfig c)
    {
        yield return new("model.embed_tokens.weight", [c.VocabularySize, c.Width]);
        for (int i = 0; i < c.Layers; i++)
        {
            string at = $"model.layers.{i}.";
            foreach (string part in new[] { "q_proj", "k_proj", "v_proj", "o_proj" })
            {
                yield return new($"{at}self_attn.{part}.weight", [c.Width, c.Width]);
            }

            yield return new(at + "mlp.gate_proj.weight", [c.FeedForward, c.Width]);
            yield return new(at + "mlp.up_proj.weight", [c.FeedForward, c.Width]);
            yield return new(at + "mlp.down_proj.weight", [c.Width, c.FeedForward]);
            yield return new(at + "input_layernorm.weight", [c.Width]);
            yield return new(at + "post_attention_layernorm.weight", [c.Width]);
        }

        yield return new("model.norm.weight", [c.Width]);
        yield return new("dense.weight", [c.Width, c.Width]);
        yield return new("dense.bias", [c.Width]);
        yield return new("classifier.weight", [c.Outputs, c.Width]);
        yield return new("classifier.bias", [c.Outputs]);
    }
}
