using System.Numerics.Tensors;

namespace Understudy.Inference;

/// <summary>
/// A bidirectional LSTM over words (1508.01991), each given by its own embedding, the mean of its character n-grams' (1607.04606) and its
/// shape; a linear layer scores the tags of every word, two more the intent (1609.01454) and the enumerated arguments from the greatest and
/// the mean state. Plain C#, batch 1. Immutable and thread-safe.
/// </summary>
public sealed class TaggerModel
{
    private readonly TaggerWeights _weights;
    private readonly LstmLayer[] _lstm;
    private readonly DenseLayer _tags;
    private readonly DenseLayer _intents;
    private readonly DenseLayer _heads;
    private readonly ClassMentions? _mentions;

    /// <summary>Lays the weights out for serving.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="plan">What the classes are called; needed where <see cref="TaggerConfig.Mentions"/> says so.</param>
    /// <exception cref="ArgumentException">When a plan is needed and none is given, or it does not fit.</exception>
    public TaggerModel(TaggerWeights weights, CallPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Config.Mentions)
        {
            ArgumentNullException.ThrowIfNull(plan);
            _mentions = plan.Fault(weights.Config) is { } fault ? throw new ArgumentException($"The plan does not fit the network: {fault}.", nameof(plan)) : new ClassMentions(plan);
        }

        _weights = weights;
        TaggerConfig c = weights.Config;
        _lstm = [.. Enumerable.Range(0, 2 * c.Layers).Select(i => new LstmLayer(weights, i / 2, i % 2 == 1))];
        _tags = Layer(TaggerParameters.Tags, c.Tags);
        _intents = Layer(TaggerParameters.Intents, c.Intents);
        _heads = Layer(TaggerParameters.Heads, c.HeadClasses);

