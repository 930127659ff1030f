namespace Understudy.Inference;

/// <summary>Takes a prediction apart into what each n-gram added.</summary>
internal static class LinearExplainer
{
    /// <summary>What speaks for the answer against the runner-up.</summary>
    public static IReadOnlyList<Contribution> Explain(LinearModel model, ReadOnlySpan<char> text, int top)
    {
        if (model.Classes < 2)
        {
            return [];
        }

        var logits = new float[model.PaddedClasses];
        model.Score(text, new FeatureScratch(), logits);
        (int answer, int runnerUp) = TopTwo(logits.AsSpan(0, model.Classes));
        var direction = new double[model.Classes];
        direction[answer] = 1;
        direction[runnerUp] = -1;
        return Explain(model, text, direction, top);
    }

    /// <summary>What each n-gram adds to a weighted sum of the calibrated logits, strongest first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="text">The text.</param>
    /// <param name="direction">[classes] the weight of each logit in the sum.</param>
    /// <param name="top">How many at most.</param>
    public static IReadOnlyList<Contribution> Explain(LinearModel model, ReadOnlySpan<char> text, ReadOnlySpan<double> direction, int top)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var scratch = new FeatureScratch(tracksPositions: true);
        model.Score(text, scratch, new float[model.PaddedClasses]);
        FeatureOptions options = model.Featurizer.Options;

        // The same normalisation as the prediction: within the block, then over the blocks that have any known feature.
        Span<double> norms = stackalloc double[FeatureScratch.Blocks];
        double total = 0;
        int start = 0;
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            int end = scratch.BlockEnds[b];
            for (int i = start; i < end; i++)
            {
                if (model.TryFind(scratch.HashBuffer[i], out FeatureSlot slot))
                {
                    double v = LinearModel.FactorOf(scratch.CountBuffer[i]) * slot.Weight;
                    norms[b] += v * v;
                }
            }

            float weight = options.WeightOf((FeatureBlock)b);
            total += norms[b] > 0 ? weight * weight : 0;
            start = end;
        }

        List<(double Weight, int Feature, FeatureBlock Block)> found = [];
        start = 0;
        for (int b = 0; b < FeatureScratch.Blocks; b++)
        {
            double factor = norms[b] > 0 ? options.WeightOf((FeatureBlock)b) / Math.Sqrt(norms[b] * total) / model.Temperature : 0;
            for (int i = start; i < scratch.BlockEnds[b]; i++)
            {
                if (model.TryFind(scratch.HashBuffer[i], out FeatureSlot slot))
                {
                    ReadOnlySpan<sbyte> row = model.RowOf(slot.RowPlusOne - 1);
                    double along = 0;
                    for (int c = 0; c < row.Length; c++)
                    {
                        along += row[c] * direction[c];
                    }

                    found.Add((LinearModel.FactorOf(scratch.CountBuffer[i]) * slot.ScaledWeight * along * factor, i, (FeatureBlock)b));
                }
            }

            start = scratch.BlockEnds[b];
        }

        found.Sort((a, b) => (-Math.Abs(a.Weight)).CompareTo(-Math.Abs(b.Weight)) is var order and not 0 ? order : a.Feature.CompareTo(b.Feature));
        var result = new Contribution[Math.Min(top, found.Count)];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = new Contribution(TextOf(text, scratch, found[i].Feature), found[i].Block, found[i].Weight);
        }

        return result;
    }

    private static (int Best, int Second) TopTwo(ReadOnlySpan<float> logits)
    {
        int best = 0, second = -1;
        for (int c = 1; c < logits.Length; c++)
        {
            if (logits[c] > logits[best])
            {
                (second, best) = (best, c);
            }
            else if (second < 0 || logits[c] > logits[second])
            {
                second = c;
            }
        }

        return (best, second);
    }

    private static string TextOf(ReadOnlySpan<char> text, FeatureScratch scratch, int feature)
    {
        (int start, int end, int secondStart, int secondEnd) = scratch.Position[feature];
        string first = Slice(text, scratch, start, end);
        return secondEnd > 0 ? first + " … " + Slice(text, scratch, secondStart, secondEnd) : first;
    }

    private static string Slice(ReadOnlySpan<char> text, FeatureScratch scratch, int start, int end)
    {
        // The normalised text has a space before the first and behind the last character that the caller never wrote.
        int from = scratch.Origin[start], to = end < scratch.Length ? scratch.Origin[end] : text.Length;
        from += from > 0 && from < text.Length && char.IsLowSurrogate(text[from]) && char.IsHighSurrogate(text[from - 1]) ? -1 : 0;
        to += to > 0 && to < text.Length && char.IsLowSurrogate(text[to]) && char.IsHighSurrogate(text[to - 1]) ? 1 : 0;
        return text[from..Math.Max(from, to)].ToString();
    }
}
