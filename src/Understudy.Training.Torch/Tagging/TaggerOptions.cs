using System.Globalization;

using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>One recipe of the tagger rung: text path, shape, optimisation. Stored verbatim in the manifest.</summary>
public sealed record TaggerOptions
{
    /// <summary>Passes that <see cref="LeastSteps"/> may ask for at most.</summary>
    public const int MostPasses = 100;

    /// <summary>Short name of the recipe, for tables.</summary>
    public string Name { get; init; } = "bilstm-crf";

    /// <summary>Shortest character n-gram, marks of the word's ends included, 1 to <see cref="MaximumGram"/>. Default 2.</summary>
    public int MinimumGram { get; init; } = 2;

    /// <summary>Longest character n-gram, to 8. Default 5.</summary>
    public int MaximumGram { get; init; } = 5;

    /// <summary>Distinct words that an n-gram must occur in to be known, 1 to 1000. Default 2.</summary>
    public int LeastGramWords { get; init; } = 2;

    /// <summary>Times that a word must occur to be known on its own, 1 to 1000. Default 2.</summary>
    public int LeastWordCount { get; init; } = 2;

    /// <summary>Numbers a known word is embedded in, 1 to 1024. Default 64.</summary>
    public int WordWidth { get; init; } = 64;

    /// <summary>Numbers an n-gram is embedded in, 1 to 1024. Default 64.</summary>
    public int GramWidth { get; init; } = 64;

    /// <summary>Numbers a shape is embedded in, 1 to 256. Default 8.</summary>
    public int ShapeWidth { get; init; } = 8;

    /// <summary>Width of each direction of the LSTM, 4 to 1024. Default 128.</summary>
    public int Hidden { get; init; } = 128;

    /// <summary>Bidirectional layers, 1 to 4. Default 1.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Share of embedded numbers, of states and of what intents see of them set to zero, 0 to 0.9. Default 0.3.</summary>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>Share of what enumerated arguments see of the states set to zero, 0 to 0.9. Default 0.8: their rows are few, and what the text names is the better sign.</summary>
    public float HeadDropout { get; init; } = 0.8f;

    /// <summary>Share of words that do not score directly, 0 to 0.9. Default 0.3.</summary>
    public float DirectDropout { get; init; } = 0.3f;

    /// <summary>A word that occurs n times is hidden with probability a / (a + n); its n-grams stay. 0 to 100. Default 0.25.</summary>
    public float WordDropout { get; init; } = 0.25f;

    /// <summary>Share of a word's n-grams that are left out, 0 to 0.9. Default 0.1.</summary>
    public float GramDropout { get; init; } = 0.1f;

    /// <summary>Probability that a span's words are exchanged for those of another value of its slot while training, 0 to 1. Default 0.5.</summary>
    public float ValueSwap { get; init; } = 0.5f;

    /// <summary>Weight of intent and enumerated arguments beside the tags, above 0 to 100. Default 1.</summary>
    public float IntentWeight { get; init; } = 1;

    /// <summary>Whether words and n-grams score intents and enumerated arguments directly too (1606.07792), where the tables are not too large for it. Default true.</summary>
    public bool Direct { get; init; } = true;

    /// <summary>Whether it counts that a text names a function, an enumerated value or its argument. Default true.</summary>
    public bool Mentions { get; init; } = true;

    /// <summary>Passes over the training rows, 1 to 1000. Default 10.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>
    /// Optimiser steps that a run has at least, 0 to 1,000,000: small workloads get more passes, up to <see cref="MostPasses"/>. Default 2,000:
    /// 690 rows of snips reach .375 exact calls after 180 steps, .599 after 360, .679 after 1,080; the assistant sample gains .02 from 1,000 to 2,000.
    /// </summary>
    public int LeastSteps { get; init; } = 2000;

    /// <summary>Most words of one optimiser step, padding included, 16 to 1,048,576. Default 384.</summary>
    public int BatchWords { get; init; } = 384;

    /// <summary>Highest learning rate, above 0 to 1. Default 0.003.</summary>
    public float LearningRate { get; init; } = 3e-3f;

