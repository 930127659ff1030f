namespace Understudy.Inference;

/// <summary>What the network says of one text, and the working memory that it took; grows to the longest text and is used again. Not thread-safe.</summary>
public sealed class TaggerScores
{
    private float[] _emissions = [];
    private float[] _pooled = [];

    /// <summary>Words of the text.</summary>
    public int Words { get; internal set; }

    /// <summary>Score of every tag at every word, [words, tags].</summary>
    public ReadOnlySpan<float> Emissions => _emissions.AsSpan(0, Words * Tags);

    /// <summary>Raw scores of the intents.</summary>
    public ReadOnlySpan<float> Intents => IntentRoom.AsSpan(0, IntentCount);

    /// <summary>Raw scores of the classes of all heads, head after head.</summary>
    public ReadOnlySpan<float> Heads => HeadRoom.AsSpan(0, HeadCount);

    internal int Tags { get; set; }

    internal int IntentCount { get; set; }

    internal int HeadCount { get; set; }

    internal float[] IntentRoom { get; set; } = [];

    internal float[] HeadRoom { get; set; } = [];

    internal float[] Pooled => _pooled;

    internal float[] Direct { get; private set; } = []; // two of all classes

    internal List<WordSpan> Spans { get; } = [];

    internal float[] Inputs { get; set; } = [];

    internal float[] States { get; set; } = [];

    internal float[] Lstm { get; set; } = [];

    internal float[] Row { get; set; } = [];

    internal int[] Grams { get; set; } = [];

    internal float[] Path { get; set; } = [];

    internal int[] Back { get; set; } = [];

    internal int[] Chosen { get; set; } = [];

    internal Span<float> EmissionRoom => _emissions;

    internal void Prepare(TaggerConfig config, int words, int padded, int lstm)
    {
        (Words, Tags, IntentCount, HeadCount) = (words, config.Tags, config.Intents, config.HeadClasses);
        int widest = Math.Max(config.InputWidth, config.StateWidth);
        _emissions = Room(_emissions, words * config.Tags);
        _pooled = Room(_pooled, config.PooledWidth);
        Inputs = Room(Inputs, words * widest);
        States = Room(States, words * widest);
        Lstm = Room(Lstm, lstm);
        Row = Room(Row, padded);
        IntentRoom = Room(IntentRoom, Math.Max(padded, config.Intents));
        HeadRoom = Room(HeadRoom, Math.Max(padded, config.HeadClasses));
        Direct = Room(Direct, config.Direct || config.Mentions ? 2 * config.DirectClasses : 0);
        Grams = Room(Grams, WordHashes.MostGrams(config.MinimumGram, config.MaximumGram));
    }

    internal static T[] Room<T>(T[] array, int length) => array.Length >= length ? array : new T[length];
}
