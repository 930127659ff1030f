using System.Globalization;

namespace Understudy.Inference;

/// <summary>The shape of a tagger: everything that fixes the sizes of its tensors. Immutable.</summary>
public sealed record TaggerConfig
{
    /// <summary>Words that are known one by one, 0 to 1,000,000; row 0 of their table stands for all others.</summary>
    public required int Words { get; init; }

    /// <summary>Character n-grams that are known, 0 to 4,000,000; others are left out.</summary>
    public required int Grams { get; init; }

    /// <summary>Shortest n-gram, 1 to <see cref="MaximumGram"/>.</summary>
    public required int MinimumGram { get; init; }

    /// <summary>Longest n-gram, to 8.</summary>
    public required int MaximumGram { get; init; }

    /// <summary>Numbers a known word is embedded in, 1 to 1024.</summary>
    public required int WordWidth { get; init; }

    /// <summary>Numbers an n-gram is embedded in, 1 to 1024.</summary>
    public required int GramWidth { get; init; }

    /// <summary>Numbers a shape is embedded in, 1 to 256.</summary>
    public required int ShapeWidth { get; init; }

    /// <summary>Width of each direction of the LSTM, 4 to 1024.</summary>
    public required int Hidden { get; init; }

    /// <summary>Bidirectional layers, 1 to 4.</summary>
    public required int Layers { get; init; }

    /// <summary>Slots that are tagged, 0 to 4096.</summary>
    public required int Slots { get; init; }

    /// <summary>Intents: functions, no call, several calls; 1 to 4096.</summary>
    public required int Intents { get; init; }

    /// <summary>Classes of each enumerated argument's head, at least 2 each.</summary>
    public required IReadOnlyList<int> Heads { get; init; }

    /// <summary>Most words of a text; a longer one is not answered. 8 to 4096.</summary>
    public required int MaximumWords { get; init; }

    /// <summary>Whether words and n-grams score intents and heads directly too, beside the LSTM; at most <see cref="MostDirect"/> numbers.</summary>
    public bool Direct { get; init; }

    /// <summary>Whether it counts that a text names a function, a value or an argument (<see cref="ClassMentions"/>).</summary>
    public bool Mentions { get; init; }

    /// <summary>Most numbers that the direct scores may have.</summary>
    public const int MostDirect = 1 << 25;

    /// <summary>Classes that are scored directly: intents, then those of all heads.</summary>
    public int DirectClasses => Intents + HeadClasses;

    /// <summary>Numbers of the direct scores.</summary>
    public long DirectNumbers => (Words + 1L + Grams) * DirectClasses;

    /// <summary>Numbers a word is given to the LSTM as.</summary>
    public int InputWidth => WordWidth + GramWidth + ShapeWidth;

    /// <summary>Numbers a word has behind the LSTM, both directions.</summary>
    public int StateWidth => 2 * Hidden;

    /// <summary>Numbers that intents and heads see: greatest and mean state.</summary>
    public int PooledWidth => 2 * StateWidth;

    /// <summary>BIO tags.</summary>
    public int Tags => TagScheme.Count(Slots);

    /// <summary>Classes of all heads together.</summary>
    public int HeadClasses => Heads.Sum();

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(Words is >= 0 and <= 1_000_000, nameof(Words), Words, "0 to 1000000");
        Check(Grams is >= 0 and <= 4_000_000, nameof(Grams), Grams, "0 to 4000000");
        Check(MaximumGram is >= 1 and <= 8, nameof(MaximumGram), MaximumGram, "1 to 8");
        Check(MinimumGram >= 1 && MinimumGram <= MaximumGram, nameof(MinimumGram), MinimumGram, "1 to MaximumGram");
        Check(WordWidth is >= 1 and <= 1024, nameof(WordWidth), WordWidth, "1 to 1024");
        Check(GramWidth is >= 1 and <= 1024, nameof(GramWidth), GramWidth, "1 to 1024");
        Check(ShapeWidth is >= 1 and <= 256, nameof(ShapeWidth), ShapeWidth, "1 to 256");
        Check(Hidden is >= 4 and <= 1024, nameof(Hidden), Hidden, "4 to 1024");
        Check(Layers is >= 1 and <= 4, nameof(Layers), Layers, "1 to 4");
        Check(Slots is >= 0 and <= 4096, nameof(Slots), Slots, "0 to 4096");
        Check(Intents is >= 1 and <= 4096, nameof(Intents), Intents, "1 to 4096");
        Check(Heads is not null && Heads.Count <= 4096 && Heads.All(h => h is >= 2 and <= 4096), nameof(Heads), Heads?.Count ?? 0, "at most 4096 heads of 2 to 4096 classes");
        Check(!Direct || DirectNumbers <= MostDirect, nameof(Direct), Direct ? DirectNumbers : 0, $"at most {MostDirect} numbers, or none");
        Check(MaximumWords is >= 8 and <= 4096, nameof(MaximumWords), MaximumWords, "8 to 4096");
        return errors;

        void Check(bool holds, string key, IFormattable value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(null, CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }
}