    /// <summary>Share of the steps that the learning rate climbs in, 0 to 1. Default 0.05.</summary>
    public float WarmUp { get; init; } = 0.05f;

    /// <summary>What follows: <c>cosine</c>, <c>linear</c> or <c>constant</c>. Default cosine.</summary>
    public string Schedule { get; init; } = "cosine";

    /// <summary>Decoupled weight decay (1711.05101) of matrices, 0 to 1. Default 0.01.</summary>
    public float WeightDecay { get; init; } = 0.01f;

    /// <summary>Most that the gradient's norm may be, above 0. Default 5.</summary>
    public float Clip { get; init; } = 5;

    /// <summary>Decay of the exponential moving average of the weights that is kept, 0 to 0.99999; 0 keeps the last weights. Default 0.995.</summary>
    public float AverageDecay { get; init; } = 0.995f;

    /// <summary>Longest input in words, 8 to 4096; longer ones are not answered. Default 256.</summary>
    public int MaximumWords { get; init; } = 256;

    /// <summary>Everything that is wrong with the options, each with the key and the range; empty when they are usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [.. Config(0, 0, 0, 1, []).Validate()];
        Check(LeastGramWords is >= 1 and <= 1000, nameof(LeastGramWords), LeastGramWords, "1 to 1000");
        Check(LeastWordCount is >= 1 and <= 1000, nameof(LeastWordCount), LeastWordCount, "1 to 1000");
        Check(Dropout is >= 0 and <= 0.9f, nameof(Dropout), Dropout, "0 to 0.9");
        Check(HeadDropout is >= 0 and <= 0.9f, nameof(HeadDropout), HeadDropout, "0 to 0.9");
        Check(DirectDropout is >= 0 and <= 0.9f, nameof(DirectDropout), DirectDropout, "0 to 0.9");
        Check(WordDropout is >= 0 and <= 100, nameof(WordDropout), WordDropout, "0 to 100");
        Check(GramDropout is >= 0 and <= 0.9f, nameof(GramDropout), GramDropout, "0 to 0.9");
        Check(ValueSwap is >= 0 and <= 1, nameof(ValueSwap), ValueSwap, "0 to 1");
        Check(IntentWeight is > 0 and <= 100, nameof(IntentWeight), IntentWeight, "above 0 to 100");
        Check(Epochs is >= 1 and <= 1000, nameof(Epochs), Epochs, "1 to 1000");
        Check(LeastSteps is >= 0 and <= 1_000_000, nameof(LeastSteps), LeastSteps, "0 to 1000000");
        Check(BatchWords is >= 16 and <= 1_048_576, nameof(BatchWords), BatchWords, "16 to 1048576");
        Check(LearningRate is > 0 and <= 1, nameof(LearningRate), LearningRate, "above 0 to 1");
        Check(WarmUp is >= 0 and <= 1, nameof(WarmUp), WarmUp, "0 to 1");
        Check(Schedule is "cosine" or "linear" or "constant", nameof(Schedule), Schedule, "cosine, linear or constant");
        Check(WeightDecay is >= 0 and <= 1, nameof(WeightDecay), WeightDecay, "0 to 1");
        Check(Clip > 0, nameof(Clip), Clip, "more than 0");
        Check(AverageDecay is >= 0 and <= 0.99999f, nameof(AverageDecay), AverageDecay, "0 to 0.99999");
        return errors;

        void Check(bool holds, string key, IConvertible value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }

    /// <summary>The network's shape for so many known words and n-grams, slots, intents and heads.</summary>
    public TaggerConfig Config(int words, int grams, int slots, int intents, IReadOnlyList<int> heads)
    {
        var config = new TaggerConfig
        {
            Words = words,
            Grams = grams,
            MinimumGram = MinimumGram,
            MaximumGram = MaximumGram,
            WordWidth = WordWidth,
            GramWidth = GramWidth,
            ShapeWidth = ShapeWidth,
            Hidden = Hidden,
            Layers = Layers,
            Slots = slots,
            Intents = intents,
            Heads = heads,
            MaximumWords = MaximumWords,
            Mentions = Mentions,
        };
        return config with { Direct = Direct && config.DirectNumbers <= TaggerConfig.MostDirect };
    }
}
