using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>What is left out of one training step.</summary>
/// <param name="States">Of embedded numbers, states and what intents see of them.</param>
/// <param name="Heads">Of what enumerated arguments see of the states.</param>
/// <param name="Direct">Of the words that score classes directly.</param>
internal sealed record TaggerDropout(DropoutMasks States, DropoutMasks Heads, DropoutMasks Direct)
{
    /// <summary>Masks of a step.</summary>
    public static TaggerDropout Of(TaggerOptions options, Seed seed)
    {
        var dropout = new TaggerDropout(new(options.Dropout, seed), new(options.HeadDropout, seed.For("heads")), new(options.DirectDropout, seed.For("direct")));
        dropout.States.Begin();
        dropout.Heads.Begin();
        dropout.Direct.Begin();
        return dropout;
    }
}
