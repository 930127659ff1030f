using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>Recipes that differ in depth and are equal in something else.</summary>
internal static class DepthShapes
{
    /// <summary>Most that a shape's parameters may be away from the budget.</summary>
    public const double Tolerance = .01;

    private const int Vocabulary = 1024, HeadWidth = 16, MostHeads = 64, Rounds = 15;

    /// <summary>A depth whose width and feed-forward give the budget's parameters, to one percent, with the feed-forward nearest to 8/3 of the width.</summary>
    public static DecoderOptions OfParameters(int depth, long budget, int epochs)
    {
        DecoderOptions? best = null;
        double gap = double.MaxValue;
        for (int heads = 1; heads <= MostHeads; heads++)
        {
            int width = heads * HeadWidth;
            for (int inner = 2 * width; inner <= 4 * width; inner += 8)
            {
                DecoderOptions options = Of(Name("depth", depth), depth, heads, inner, epochs);
                double off = Math.Abs(Config(options).Parameters - budget) / (double)budget, form = Math.Abs((inner / (double)width) - (8 / 3.0));
                if (off <= Tolerance && form < gap)
                {
                    (best, gap) = (options, form);
                }
            }
        }

        return best ?? throw new InvalidOperationException($"No width fits {budget} parameters in {depth} blocks.");
    }

    /// <summary>A depth whose width and feed-forward make decoding take nearest to the time asked for; null where the narrowest takes longer.</summary>
    /// <param name="depth">Blocks.</param>
    /// <param name="milliseconds">Of a token.</param>
    /// <param name="epochs">Passes over the training rows.</param>
    public static DecoderOptions? OfLatency(int depth, double milliseconds, int epochs)
    {
        // The widest that is no slower: time grows with width, so halve the range.
        (int low, int high) = (0, MostHeads + 1);
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = Latency(With(middle, 8)) <= milliseconds ? (middle, high) : (low, middle);
        }

        int[] thirds = [6, 8, 10, 12]; // of the width
        return low == 0 ? null : new[] { low, high }.Where(h => h <= MostHeads).SelectMany(h => thirds.Select(t => With(h, t))).MinBy(o => Math.Abs(Latency(o) - milliseconds));

        DecoderOptions With(int heads, int inner) => Of(Name("latency", depth), depth, heads, heads * HeadWidth * inner / 3 / 8 * 8, epochs);
    }

    /// <summary>Milliseconds of a token: one sequence, one thread, the served 8-bit form, best of 15 rounds; random weights, which it does not depend on.</summary>
    public static double Latency(DecoderOptions options)
    {
        DecoderConfig config = Config(options);
        return 1000 / DecodeSpeedArm.Speed(DecoderOnnx.Write(DecodeSpeedArm.RandomWeights(config), DecoderPrecision.Int8), config, Rounds).Decode;
    }

    /// <summary>The network of a recipe.</summary>
    public static DecoderConfig Config(DecoderOptions options) => options.Config(Vocabulary);

    private static string Name(string equal, int depth) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{equal}-{depth}");

    private static DecoderOptions Of(string name, int depth, int heads, int inner, int epochs) => new()
    {
        Name = name,
        Blocks = depth,
        Width = heads * HeadWidth,
        Heads = heads,
        FeedForward = inner,
        VocabularySize = Vocabulary,
        MaximumTokens = 512,
        Epochs = epochs,
    };
}
