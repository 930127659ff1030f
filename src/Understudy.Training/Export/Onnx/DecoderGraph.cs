using System.Runtime.InteropServices;

using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// The graph of <c>LlamaForCausalLM</c> (with biases: <c>Qwen2ForCausalLM</c>; Hugging Face's <c>modeling_llama.py</c>), h = width,
/// d = h / heads:
/// <code>
/// x = words[id]
/// per layer: n = Rms(x); x = x + Attention(rotate(n Wqᵀ + bq), rotate(n Wkᵀ + bk), n Wvᵀ + bv) Woᵀ
///            n = Rms(x); x = x + (Silu(n Wgᵀ) ⊙ n Wuᵀ) Wdᵀ
/// logits = Rms(x[last]) Wᵀ
/// </code>
/// Attention is causal and over the keys and values of earlier runs too. A block's layers follow each other, each with keys and values of
/// its own. Only the last position's logits are computed: decoding needs no others.
/// </summary>
/// <remarks>
/// The operations are the fastest that ONNX Runtime has on a CPU (docs/reference/decoder-serving.md): <c>GroupQueryAttention</c> over queries, keys
/// and values in one matrix, which turns them itself and writes the cache in place where past and present are the same memory, else into
/// a longer one; <c>MatMulNBits</c> with 8-bit inputs; <c>QuickGelu</c> of factor 1, which is Silu.
/// </remarks>
internal sealed class DecoderGraph
{
    // accuracy_level 4: inputs are quantised to 8 bits. Level 0 multiplies floats and is thirty times slower.
    private const int EightBitInputs = 4;

    // transformers.js 4 makes the first, empty past by the names of its dimensions: this one is the batch, others are 0.
    private const string Batch = "batch_size";

    // Numbers that share a scale.
    private const int BlockSize = 128;

    private readonly DecoderWeights _weights;
    private readonly DecoderConfig _c;
    private readonly DecoderPrecision _precision;
    private readonly OnnxGraph _graph = new();

    private DecoderGraph(DecoderWeights weights, DecoderPrecision precision) => (_weights, _c, _precision) = (weights, weights.Config, precision);

    private int Bits => _precision == DecoderPrecision.Int8 ? 8 : 4;

    /// <summary>Builds the graph.</summary>
    public static OnnxGraph Build(DecoderWeights weights, DecoderPrecision precision)
    {
        var graph = new DecoderGraph(weights, precision);
        graph.Build();
        return graph._graph;
    }

