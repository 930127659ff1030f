namespace Understudy.Inference;

/// <summary>
/// Names and shapes of a tagger's tensors, in one fixed order: the one list that training, artifact and serving share. Matrices are
/// [outputs, inputs]; an LSTM's gates stand in the order input, forget, cell, output.
/// </summary>
public static class TaggerParameters
{
    /// <summary>Embeddings of known words; row 0 stands for the others.</summary>
    public const string Words = "embeddings.words";

    /// <summary>Embeddings of n-grams.</summary>
    public const string Grams = "embeddings.grams";

    /// <summary>Embeddings of shapes.</summary>
    public const string Shapes = "embeddings.shapes";

    /// <summary>Prefix of the layer that scores tags.</summary>
    public const string Tags = "tags";

    /// <summary>Scores of a tag after another, [before, after].</summary>
    public const string Transitions = "crf.transitions";

    /// <summary>Scores of a text's first tag.</summary>
    public const string Starts = "crf.starts";

    /// <summary>Prefix of the layer that scores intents.</summary>
    public const string Intents = "intents";

    /// <summary>Prefix of the layer that scores the classes of all heads.</summary>
    public const string Heads = "heads";

    /// <summary>Direct scores of known words for intents and the classes of all heads; row 0, of the others, is not used.</summary>
    public const string DirectWords = "direct.words";

    /// <summary>Direct scores of n-grams.</summary>
    public const string DirectGrams = "direct.grams";

    /// <summary>What a named class adds to its score, [intents and heads, features of <see cref="ClassMentions"/>].</summary>
    public const string Mentions = "mentions.weight";

    /// <summary>Prefix of one direction of one LSTM layer.</summary>
    public static string Lstm(int layer, bool backward) => $"lstm.{layer}.{(backward ? "backward" : "forward")}";

    /// <summary>All tensors of a configuration.</summary>
    public static IReadOnlyList<ModelTensor> List(TaggerConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return [.. Enumerate(config)];
    }

    private static IEnumerable<ModelTensor> Enumerate(TaggerConfig c)
    {
        yield return new(Words, [c.Words + 1, c.WordWidth]);
        yield return new(Grams, [c.Grams, c.GramWidth]);
        yield return new(Shapes, [WordShape.Count, c.ShapeWidth]);
        for (int layer = 0; layer < c.Layers; layer++)
        {
            for (int direction = 0; direction < 2; direction++)
            {
                string at = Lstm(layer, direction == 1);
                yield return new(at + ".weight_ih", [4 * c.Hidden, layer == 0 ? c.InputWidth : c.StateWidth]);
                yield return new(at + ".weight_hh", [4 * c.Hidden, c.Hidden]);
                yield return new(at + ".bias", [4 * c.Hidden]);
            }
        }

        yield return new(Tags + ".weight", [c.Tags, c.StateWidth]);
        yield return new(Tags + ".bias", [c.Tags]);
        yield return new(Transitions, [c.Tags, c.Tags]);
        yield return new(Starts, [c.Tags]);
        yield return new(Intents + ".weight", [c.Intents, c.PooledWidth]);
        yield return new(Intents + ".bias", [c.Intents]);
        yield return new(Heads + ".weight", [c.HeadClasses, c.PooledWidth]);
        yield return new(Heads + ".bias", [c.HeadClasses]);
        if (c.Mentions)
        {
            yield return new(Mentions, [1 + c.Heads.Count, ClassMentions.Features]);
        }

        if (c.Direct)
        {
            yield return new(DirectWords, [c.Words + 1, c.DirectClasses]);
            yield return new(DirectGrams, [c.Grams, c.DirectClasses]);
        }
    }
}
