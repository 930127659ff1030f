using Understudy.Inference;

namespace Understudy.Training.Tests.Export.Onnx;

/// <summary>Both families' forward passes in plain loops and doubles, one input at a time, written from the formulas alone.</summary>
internal sealed class ReferenceEncoder(EncoderWeights weights)
{
    private readonly EncoderConfig _c = weights.Config;

    public double[] Logits(TokenSequence input) => _c.Family == EncoderFamily.Bert ? Bert(input) : EuroBert(input);

    private double[] Bert(TokenSequence input)
    {
        double[][] x = [.. input.Ids.Select((id, t) => LayerNorm(
            Sum(Row("bert.embeddings.word_embeddings.weight", id), Row("bert.embeddings.token_type_embeddings.weight", _c.TokenTypes == 2 && t >= input.SecondStart ? 1 : 0), Row("bert.embeddings.position_embeddings.weight", t)),
            "bert.embeddings.LayerNorm"))];
        for (int i = 0; i < _c.Layers; i++)
        {
            string at = $"bert.encoder.layer.{i}.";
            double[][] context = Attend(
                Map(x, y => Linear(y, at + "attention.self.query")),
                Map(x, y => Linear(y, at + "attention.self.key")),
                Map(x, y => Linear(y, at + "attention.self.value")));
            x = [.. x.Zip(context, (y, a) => LayerNorm(Sum(y, Linear(a, at + "attention.output.dense")), at + "attention.output.LayerNorm"))];
            x = Map(x, y => LayerNorm(Sum(y, Linear(Each(Linear(y, at + "intermediate.dense"), Gelu), at + "output.dense")), at + "output.LayerNorm"));
        }

        return Linear(Each(Linear(x[0], "bert.pooler.dense"), Math.Tanh), "classifier");
    }

    private double[] EuroBert(TokenSequence input)
    {
        double[][] x = [.. input.Ids.Select(id => Row("model.embed_tokens.weight", id))];
        for (int i = 0; i < _c.Layers; i++)
        {
            string at = $"model.layers.{i}.";
            double[][] n = Map(x, y => RmsNorm(y, at + "input_layernorm"));
            double[][] context = Attend(
                [.. n.Select((y, p) => Rotate(Linear(y, at + "self_attn.q_proj"), p))],
                [.. n.Select((y, p) => Rotate(Linear(y, at + "self_attn.k_proj"), p))],
                Map(n, y => Linear(y, at + "self_attn.v_proj")));
            x = [.. x.Zip(context, (y, a) => Sum(y, Linear(a, at + "self_attn.o_proj")))];
            x = Map(x, y =>
            {
                double[] m = RmsNorm(y, at + "post_attention_layernorm");
                double[] gated = [.. Linear(m, at + "mlp.gate_proj").Zip(Linear(m, at + "mlp.up_proj"), (g, u) => g / (1 + Math.Exp(-g)) * u)];
                return Sum(y, Linear(gated, at + "mlp.down_proj"));
            });
        }

        double[][] final = Map(x, y => RmsNorm(y, "model.norm"));
        double[] mean = [.. Enumerable.Range(0, _c.Width).Select(w => final.Average(y => y[w]))];
        return Linear(Each(Linear(mean, "dense"), Gelu), "classifier");
    }

    private double[][] Attend(double[][] queries, double[][] keys, double[][] values)
    {
        double[][] result = Map(queries, q => new double[_c.Width]);
        for (int head = 0; head < _c.Heads; head++)
        {
            int from = head * _c.HeadWidth, to = from + _c.HeadWidth;
            for (int q = 0; q < queries.Length; q++)
            {
                double[] scores = Map(keys, k => Enumerable.Range(from, _c.HeadWidth).Sum(w => queries[q][w] * k[w]) / Math.Sqrt(_c.HeadWidth));
                double[] shares = Each(scores, s => Math.Exp(s - scores.Max()));
                for (int w = from; w < to; w++)
                {
                    result[q][w] = shares.Select((s, k) => s * values[k][w]).Sum() / shares.Sum();
                }
            }
        }

        return result;
    }

    private double[] Rotate(double[] x, int position)
    {
        double[] result = [.. x];
        int half = _c.HeadWidth / 2;
        for (int head = 0; head < _c.Heads; head++)
        {
            for (int i = 0; i < half; i++)
            {
                int a = (head * _c.HeadWidth) + i, b = a + half;
                (double sin, double cos) = Math.SinCos(position * Math.Pow(_c.RotaryBase, -2.0 * i / _c.HeadWidth));
                (result[a], result[b]) = ((x[a] * cos) - (x[b] * sin), (x[b] * cos) + (x[a] * sin));
            }
        }

        return result;
    }

    private double[] LayerNorm(double[] x, string name)
    {
        double mean = x.Average(), deviation = Math.Sqrt(x.Average(v => (v - mean) * (v - mean)) + _c.NormEpsilon);
        return [.. x.Select((v, i) => ((v - mean) / deviation * weights[name + ".weight"].Span[i]) + weights[name + ".bias"].Span[i])];
    }

    private double[] RmsNorm(double[] x, string name)
    {
        double scale = Math.Sqrt(x.Average(v => v * v) + _c.NormEpsilon);
        return [.. x.Select((v, i) => v / scale * weights[name + ".weight"].Span[i])];
    }

    private double[] Linear(double[] x, string name)
    {
        ReadOnlySpan<float> matrix = weights[name + ".weight"].Span;
        var result = new double[matrix.Length / x.Length];
        for (int o = 0; o < result.Length; o++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                result[o] += matrix[(o * x.Length) + i] * x[i];
            }
        }

        return EncoderParameters.List(_c).Any(p => p.Name == name + ".bias") ? [.. result.Select((v, o) => v + weights[name + ".bias"].Span[o])] : result;
    }

    private double[] Row(string table, int row) => [.. weights[table].Slice(row * _c.Width, _c.Width).ToArray().Select(v => (double)v)];

    /// <summary>x · Φ(x), with the error function by its Taylor series (converges for every x here, |x| below 6).</summary>
    private static double Gelu(double x)
    {
        double z = x / Math.Sqrt(2), term = z, sum = z;
        if (Math.Abs(x) > 6)
        {
            return x > 0 ? x : 0;
        }

        for (int n = 1; n < 200; n++)
        {
            term *= -z * z / n;
            sum += term / ((2 * n) + 1);
        }

        return x / 2 * (1 + (2 / Math.Sqrt(Math.PI) * sum));
    }

    private static TOut[] Map<TIn, TOut>(TIn[] items, Func<TIn, TOut> map) => [.. items.Select(map)];

    private static double[] Each(double[] x, Func<double, double> map) => Map(x, map);

    private static double[] Sum(params double[][] terms) => [.. Enumerable.Range(0, terms[0].Length).Select(i => terms.Sum(t => t[i]))];
}