    private void Build()
    {
        string ids = _graph.Input(DecoderNames.Ids, OnnxType.Int64, Batch, "sequence_length");
        string mask = _graph.Input(DecoderNames.Mask, OnnxType.Int64, Batch, "total_sequence_length");
        object[] past = [Batch, _c.KeyValueHeads, "past_sequence_length", _c.HeadWidth], present = [Batch, _c.KeyValueHeads, "total_sequence_length", _c.HeadWidth];
        for (int i = 0; i < _c.Layers; i++)
        {
            _graph.Input(DecoderNames.PastKey(i), OnnxType.Float, past);
            _graph.Input(DecoderNames.PastValue(i), OnnxType.Float, past);
        }

        // What the attention wants: the place of each row's last token, and the width of the mask.
        string lasts = Integer(_graph.Node("Sub", [_graph.Node("ReduceSum", [mask, _graph.Numbers(1)], new OnnxAttribute("keepdims", 0)), _graph.Numbers(1)]));
        string total = Integer(_graph.Node("Squeeze", [_graph.Node("Shape", [mask], new OnnxAttribute("start", 1), new OnnxAttribute("end", 2))]));
        (string cos, string sin) = Rotary();
        string x = Embed(ids);
        for (int i = 0; i < _c.Layers; i++)
        {
            string at = DecoderParameters.Block(i / _c.Repeats);
            string packed = QueryKeyValue(Norm(x, at + "input_layernorm.weight"), at + "self_attn.");
            string attention = $"attention.{i}";
            _graph.Named(
                [attention, DecoderNames.PresentKey(i), DecoderNames.PresentValue(i)],
                "GroupQueryAttention",
                [packed, "", "", DecoderNames.PastKey(i), DecoderNames.PastValue(i), lasts, total, cos, sin],
                new OnnxAttribute("num_heads", _c.Heads),
                new OnnxAttribute("kv_num_heads", _c.KeyValueHeads),
                new OnnxAttribute("do_rotary", 1));
            x = _graph.Node("Add", [x, Linear(attention, at + "self_attn.o_proj.weight", _c.Width, _c.Width)]);
            string n = Norm(x, at + "post_attention_layernorm.weight");
            string gate = _graph.Node("QuickGelu", [Linear(n, at + "mlp.gate_proj.weight", _c.Width, _c.FeedForward)], new OnnxAttribute("alpha", 1f));
            string inner = _graph.Node("Mul", [gate, Linear(n, at + "mlp.up_proj.weight", _c.Width, _c.FeedForward)]);
            x = _graph.Node("Add", [x, Linear(inner, at + "mlp.down_proj.weight", _c.FeedForward, _c.Width)]);
        }

        string last = _graph.Node("Slice", [x, _graph.Numbers(-1), _graph.Numbers(int.MaxValue), _graph.Numbers(1)]);
        _graph.Named(DecoderNames.Logits, "Identity", Head(Norm(last, DecoderParameters.Norm)));
        _graph.Output(DecoderNames.Logits, OnnxType.Float, Batch, 1, _c.VocabularySize);
        for (int i = 0; i < _c.Layers; i++)
        {
            _graph.Output(DecoderNames.PresentKey(i), OnnxType.Float, present);
            _graph.Output(DecoderNames.PresentValue(i), OnnxType.Float, present);
        }

        string Integer(string value) => _graph.Node("Cast", [value], new OnnxAttribute("to", (long)OnnxType.Int32));
    }

    /// <summary>Cosines and sines of every position's angles, [positions, d / 2].</summary>
    private (string Cos, string Sin) Rotary()
    {
        int half = _c.HeadWidth / 2;
        var cos = new float[_c.MaximumTokens * half];
        var sin = new float[cos.Length];
        for (int position = 0; position < _c.MaximumTokens; position++)
        {
            for (int i = 0; i < half; i++)
            {
                (double s, double c) = Math.SinCos(position * Math.Pow(_c.RotaryBase, -2.0 * i / _c.HeadWidth));
                (cos[(position * half) + i], sin[(position * half) + i]) = ((float)c, (float)s);
            }
        }

        return (_graph.Constant<float>("rotary.cos", OnnxType.Float, [_c.MaximumTokens, half], cos), _graph.Constant<float>("rotary.sin", OnnxType.Float, [_c.MaximumTokens, half], sin));
    }

    private string Norm(string x, string weight) => _graph.Node(
        "SimplifiedLayerNormalization",
        [x, _graph.Constant(weight, OnnxType.Float, [_c.Width], _weights[weight])],
        new OnnxAttribute("axis", -1),
        new OnnxAttribute("epsilon", _c.NormEpsilon),
        new OnnxAttribute("stash_type", 1));

    /// <summary>Queries, keys and values side by side: [batch, tokens, h] → [batch, tokens, h + 2 · key and value width].</summary>
    private string QueryKeyValue(string x, string at)
    {
        int outputs = _c.Width + (2 * _c.KeyValueWidth);
        string product = Linear(x, at + "qkv.weight", _c.Width, outputs, () => Joined(".weight"));
        return _c.AttentionBias ? _graph.Node("Add", [product, _graph.Constant<float>(at + "qkv.bias", OnnxType.Float, [outputs], Joined(".bias"))]) : product;

        float[] Joined(string part) => [.. _weights[at + "q_proj" + part].Span, .. _weights[at + "k_proj" + part].Span, .. _weights[at + "v_proj" + part].Span];
    }

