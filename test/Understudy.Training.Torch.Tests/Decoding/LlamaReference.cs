using Understudy.Inference;

namespace Understudy.Training.Torch.Tests.Decoding;

/// <summary>The Llama forward pass for one sequence in plain loops and 64 bits, written from the papers: RMSNorm, half rotation, grouped heads, SwiGLU.</summary>
internal static class LlamaReference
{
    /// <summary>Scores of the vocabulary at every position, [tokens][vocabulary].</summary>
    public static double[][] Logits(DecoderWeights weights, int[] ids)
    {
        DecoderConfig c = weights.Config;
        double[][] h = [.. ids.Select(id => Row(weights[DecoderParameters.Embeddings].Span, id, c.Width))];
        for (int block = 0; block < c.Blocks; block++)
        {
            for (int repeat = 0; repeat < c.Repeats; repeat++)
            {
                Block(weights, DecoderParameters.Block(block), h);
            }
        }

        string output = c.TiedEmbeddings ? DecoderParameters.Embeddings : DecoderParameters.Output;
        return [.. h.Select(x => Product(weights, output, Norm(weights, DecoderParameters.Norm, x)))];
    }

    private static void Block(DecoderWeights weights, string at, double[][] h)
    {
        DecoderConfig c = weights.Config;
        int head = c.HeadWidth, group = c.Heads / c.KeyValueHeads;
        var q = new double[h.Length][];
        var k = new double[h.Length][];
        var v = new double[h.Length][];
        for (int t = 0; t < h.Length; t++)
        {
            double[] x = Norm(weights, at + "input_layernorm.weight", h[t]);
            (q[t], k[t], v[t]) = (Biased("q_proj", x), Biased("k_proj", x), Biased("v_proj", x));
            Rotate(q[t], t);
            Rotate(k[t], t);
        }

        for (int t = 0; t < h.Length; t++)
        {
            var mixed = new double[c.Width];
            for (int n = 0; n < c.Heads; n++)
            {
                int own = n / group;
                double[] scores = [.. Enumerable.Range(0, t + 1).Select(s => Math.Exp(Enumerable.Range(0, head).Sum(d => q[t][(n * head) + d] * k[s][(own * head) + d]) / Math.Sqrt(head)))];
                for (int d = 0; d < head; d++)
                {
                    mixed[(n * head) + d] = scores.Select((e, s) => e * v[s][(own * head) + d]).Sum() / scores.Sum();
                }
            }

            Add(h[t], Product(weights, at + "self_attn.o_proj.weight", mixed));
        }

        foreach (double[] stream in h)
        {
            double[] x = Norm(weights, at + "post_attention_layernorm.weight", stream);
            double[] gate = Product(weights, at + "mlp.gate_proj.weight", x), up = Product(weights, at + "mlp.up_proj.weight", x);
            Add(stream, Product(weights, at + "mlp.down_proj.weight", [.. gate.Zip(up, (g, u) => g / (1 + Math.Exp(-g)) * u)]));
        }

        double[] Biased(string part, double[] x)
        {
            double[] y = Product(weights, $"{at}self_attn.{part}.weight", x);
            if (c.AttentionBias)
            {
                Add(y, Row(weights[$"{at}self_attn.{part}.bias"].Span, 0, y.Length));
            }

            return y;
        }

        void Rotate(double[] x, int position)
        {
            for (int start = 0; start < x.Length; start += head)
            {
                for (int d = 0; d < head / 2; d++)
                {
                    double angle = position * Math.Pow(c.RotaryBase, -2.0 * d / head), a = x[start + d], b = x[start + d + (head / 2)];
                    x[start + d] = (a * Math.Cos(angle)) - (b * Math.Sin(angle));
                    x[start + d + (head / 2)] = (b * Math.Cos(angle)) + (a * Math.Sin(angle));
                }
            }
        }
    }

    private static double[] Norm(DecoderWeights weights, string name, double[] x)
    {
        double scale = 1 / Math.Sqrt((x.Sum(a => a * a) / x.Length) + weights.Config.NormEpsilon);
        double[] gain = Row(weights[name].Span, 0, x.Length);
        return [.. x.Select((a, i) => a * scale * gain[i])];
    }

    private static double[] Product(DecoderWeights weights, string name, double[] x)
    {
        ReadOnlySpan<float> w = weights[name].Span;
        var y = new double[w.Length / x.Length];
        for (int o = 0; o < y.Length; o++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[o] += w[(o * x.Length) + i] * x[i];
            }
        }

        return y;
    }

    private static double[] Row(ReadOnlySpan<float> values, int row, int width)
    {
        var x = new double[width];
        for (int i = 0; i < width; i++)
        {
            x[i] = values[(row * width) + i];
        }

        return x;
    }

    private static void Add(double[] onto, double[] what)
    {
        for (int i = 0; i < onto.Length; i++)
        {
            onto[i] += what[i];
        }
    }
}
