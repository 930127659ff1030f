using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// A decoder as a GGUF file, which llama.cpp and what is built on it (Ollama, LM Studio, node-llama-cpp) open: architecture <c>llama</c>, or
/// <c>qwen2</c> with attention biases. Shared blocks are written out.
/// </summary>
public static class DecoderGguf
{
    private static readonly (string Ours, string Theirs)[] Parts =
    [
        ("input_layernorm", "attn_norm"),
        ("self_attn.q_proj", "attn_q"),
        ("self_attn.k_proj", "attn_k"),
        ("self_attn.v_proj", "attn_v"),
        ("self_attn.o_proj", "attn_output"),
        ("post_attention_layernorm", "ffn_norm"),
        ("mlp.gate_proj", "ffn_gate"),
        ("mlp.up_proj", "ffn_up"),
        ("mlp.down_proj", "ffn_down"),
    ];

    /// <summary>Writes a file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="weights">The network.</param>
    /// <param name="tokenizer">Its byte-level tokenizer, which must be one that llama.cpp has.</param>
    /// <param name="prompt">What stands around an input.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="precision">How matrices are stored; those whose rows are no multiple of 32 stay 16-bit floats.</param>
    /// <exception cref="UnderstudyException">When llama.cpp would read texts otherwise, or a number does not fit into 16 bits.</exception>
    public static void Write(Stream stream, DecoderWeights weights, TextTokenizer tokenizer, DecoderPrompt prompt, string name, GgufPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentException.ThrowIfNullOrEmpty(name);
        DecoderWeights full = weights.Unshared();
        DecoderConfig c = full.Config;
        string architecture = c.AttentionBias ? "qwen2" : "llama";
        using var file = new GgufFile();
        file.Add("general.architecture", architecture);
        file.Add("general.type", "model");
        file.Add("general.name", name);
        file.Add("general.file_type", precision switch { GgufPrecision.Float32 => 0, GgufPrecision.Float16 => 1, GgufPrecision.Int8 => 7, _ => 2 });
        file.Add("general.quantization_version", 2);
        file.Add($"{architecture}.vocab_size", c.VocabularySize);
        file.Add($"{architecture}.context_length", c.MaximumTokens);
        file.Add($"{architecture}.embedding_length", c.Width);
        file.Add($"{architecture}.block_count", c.Blocks);
        file.Add($"{architecture}.feed_forward_length", c.FeedForward);
        file.Add($"{architecture}.attention.head_count", c.Heads);
        file.Add($"{architecture}.attention.head_count_kv", c.KeyValueHeads);
        file.Add($"{architecture}.attention.layer_norm_rms_epsilon", c.NormEpsilon);
        file.Add($"{architecture}.rope.freq_base", c.RotaryBase);
        file.Add($"{architecture}.rope.dimension_count", c.HeadWidth);
        GgufTokenizer.Add(file, tokenizer, prompt, c.VocabularySize);
        foreach (ModelTensor tensor in DecoderParameters.List(c))
        {
            string theirs = NameOf(tensor.Name);
            file.Add(theirs, tensor.Shape, TypeOf(tensor, precision), () => Numbers(full, tensor, theirs));
        }

        file.WriteTo(stream);
    }

    private static string NameOf(string name)
    {
        switch (name)
        {
            case DecoderParameters.Embeddings:
                return "token_embd.weight";
            case DecoderParameters.Norm:
                return "output_norm.weight";
            case DecoderParameters.Output:
                return "output.weight";
        }

        string block = name.Replace("model.layers.", "blk.", StringComparison.Ordinal);
        (string ours, string theirs) = Array.Find(Parts, p => block.Contains(p.Ours, StringComparison.Ordinal));
        return block.Replace(ours, theirs, StringComparison.Ordinal);
    }

    private static GgufType TypeOf(ModelTensor tensor, GgufPrecision precision)
    {
        if (tensor.Shape.Count == 1 || precision == GgufPrecision.Float32)
        {
            return GgufType.F32;
        }

        if (precision == GgufPrecision.Float16 || tensor.Shape[1] % GgufNumbers.Block != 0)
        {
            return GgufType.F16;
        }

        return precision == GgufPrecision.Int8 || tensor.Name is DecoderParameters.Embeddings or DecoderParameters.Output ? GgufType.Q8 : GgufType.Q4;
    }

    /// <summary>Reads the network of a file that <see cref="Write"/> wrote, with the numbers as they were rounded.</summary>
    /// <param name="path">The file.</param>
    /// <param name="config">Its network, blocks not shared.</param>
    /// <exception cref="UnderstudyException">When the file holds something else.</exception>
    public static DecoderWeights Read(string path, DecoderConfig config)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(config);
        using FileStream stream = File.OpenRead(path);
        GgufContent content = GgufContent.Read(stream);
        try
        {
            return DecoderWeights.Create(config, tensor =>
            {
                string theirs = NameOf(tensor.Name);
                float[] numbers = content.Numbers(theirs, tensor.Shape);
                return numbers.Length > 0 && IsTurned(theirs, config) ? Turned(numbers, tensor, config, back: true) : numbers;
            });
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{path} does not hold the network: {e.Message}", e);
        }
    }

    private static ReadOnlyMemory<float> Numbers(DecoderWeights weights, ModelTensor tensor, string theirs) =>
        IsTurned(theirs, weights.Config) ? Turned(weights[tensor.Name].Span, tensor, weights.Config, back: false) : weights[tensor.Name];

    private static bool IsTurned(string theirs, DecoderConfig config) =>
        !config.AttentionBias && (theirs.EndsWith("attn_q.weight", StringComparison.Ordinal) || theirs.EndsWith("attn_k.weight", StringComparison.Ordinal));

    // The llama architecture turns neighbours there, halves here: number i and number i + half of a head become neighbours.
    private static float[] Turned(ReadOnlySpan<float> values, ModelTensor tensor, DecoderConfig config, bool back)
    {
        int width = (int)tensor.Shape[1], head = config.HeadWidth, half = head / 2;
        var turned = new float[values.Length];
        for (int row = 0; row < tensor.Shape[0]; row++)
        {
            int within = row % head, other = row - within + (within < half ? 2 * within : (2 * (within - half)) + 1);
            (int from, int to) = back ? (other, row) : (row, other);
            values.Slice(from * width, width).CopyTo(turned.AsSpan(to * width));
        }

        return turned;
    }
}
