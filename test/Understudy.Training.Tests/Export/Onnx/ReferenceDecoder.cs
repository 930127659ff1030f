using Understudy.Inference;

namespace Understudy.Training.Tests.Export.Onnx;

/// <summary>A decoder's forward pass over a whole sequence, in plain loops and doubles, without a cache, written from the formulas alone.</summary>
internal sealed class ReferenceDecoder(DecoderWeights weights)
{
    private readonly DecoderConfig _c = weights.Config;

    /// <summary>Scores behind the last token.</summary>
    public double[] Logits(IReadOnlyList<int> tokens)
    {
        double[][] x = [.. tokens.Select(id => Row(DecoderParameters.Embeddings, id))];
        for (int layer = 0; layer < _c.Layers; layer++)
        {
            string at = DecoderParameters.Block(layer / _c.Repeats);
            double[][] n = [.. x.Select(y => RmsNorm(y, at + "input_layernorm.weight"))];
            double[][] context = Attend(
                [.. n.Select((y, p) => Rotate(Projected(y, at + "self_attn.q_proj"), p))],
                [.. n.Select((y, p) => Rotate(Projected(y, at + "self_attn.k_proj"), p))],
                [.. n.Select(y => Projected(y, at + "self_attn.v_proj"))]);
            x = [.. x.Zip(context, (y, a) => Sum(y, Linear(a, at + "self_attn.o_proj.weight")))];
            x = [.. x.Select(y =>
            {
                double[] m = RmsNorm(y, at + "post_attention_layernorm.weight");
                double[] gated = [.. Linear(m, at + "mlp.gate_proj.weight").Zip(Linear(m, at + "mlp.up_proj.weight"), (g, u) => g / (1 + Math.Exp(-g)) * u)];
                return Sum(y, Linear(gated, at + "mlp.down_proj.weight"));
            })];
        }

        return Linear(RmsNorm(x[^1], DecoderParameters.Norm), _c.TiedEmbeddings ? DecoderParameters.Embeddings : DecoderParameters.Output);
    }

    /// <summary>Each next token the likeliest.</summary>
    public int[] Greedy(IEnumerable<int> prompt, int count)
    {
        List<int> tokens = [.. prompt];
        for (int i = 0; i < count; i++)
        {
            double[] logits = Logits(tokens);
            tokens.Add(Array.IndexOf(logits, logits.Max()));
        }

        return [.. tokens[^count..]];
    }

    private double[][] Attend(double[][] queries, double[][] keys, double[][] values)
    {
        double[][] result = [.. queries.Select(_ => new double[_c.Width])];
        int d = _c.HeadWidth, share = _c.Heads / _c.KeyValueHeads;
        for (int head = 0; head < _c.Heads; head++)
        {
            int own = head * d, common = head / share * d;
            for (int q = 0; q < queries.Length; q++)
            {
                double[] scores = [.. keys.Take(q + 1).Select(k => Enumerable.Range(0, d).Sum(i => queries[q][own + i] * k[common + i]) / Math.Sqrt(d))];
                double[] shares = [.. scores.Select(s => Math.Exp(s - scores.Max()))];
                for (int i = 0; i < d; i++)
                {
                    result[q][own + i] = shares.Select((s, k) => s * values[k][common + i]).Sum() / shares.Sum();
                }
            }
        }

        return result;
    }

    private double[] Rotate(double[] x, int position)
    {
        double[] result = [.. x];
        int d = _c.HeadWidth, half = d / 2;
        for (int head = 0; head < x.Length / d; head++)
        {
            for (int i = 0; i < half; i++)
            {
                int a = (head * d) + i, b = a + half;
                (double sin, double cos) = Math.SinCos(position * Math.Pow(_c.RotaryBase, -2.0 * i / d));
                (result[a], result[b]) = ((x[a] * cos) - (x[b] * sin), (x[b] * cos) + (x[a] * sin));
            }
        }

        return result;
    }

    private double[] Projected(double[] x, string name)
    {
        double[] product = Linear(x, name + ".weight");
        return _c.AttentionBias ? Sum(product, Numbers(name + ".bias")) : product;
    }

    private double[] RmsNorm(double[] x, string name)
    {
        double scale = Math.Sqrt(x.Average(v => v * v) + _c.NormEpsilon);
        return [.. x.Zip(Numbers(name), (v, w) => v / scale * w)];
    }

    private double[] Linear(double[] x, string name)
    {
        ReadOnlySpan<float> matrix = weights[name].Span;
        var result = new double[matrix.Length / x.Length];
        for (int o = 0; o < result.Length; o++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                result[o] += matrix[(o * x.Length) + i] * x[i];
            }
        }

        return result;
    }

    private double[] Row(string table, int row) => Numbers(table)[(row * _c.Width)..((row + 1) * _c.Width)];

    private double[] Numbers(string name) => [.. weights[name].ToArray().Select(v => (double)v)];

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
