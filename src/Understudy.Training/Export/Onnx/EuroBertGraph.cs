using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// The graph of <c>EuroBertForSequenceClassification</c> with mean pooling (2503.05500; Hugging Face's
/// <c>modeling_eurobert.py</c>, <c>clf_pooling</c> = "mean"), h = width, d = h / heads:
/// <code>
/// x = words[id]
/// per layer: n = Rms(x); x = x + Attention(rotate(n Wqᵀ), rotate(n Wkᵀ), n Wvᵀ) Woᵀ
///            n = Rms(x); x = x + (Silu(n Wgᵀ) ⊙ n Wuᵀ) Wdᵀ
/// p = mean over tokens that are not padding of Rms(x)
/// logits = Gelu(p W₀ᵀ + b₀) Wcᵀ + bc
/// </code>
/// Rms(x) = w ⊙ x / √(mean(x²) + ε); Silu(x) = x · σ(x); Gelu is exact, x · Φ(x) (PyTorch's <c>nn.GELU()</c>). Attention is
/// softmax(q kᵀ / √d + m) v a head, not causal, m the lowest float at padding. rotate turns the pair (xᵢ, xᵢ₊d⁄₂),
/// i &lt; d/2, of a head at position p by the angle p · base^(−2i/d) (2104.09864, halves as in Llama). Position 0 is the
/// first token; padding comes last.
/// </summary>
internal static class EuroBertGraph
{
    /// <summary>Builds the graph.</summary>
    public static OnnxGraph Build(EncoderWeights weights, OnnxPrecision precision)
    {
        var blocks = new EncoderBlocks(weights, precision);
        EncoderConfig c = blocks.Config;
        OnnxGraph graph = blocks.Graph;
        string count = blocks.TokenCount();
        string x = blocks.Embed("model.embed_tokens.weight", c.VocabularySize, blocks.Tokens);
        (string cos, string sin, string positions) = Rotary(blocks, count);
        string bias = blocks.AttentionBias(count);
        for (int i = 0; i < c.Layers; i++)
        {
            string at = $"model.layers.{i}.";
            string n = Norm(blocks, x, at + "input_layernorm.weight");
            string attention = blocks.Attention(
                Rotate(Square(blocks, n, at + "self_attn.q_proj.weight")),
                Rotate(Square(blocks, n, at + "self_attn.k_proj.weight")),
                Square(blocks, n, at + "self_attn.v_proj.weight"),
                bias);
            x = blocks.Add(x, Square(blocks, attention, at + "self_attn.o_proj.weight"));
            n = Norm(blocks, x, at + "post_attention_layernorm.weight");
            string gate = blocks.Linear(n, at + "mlp.gate_proj.weight", null, c.Width, c.FeedForward);
            string up = blocks.Linear(n, at + "mlp.up_proj.weight", null, c.Width, c.FeedForward);
            string inner = graph.Node("Mul", [graph.Node("Mul", [gate, graph.Node("Sigmoid", [gate])]), up]);
            x = blocks.Add(x, blocks.Linear(inner, at + "mlp.down_proj.weight", null, c.FeedForward, c.Width));
        }

        string pooled = Mean(blocks, Norm(blocks, x, "model.norm.weight"));
        blocks.Classify(blocks.Gelu(blocks.Dense(pooled, "dense.weight", "dense.bias", c.Width, c.Width)));
        return graph;

        string Rotate(string y) => graph.Node("RotaryEmbedding", [y, cos, sin, positions], new OnnxAttribute("num_heads", c.Heads));
    }

    private static string Square(EncoderBlocks blocks, string x, string weight) => blocks.Linear(x, weight, null, blocks.Config.Width, blocks.Config.Width);

    private static string Norm(EncoderBlocks blocks, string x, string weight) => blocks.Graph.Node(
        "RMSNormalization",
        [x, blocks.Weight(weight, blocks.Config.Width)],
        new OnnxAttribute("axis", -1),
        new OnnxAttribute("epsilon", blocks.Config.NormEpsilon));

    /// <summary>Tables of cosines and sines [positions, d / 2] and the position of every token [batch, tokens].</summary>
    private static (string Cos, string Sin, string Positions) Rotary(EncoderBlocks blocks, string count)
    {
        EncoderConfig c = blocks.Config;
        int half = c.HeadWidth / 2;
        var cos = new float[c.MaximumTokens * half];
        var sin = new float[cos.Length];
        for (int i = 0; i < half; i++)
        {
            // In 32-bit floats as the reference does: at position 8191 a double's angle would differ by up to 1e-3.
            float frequency = 1 / MathF.Pow(c.RotaryBase, 2f * i / c.HeadWidth);
            for (int p = 0; p < c.MaximumTokens; p++)
            {
                (sin[(p * half) + i], cos[(p * half) + i]) = MathF.SinCos(p * frequency);
            }
        }

        OnnxGraph graph = blocks.Graph;
        string range = graph.Node("Range", [graph.Constant<long>("zero", OnnxType.Int64, [], new long[] { 0 }), graph.Node("Squeeze", [count]), graph.Constant<long>("step", OnnxType.Int64, [], new long[] { 1 })]);
        return (
            graph.Constant<float>("rotary.cos", OnnxType.Float, [c.MaximumTokens, half], cos),
            graph.Constant<float>("rotary.sin", OnnxType.Float, [c.MaximumTokens, half], sin),
            graph.Node("Expand", [range, graph.Node("Shape", [blocks.Tokens])]));
    }

    /// <summary>Mean over the tokens that are not padding: [batch, tokens, width] → [batch, width].</summary>
    private static string Mean(EncoderBlocks blocks, string x)
    {
        OnnxGraph graph = blocks.Graph;
        string mask = blocks.FloatMask();
        string sum = graph.Node("Squeeze", [graph.Node("MatMul", [graph.Node("Unsqueeze", [mask, graph.Numbers(1)]), x]), graph.Numbers(1)]);
        // A row of padding alone would divide by zero; its logits mean nothing, but they should be numbers.
        string count = graph.Node("Max", [graph.Node("ReduceSum", [mask, graph.Numbers(1)], new OnnxAttribute("keepdims", 1)), graph.Scalar("one", 1)]);
        return graph.Node("Div", [sum, count]);
    }
}
