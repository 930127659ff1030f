using System.Numerics.Tensors;

namespace Understudy.Inference;

/// <summary>
/// The most probable tags of a text under a linear-chain CRF (Lafferty et al. 2001; 1508.01991) among the tags that one intent may have, with
/// the probability of the whole sequence. Immutable and thread-safe.
/// </summary>
internal sealed class TagDecoder
{
    private readonly int[] _tags;
    private readonly float[] _starts; // [tags], −∞ where a text may not begin
    private readonly float[] _into; // [tag, before], −∞ where a tag may not follow
    private readonly float[] _factors; // e^_into

    /// <param name="tags">Tags that may be given, rising, <see cref="TagScheme.Outside"/> among them.</param>
    /// <param name="model">Whose scores.</param>
    public TagDecoder(int[] tags, TaggerModel model)
    {
        _tags = tags;
        int k = tags.Length, all = model.Config.Tags;
        _starts = [.. tags.Select(t => TagScheme.MayStart(t) ? 0 : float.NegativeInfinity)];
        _into = new float[k * k];
        for (int j = 0; j < k; j++)
        {
            _starts[j] += model.Starts[tags[j]];
            for (int i = 0; i < k; i++)
            {
                _into[(j * k) + i] = TagScheme.MayFollow(tags[i], tags[j]) ? model.Transitions[(tags[i] * all) + tags[j]] : float.NegativeInfinity;
            }
        }

        _factors = new float[k * k];
        TensorPrimitives.Exp(_into, _factors);
    }

    /// <summary>Finds the tags.</summary>
    /// <param name="scores">What the network says; its working memory is used.</param>
    /// <param name="tags">Receives a tag a word.</param>
    /// <returns>Natural logarithm of the sequence's probability among all sequences of these tags.</returns>
    public double Decode(TaggerScores scores, Span<int> tags)
    {
        int k = _tags.Length, n = scores.Words;
        scores.Path = TaggerScores.Room(scores.Path, 5 * k);
        scores.Back = TaggerScores.Room(scores.Back, n * k);
        Span<float> best = scores.Path.AsSpan(0, k), next = scores.Path.AsSpan(k, k), mass = scores.Path.AsSpan(2 * k, k), emission = scores.Path.AsSpan(3 * k, k), sums = scores.Path.AsSpan(4 * k, k);
        Gather(scores.Emissions, emission);
        TensorPrimitives.Add(_starts, emission, best);
        double logMass = Normalise(best, mass);
        for (int t = 1; t < n; t++)
        {
            Gather(scores.Emissions[(t * scores.Tags)..], emission);
            for (int j = 0; j < k; j++)
            {
                ReadOnlySpan<float> into = _into.AsSpan(j * k, k);
                int from = 0;
                float top = float.NegativeInfinity;
                for (int i = 0; i < k; i++)
                {
                    float path = best[i] + into[i];
                    (from, top) = path > top ? (i, path) : (from, top);
                }

                scores.Back[(t * k) + j] = from;
                next[j] = top + emission[j];
                sums[j] = TensorPrimitives.Dot(mass, _factors.AsSpan(j * k, k));
            }

            // In logarithms for one moment only: e^emission alone could overflow.
            TensorPrimitives.Log(sums, sums);
            TensorPrimitives.Add(sums, emission, sums);
            logMass += Normalise(sums, mass);
            next.CopyTo(best);
        }

        int last = TensorPrimitives.IndexOfMax<float>(best);
        float score = best[last];
        for (int t = n - 1; t >= 0; t--)
        {
            tags[t] = _tags[last];
            last = t > 0 ? scores.Back[(t * k) + last] : last;
        }

        return Math.Min(0, score - logMass);
    }

    /// <summary>Steps that one sequence of <see cref="Best"/> takes.</summary>
    public long StepsOf(int words) => Math.Max(1, (long)words * _tags.Length * _tags.Length);

    /// <summary>The likeliest sequences, best first: list Viterbi (Seshadri and Sundberg 1994), for when the best one cannot be used.</summary>
    /// <param name="scores">What the network says.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>Each with the logarithm of its score relative to the best one's.</returns>
    public IReadOnlyList<(int[] Tags, double Behind)> Best(TaggerScores scores, int most)
    {
        int k = _tags.Length, n = scores.Words;
        var paths = new (float Score, int From, int Rank)[n][][]; // [words][tags][rank], best first
        var emission = new float[k];
        List<(float Score, int From, int Rank)> candidates = [];
        for (int t = 0; t < n; t++)
        {
            Gather(scores.Emissions[(t * scores.Tags)..], emission);
            paths[t] = new (float, int, int)[k][];
            for (int j = 0; j < k; j++)
            {
                candidates.Clear();
                for (int i = 0; i < k && t > 0; i++)
                {
                    float into = _into[(j * k) + i];
                    for (int rank = 0; rank < paths[t - 1][i].Length && float.IsFinite(into); rank++)
                    {
                        candidates.Add((paths[t - 1][i][rank].Score + into + emission[j], i, rank));
                    }
                }

                if (t == 0 && float.IsFinite(_starts[j]))
                {
                    candidates.Add((_starts[j] + emission[j], 0, 0));
                }

                paths[t][j] = [.. candidates.OrderByDescending(c => c.Score).Take(most)]; // stable: equals stay in the order of their tags
            }
        }

        (float Score, int Tag, int Rank)[] ends = [.. Enumerable.Range(0, k).SelectMany(j => paths[n - 1][j].Select((p, rank) => (p.Score, j, rank))).OrderByDescending(e => e.Score).Take(most)];
        return [.. ends.Select(e => (Trace(e.Tag, e.Rank), (double)e.Score - ends[0].Score))];

        int[] Trace(int tag, int rank)
        {
            var tags = new int[n];
            for (int t = n - 1; t >= 0; t--)
            {
                tags[t] = _tags[tag];
                (_, tag, rank) = paths[t][tag][rank];
            }

            return tags;
        }
    }

    /// <summary>e^(x − log Σ e^x) into <paramref name="mass"/>; returns log Σ e^x.</summary>
    private static double Normalise(ReadOnlySpan<float> x, Span<float> mass)
    {
        float top = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, top, mass);
        TensorPrimitives.Exp(mass, mass);
        float sum = TensorPrimitives.Sum<float>(mass);
        TensorPrimitives.Multiply(mass, 1 / sum, mass);
        return top + Math.Log(sum);
    }

    private void Gather(ReadOnlySpan<float> emissions, Span<float> chosen)
    {
        for (int j = 0; j < _tags.Length; j++)
        {
            chosen[j] = emissions[_tags[j]];
        }
    }
}