    private string Linear(string x, string name, int inputs, int outputs) => Linear(x, name, inputs, outputs, () => _weights[name]);

    private string Linear(string x, string name, int inputs, int outputs, Func<ReadOnlyMemory<float>> values)
    {
        if (_precision != DecoderPrecision.Float32)
        {
            return Product(x, name, inputs, outputs, values);
        }

        string matrix = _graph.Constant(name + ".transposed", OnnxType.Float, [inputs, outputs], () => Bytes<float>(Int8Matrix.Transpose(values().Span, outputs)));
        return _graph.Node("MatMul", [x, matrix]);
    }

    private string Product(string x, string name, int inputs, int outputs, Func<ReadOnlyMemory<float>> values)
    {
        (string matrix, string scales) = Quantized(name, inputs, outputs, values);
        return _graph.Node(
            "MatMulNBits",
            [x, matrix, scales],
            new OnnxAttribute("K", inputs),
            new OnnxAttribute("N", outputs),
            new OnnxAttribute("bits", Bits),
            new OnnxAttribute("block_size", BlockSize),
            new OnnxAttribute("accuracy_level", EightBitInputs));
    }

    private (string Matrix, string Scales) Quantized(string name, int inputs, int outputs, Func<ReadOnlyMemory<float>> values)
    {
        long blocks = (inputs + BlockSize - 1) / BlockSize;
        BlockMatrix? made = null;
        return (
            _graph.Constant($"{name}.int{Bits}", OnnxType.UInt8, [outputs, blocks, BlockSize * Bits / 8], () => Made().Bytes),
            _graph.Constant(name + ".scale", OnnxType.Float, [outputs, blocks], () => Bytes<float>(Made().Scales)));

        BlockMatrix Made() => made ??= BlockMatrix.Quantize(values().Span, outputs, Bits, BlockSize);
    }

    /// <summary>Rows of the table of embeddings: [batch, tokens] → [batch, tokens, h].</summary>
    private string Embed(string ids)
    {
        if (_precision == DecoderPrecision.Float32)
        {
            return _graph.Node("Gather", [Table(), ids]);
        }

        // The matrix of the output layer read as a table: one constant where they are tied. The filling of a row's last block is cut off.
        (string matrix, string scales) = Quantized(DecoderParameters.Embeddings, _c.Width, _c.VocabularySize, () => _weights[DecoderParameters.Embeddings]);
        string rows = _graph.Node(
            "GatherBlockQuantized",
            [_graph.Node("Reshape", [matrix, _graph.Numbers(_c.VocabularySize, -1)]), ids, scales],
            new OnnxAttribute("bits", Bits),
            new OnnxAttribute("block_size", BlockSize),
            new OnnxAttribute("gather_axis", 0),
            new OnnxAttribute("quantize_axis", 1));
        return _c.Width % BlockSize == 0 ? rows : _graph.Node("Slice", [rows, _graph.Numbers(0), _graph.Numbers(_c.Width), _graph.Numbers(2)]);
    }

    /// <summary>The output layer: [batch, 1, h] → [batch, 1, vocabulary].</summary>
    private string Head(string x)
    {
        if (!_c.TiedEmbeddings)
        {
            return Linear(x, DecoderParameters.Output, _c.Width, _c.VocabularySize);
        }

        return _precision == DecoderPrecision.Float32
            ? _graph.Node("MatMul", [x, _graph.Node("Transpose", [Table()])])
            : Product(x, DecoderParameters.Embeddings, _c.Width, _c.VocabularySize, () => _weights[DecoderParameters.Embeddings]);
    }

    private string Table() => _graph.Constant(DecoderParameters.Embeddings, OnnxType.Float, [_c.VocabularySize, _c.Width], _weights[DecoderParameters.Embeddings]);

    private static byte[] Bytes<T>(ReadOnlySpan<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values).ToArray();
}
