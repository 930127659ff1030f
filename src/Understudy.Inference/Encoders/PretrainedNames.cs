namespace Understudy.Inference;

/// <summary>What pretrained files call the tensors of <see cref="EncoderParameters"/>.</summary>
internal static class PretrainedNames
{
    // Longer names first: "attention.output.dense" has "output.dense" in it.
    private static readonly (string Ours, string Theirs)[] DistilBert =
    [
        ("attention.self.query", "attention.q_lin"),
        ("attention.self.key", "attention.k_lin"),
        ("attention.self.value", "attention.v_lin"),
        ("attention.output.dense", "attention.out_lin"),
        ("attention.output.LayerNorm", "sa_layer_norm"),
        ("intermediate.dense", "ffn.lin1"),
        ("output.dense", "ffn.lin2"),
        ("output.LayerNorm", "output_layer_norm"),
    ];

    /// <summary>
    /// The names to look for, in this order: with and without the model's prefix (a bare encoder is saved without), and for
    /// normalisations also with the names that the first releases gave to weight and bias.
    /// </summary>
    public static IEnumerable<string> Of(string parameter, PretrainedModelType type)
    {
        string prefix = EncoderParameters.Prefix(type == PretrainedModelType.EuroBert ? EncoderFamily.EuroBert : EncoderFamily.Bert);
        if (!parameter.StartsWith(prefix, StringComparison.Ordinal))
        {
            return [parameter]; // the head
        }

        string bare = parameter[prefix.Length..];
        if (type == PretrainedModelType.DistilBert)
        {
            prefix = "distilbert.";
            bare = InDistilBert(bare);
        }

        string old = bare.Replace("LayerNorm.weight", "LayerNorm.gamma", StringComparison.Ordinal).Replace("LayerNorm.bias", "LayerNorm.beta", StringComparison.Ordinal);
        return old == bare ? [prefix + bare, bare] : [prefix + bare, bare, prefix + old, old];
    }

    /// <summary>
    /// Whether a tensor that nobody asked for sits inside a layer, so that leaving it out changes what the layer computes.
    /// Tables that are computed from nothing but their size do not count.
    /// </summary>
    public static bool IsInsideLayer(string name, PretrainedModelType type, int layers)
    {
        string marker = type switch { PretrainedModelType.Bert => "encoder.layer.", PretrainedModelType.DistilBert => "transformer.layer.", _ => "layers." };
        string prefix = type switch { PretrainedModelType.Bert => "bert.", PretrainedModelType.DistilBert => "distilbert.", _ => "model." };
        string bare = name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        return IsInsideLayer(bare, marker, layers);
    }

    /// <summary>The same for a name without the model's prefix and what stands before a layer's number.</summary>
    public static bool IsInsideLayer(string bare, string marker, int layers)
    {
        if (!bare.StartsWith(marker, StringComparison.Ordinal) || bare.EndsWith("rotary_emb.inv_freq", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = bare.AsSpan(marker.Length);
        int end = rest.IndexOf('.');
        return end > 0 && int.TryParse(rest[..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int layer) && layer < layers;
    }

    private static string InDistilBert(string bare)
    {
        if (!bare.StartsWith("encoder.", StringComparison.Ordinal))
        {
            return bare;
        }

        string name = "transformer." + bare["encoder.".Length..];
        foreach ((string ours, string theirs) in DistilBert)
        {
            if (name.Contains(ours, StringComparison.Ordinal))
            {
                return name.Replace(ours, theirs, StringComparison.Ordinal);
            }
        }

        return name;
    }
}
