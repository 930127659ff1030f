using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// The parts that both families' graphs share. Activations are [batch, tokens, width]; a linear layer's constant is
/// [inputs, outputs], the transpose of the file's.
/// </summary>
internal sealed class EncoderBlocks
{
    private const int LargestByte = 127;
    private readonly EncoderWeights _weights;
    private readonly bool _int8;
    private readonly Dictionary<string, string[]> _quantized = new(StringComparer.Ordinal);
    private string? _floatMask;
    private string? _bias;

    /// <summary>Starts a graph with the inputs that both families have.</summary>
    public EncoderBlocks(EncoderWeights weights, OnnxPrecision precision)
    {
        _weights = weights;
        _int8 = precision == OnnxPrecision.Int8;
        Config = weights.Config;
        Tokens = Graph.Input("input_ids", OnnxType.Int64, "batch", "tokens");
        Mask = Graph.Input("attention_mask", OnnxType.Int64, "batch", "tokens");
    }

    /// <summary>The graph so far.</summary>
    public OnnxGraph Graph { get; } = new();

    /// <summary>Shape of the network.</summary>
    public EncoderConfig Config { get; }

    /// <summary>Token ids [batch, tokens].</summary>
    public string Tokens { get; }

    /// <summary>1 for a token, 0 for padding [batch, tokens].</summary>
    public string Mask { get; }

    /// <summary>Number of tokens of the batch's longest input, as a vector of one.</summary>
    public string TokenCount() => Graph.Node("Shape", [Tokens], new OnnxAttribute("start", 1), new OnnxAttribute("end", 2));

    /// <summary>A tensor of the file as it is.</summary>
    public string Weight(string name, params long[] shape) => Graph.Constant(name, OnnxType.Float, shape, _weights[name]);

    /// <summary>Rows of a table by id: [batch, tokens] → [batch, tokens, width].</summary>
    public string Embed(string table, int rows, string ids)
    {
        if (!_int8)
        {
            return Graph.Node("Gather", [Weight(table, rows, Config.Width), ids]);
        }

        (sbyte[] bytes, float[] scales) = Int8Matrix.Quantize(_weights[table].Span, rows, LargestByte);
        string byteRows = Graph.Node("Gather", [Graph.Constant<sbyte>(table + ".int8", OnnxType.Int8, [rows, Config.Width], bytes), ids]);
        string rowScales = Graph.Node("Gather", [Graph.Constant<float>(table + ".scale", OnnxType.Float, [rows, 1], scales), ids]);
        return Graph.Node("Mul", [Graph.Node("Cast", [byteRows], new OnnxAttribute("to", (long)OnnxType.Float)), rowScales]);
    }

    /// <summary>A layer's matrix, quantised where the precision says so, and its bias where the name is given.</summary>
    public string Linear(string input, string weight, string? bias, int inputs, int outputs)
    {
        if (!_int8)
        {
            return Dense(input, weight, bias, inputs, outputs);
        }

        if (!_quantized.TryGetValue(input, out string[]? quantized))
        {
            _quantized.Add(input, quantized = Graph.Node("DynamicQuantizeLinear", [input], 3));
        }

        (sbyte[] bytes, float[] scales) = Int8Matrix.Quantize(_weights[weight].Span, outputs, LargestByte);
        string matrix = Graph.Constant<sbyte>(weight + ".int8", OnnxType.Int8, [inputs, outputs], Int8Matrix.Transpose<sbyte>(bytes, outputs));
        string product = Graph.Node("MatMulInteger", [quantized[0], matrix, quantized[2]]);
        string scale = Graph.Node("Mul", [quantized[1], Graph.Constant<float>(weight + ".scale", OnnxType.Float, [outputs], scales)]);
        return Bias(Graph.Node("Mul", [Graph.Node("Cast", [product], new OnnxAttribute("to", (long)OnnxType.Float)), scale]), bias, outputs);
    }

    /// <summary>A matrix in 32-bit floats whatever the precision, for the head.</summary>
    public string Dense(string input, string weight, string? bias, int inputs, int outputs)
    {
        string matrix = Graph.Constant<float>(weight + ".transposed", OnnxType.Float, [inputs, outputs], Int8Matrix.Transpose(_weights[weight].Span, outputs));
        return Bias(Graph.Node("MatMul", [input, matrix]), bias, outputs);
    }

    /// <summary>What is added to attention scores: 0 at tokens, the lowest float at padding, [batch, 1, queries, tokens].</summary>
    /// <param name="queries">Number of queries, as a vector of one.</param>
    public string AttentionBias(string queries)
    {
        _bias ??= Graph.Node("Mul", [
            Graph.Node("Sub", [Graph.Scalar("one", 1), Graph.Node("Unsqueeze", [FloatMask(), Graph.Numbers(1, 2)])]),
            Graph.Scalar("lowest", float.MinValue),
        ]);
        return Graph.Node("Expand", [_bias, Graph.Node("Concat", [Graph.Numbers(1, 1), queries, Graph.Numbers(1)], new OnnxAttribute("axis", 0))]);
    }

    /// <summary>1 for a token, 0 for padding, as floats [batch, tokens].</summary>
    public string FloatMask() => _floatMask ??= Graph.Node("Cast", [Mask], new OnnxAttribute("to", (long)OnnxType.Float));

    /// <summary>Scaled dot-product attention over all heads; [batch, queries, width] from three of [batch, ·, width].</summary>
    public string Attention(string query, string key, string value, string bias) => Graph.Node(
        "Attention",
        [query, key, value, bias],
        new OnnxAttribute("q_num_heads", Config.Heads),
        new OnnxAttribute("kv_num_heads", Config.Heads));

    /// <summary>x · Φ(x), exact.</summary>
    public string Gelu(string x) => Graph.Node("Gelu", [x]);

    /// <summary>The head's last matrix, whose result is the graph's: [batch, width] → <c>logits</c> [batch, outputs].</summary>
    public void Classify(string pooled)
    {
        Graph.Named("logits", "Identity", Dense(pooled, "classifier.weight", "classifier.bias", Config.Width, Config.Outputs));
        Graph.Output("logits", OnnxType.Float, "batch", Config.Outputs);
    }

    /// <summary>Sum of two tensors.</summary>
    public string Add(string a, string b) => Graph.Node("Add", [a, b]);

    private string Bias(string x, string? bias, int outputs) => bias is null ? x : Add(x, Weight(bias, outputs));
}