        DenseLayer Layer(string name, int outputs) => new(weights[name + ".weight"].Span, weights[name + ".bias"].Span, outputs);
    }

    /// <summary>Shape of the network.</summary>
    public TaggerConfig Config => _weights.Config;

    /// <summary>Scores of a tag after another, [before, after].</summary>
    public ReadOnlySpan<float> Transitions => _weights[TaggerParameters.Transitions].Span;

    /// <summary>Scores of a text's first tag.</summary>
    public ReadOnlySpan<float> Starts => _weights[TaggerParameters.Starts].Span;

    /// <summary>Scores one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words, at least one.</param>
    /// <param name="scores">Receives the scores.</param>
    public void Score(ReadOnlySpan<char> text, IReadOnlyList<WordSpan> words, TaggerScores scores)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfLessThan(words.Count, 1, nameof(words));
        TaggerConfig c = Config;
        int n = words.Count;
        scores.Prepare(c, n, Math.Max(_tags.PaddedOutputs, Math.Max(_intents.PaddedOutputs, _heads.PaddedOutputs)), _lstm.Max(l => l.Scratch));
        scores.Direct.AsSpan().Clear();
        for (int t = 0; t < n; t++)
        {
            Embed(text, words[t], scores.Inputs.AsSpan(t * c.InputWidth, c.InputWidth), scores);
        }

        for (int layer = 0; layer < _lstm.Length; layer++)
        {
            _lstm[layer].Apply(scores.Inputs, n, scores.States, scores.Lstm);
            if (layer % 2 == 1 && layer < _lstm.Length - 1)
            {
                (scores.Inputs, scores.States) = (scores.States, scores.Inputs);
            }
        }

        Span<float> greatest = scores.Pooled.AsSpan(0, c.StateWidth), mean = scores.Pooled.AsSpan(c.StateWidth, c.StateWidth);
        greatest.Fill(float.NegativeInfinity);
        mean.Clear();
        for (int t = 0; t < n; t++)
        {
            ReadOnlySpan<float> state = scores.States.AsSpan(t * c.StateWidth, c.StateWidth);
            _tags.Apply(state, scores.Row);
            scores.Row.AsSpan(0, c.Tags).CopyTo(scores.EmissionRoom.Slice(t * c.Tags, c.Tags));
            TensorPrimitives.Max(greatest, state, greatest);
            TensorPrimitives.Add(mean, state, mean);
        }

        TensorPrimitives.Multiply(mean, 1f / n, mean);
        _intents.Apply(scores.Pooled, scores.IntentRoom);
        _heads.Apply(scores.Pooled, scores.HeadRoom);
        if (c.Direct)
        {
            AddDirect(n, scores);
        }

        if (_mentions is not null)
        {
            AddMentions(_mentions, text, words, scores);
        }
    }

    /// <summary>Adds to the classes that the text names.</summary>
    private void AddMentions(ClassMentions mentions, ReadOnlySpan<char> text, IReadOnlyList<WordSpan> words, TaggerScores scores)
    {
        Span<float> features = scores.Direct.AsSpan(0, ClassMentions.Features * Config.DirectClasses);
        mentions.Of(text, words, features);
        ReadOnlySpan<float> weights = _weights[TaggerParameters.Mentions].Span;
        Add(weights, features, scores.IntentRoom.AsSpan(0, Config.Intents));
        int first = 0;
        for (int head = 0; head < Config.Heads.Count; head++)
        {
            Add(weights[(ClassMentions.Features * (1 + head))..], features[(ClassMentions.Features * (Config.Intents + first))..], scores.HeadRoom.AsSpan(first, Config.Heads[head]));
            first += Config.Heads[head];
        }

        static void Add(ReadOnlySpan<float> weights, ReadOnlySpan<float> features, Span<float> classes)
        {
            for (int i = 0; i < classes.Length; i++)
            {
                classes[i] += (weights[0] * features[ClassMentions.Features * i]) + (weights[1] * features[(ClassMentions.Features * i) + 1]);
            }
        }
    }

    /// <summary>Adds what the words said of intents and heads themselves, divided by the root of their number.</summary>
    private void AddDirect(int words, TaggerScores scores)
    {
        ReadOnlySpan<float> sum = scores.Direct.AsSpan(0, Config.DirectClasses);
        float scale = 1 / MathF.Sqrt(words);
        Span<float> intents = scores.IntentRoom.AsSpan(0, Config.Intents), heads = scores.HeadRoom.AsSpan(0, Config.HeadClasses);
        TensorPrimitives.MultiplyAdd(sum[..Config.Intents], scale, intents, intents);
        TensorPrimitives.MultiplyAdd(sum[Config.Intents..], scale, heads, heads);
    }

    /// <summary>What one word says itself: its own row and the mean of its n-grams'.</summary>
    private void SumDirect(int row, ReadOnlySpan<int> grams, TaggerScores scores)
    {
        int classes = Config.DirectClasses;
        Span<float> sum = scores.Direct.AsSpan(0, classes), own = scores.Direct.AsSpan(classes, classes);
        if (row > 0)
        {
            TensorPrimitives.Add(sum, Row(TaggerParameters.DirectWords, row, classes), sum);
        }

        if (grams.Length > 0)
        {
            own.Clear();
            foreach (int gram in grams)
            {
                TensorPrimitives.Add(own, Row(TaggerParameters.DirectGrams, gram, classes), own);
            }

            TensorPrimitives.MultiplyAdd(own, 1f / grams.Length, sum, sum);
        }
    }

    private void Embed(ReadOnlySpan<char> text, WordSpan word, Span<float> x, TaggerScores scores)
    {
        TaggerConfig c = Config;
        ReadOnlySpan<char> letters = text.Slice(word.Start, word.Length);
        int known = _weights.Encoder.Word(letters);
        Row(TaggerParameters.Words, known, c.WordWidth).CopyTo(x);
        Span<float> sum = x.Slice(c.WordWidth, c.GramWidth);
        sum.Clear();
        ReadOnlySpan<int> grams = scores.Grams.AsSpan(0, _weights.Encoder.Grams(letters, scores.Grams));
        ReadOnlySpan<float> table = _weights[TaggerParameters.Grams].Span;
        foreach (int gram in grams)
        {
            TensorPrimitives.Add(sum, table.Slice(gram * c.GramWidth, c.GramWidth), sum);
        }

        if (grams.Length > 0)
        {
            TensorPrimitives.Multiply(sum, 1f / grams.Length, sum);
        }

        if (c.Direct)
        {
            SumDirect(known, grams, scores);
        }

        Row(TaggerParameters.Shapes, WordShape.Of(text, word), c.ShapeWidth).CopyTo(x[(c.WordWidth + c.GramWidth)..]);
    }

    private ReadOnlySpan<float> Row(string table, int row, int width) => _weights[table].Span.Slice(row * width, width);
}
