using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// The graph of <c>BertForSequenceClassification</c> (1810.04805; Hugging Face's <c>modeling_bert.py</c>), h = width:
/// <code>
/// x = LayerNorm(words[id] + types[type] + positions[0…tokens−1])
/// per layer: a = Attention(x Wqᵀ + bq, x Wkᵀ + bk, x Wvᵀ + bv); x = LayerNorm(x + a Woᵀ + bo)
///            x = LayerNorm(x + Gelu(x W₁ᵀ + b₁) W₂ᵀ + b₂)
/// logits = tanh(x[0] Wpᵀ + bp) Wcᵀ + bc
/// </code>
/// Attention is softmax(q kᵀ / √(h / heads) + m) v a head, m the lowest float at padding; Gelu is exact, x · Φ(x). Only the
/// first token's output is used, so the last layer computes queries, output and feed-forward for that token alone: the same
/// numbers for ten twelfths less of a layer's work.
/// </summary>
internal static class BertGraph
{
    /// <summary>Builds the graph.</summary>
    public static OnnxGraph Build(EncoderWeights weights, OnnxPrecision precision)
    {
        var blocks = new EncoderBlocks(weights, precision);
        EncoderConfig c = blocks.Config;
        OnnxGraph graph = blocks.Graph;
        string types = graph.Input("token_type_ids", OnnxType.Int64, "batch", "tokens");
        string count = blocks.TokenCount();
        string positions = graph.Node("Slice", [blocks.Weight("bert.embeddings.position_embeddings.weight", c.MaximumTokens, c.Width), graph.Numbers(0), count]);
        string x = blocks.Add(
            blocks.Add(
                blocks.Embed("bert.embeddings.word_embeddings.weight", c.VocabularySize, blocks.Tokens),
                graph.Node("Gather", [blocks.Weight("bert.embeddings.token_type_embeddings.weight", c.TokenTypes, c.Width), types])),
            positions);
        x = Norm(blocks, x, "bert.embeddings.LayerNorm");
        string all = c.Layers > 1 ? blocks.AttentionBias(count) : "";
        string one = blocks.AttentionBias(graph.Numbers(1));
        for (int i = 0; i < c.Layers; i++)
        {
            bool last = i == c.Layers - 1;
            string at = $"bert.encoder.layer.{i}.";
            string queries = last ? graph.Node("Slice", [x, graph.Numbers(0), graph.Numbers(1), graph.Numbers(1)]) : x;
            string attention = blocks.Attention(
                Square(blocks, queries, at + "attention.self.query"),
                Square(blocks, x, at + "attention.self.key"),
                Square(blocks, x, at + "attention.self.value"),
                last ? one : all);
            x = Norm(blocks, blocks.Add(queries, Square(blocks, attention, at + "attention.output.dense")), at + "attention.output.LayerNorm");
            string inner = blocks.Gelu(blocks.Linear(x, at + "intermediate.dense.weight", at + "intermediate.dense.bias", c.Width, c.FeedForward));
            x = Norm(blocks, blocks.Add(x, blocks.Linear(inner, at + "output.dense.weight", at + "output.dense.bias", c.FeedForward, c.Width)), at + "output.LayerNorm");
        }

        string first = graph.Node("Squeeze", [x, graph.Numbers(1)]);
        string pooled = graph.Node("Tanh", [blocks.Dense(first, "bert.pooler.dense.weight", "bert.pooler.dense.bias", c.Width, c.Width)]);
        blocks.Classify(pooled);
        return graph;
    }

    private static string Square(EncoderBlocks blocks, string x, string name) => blocks.Linear(x, name + ".weight", name + ".bias", blocks.Config.Width, blocks.Config.Width);

    private static string Norm(EncoderBlocks blocks, string x, string name) => blocks.Graph.Node(
        "LayerNormalization",
        [x, blocks.Weight(name + ".weight", blocks.Config.Width), blocks.Weight(name + ".bias", blocks.Config.Width)],
        new OnnxAttribute("axis", -1),
        new OnnxAttribute("epsilon", blocks.Config.NormEpsilon));
}
