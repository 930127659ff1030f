using System.Numerics.Tensors;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Chooses a token by its score. Keeps its memory; not thread-safe.</summary>
/// <param name="options">How.</param>
/// <param name="vocabulary">Number of tokens.</param>
internal sealed class TokenSampler(DecodingOptions options, int vocabulary)
{
    private readonly float[] _scratch = new float[vocabulary];
    private readonly int[] _ids = options.Temperature > 0 && options.TopP < 1 ? new int[vocabulary] : [];

    /// <summary>Logarithm of the sum of all exponentials: a token's log-probability is its score less this.</summary>
    public float LogSum(ReadOnlySpan<float> scores)
    {
        float most = TensorPrimitives.Max(scores);
        TensorPrimitives.Subtract(scores, most, _scratch);
        TensorPrimitives.Exp<float>(_scratch, _scratch);
        return most + MathF.Log(TensorPrimitives.Sum<float>(_scratch));
    }

    /// <summary>The token: the likeliest, of equal ones the first; or one by chance.</summary>
    /// <param name="scores">A score a token; minus infinity for one that may not come, not for all.</param>
    /// <param name="random">Chance, where the temperature is above 0.</param>
    public int Choose(ReadOnlySpan<float> scores, SeededRandom random)
    {
        if (options.Temperature == 0)
        {
            return TensorPrimitives.IndexOfMax(scores);
        }

        // Unnormalised: the likeliest token has 1.
        TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), _scratch);
        TensorPrimitives.Multiply(_scratch, (float)(1 / options.Temperature), _scratch);
        TensorPrimitives.Exp<float>(_scratch, _scratch);
        return options.TopP < 1 ? Nucleus(random) : Draw(random);
    }

    /// <summary>Notes the tokens that were likely and not taken.</summary>
    /// <param name="scores">A score a token; minus infinity for one that may not come.</param>
    /// <param name="logSum">Logarithm of the sum of all exponentials before any was left out.</param>
    /// <param name="taken">The token that was taken.</param>
    /// <param name="at">Its place.</param>
    /// <param name="alternatives">Where they are noted.</param>
    public void Alternatives(ReadOnlySpan<float> scores, float logSum, int taken, int at, List<AlternativeToken> alternatives)
    {
        if (options.LeastAlternative >= 1)
        {
            return;
        }

        float least = logSum + (float)Math.Log(options.LeastAlternative);
        for (int id = 0; id < scores.Length; id++)
        {
            if (scores[id] >= least && id != taken)
            {
                alternatives.Add(new AlternativeToken(at, id, scores[id] - logSum));
            }
        }
    }

    private int Draw(SeededRandom random)
    {
        double left = random.NextDouble() * Total();
        int last = 0;
        for (int id = 0; id < _scratch.Length; id++)
        {
            if (_scratch[id] > 0)
            {
                last = id;
                left -= _scratch[id];
                if (left < 0)
                {
                    break;
                }
            }
        }

        return last;
    }

    private int Nucleus(SeededRandom random)
    {
        // A token of less than (1 − p) / vocabulary is outside: all that are no likelier have less than 1 − p together.
        double total = Total(), least = (1 - options.TopP) / vocabulary * total;
        int count = 0;
        for (int id = 0; id < vocabulary; id++)
        {
            if (_scratch[id] > 0 && _scratch[id] >= least)
            {
                _ids[count++] = id;
            }
        }

        Span<int> ids = _ids.AsSpan(0, count);
        ids.Sort((a, b) => _scratch[b].CompareTo(_scratch[a]) is var order && order != 0 ? order : a.CompareTo(b));
        double sum = 0;
        int kept = 0;
        while (kept < count && sum < options.TopP * total)
        {
            sum += _scratch[ids[kept++]];
        }

        double left = random.NextDouble() * sum;
        for (int i = 0; i < kept - 1; i++)
        {
            left -= _scratch[ids[i]];
            if (left < 0)
            {
                return ids[i];
            }
        }

        return ids[kept - 1];
    }

    private double Total()
    {
        double total = 0;
        foreach (float share in _scratch)
        {
            total += share;
        }

        return total;
    }
}
