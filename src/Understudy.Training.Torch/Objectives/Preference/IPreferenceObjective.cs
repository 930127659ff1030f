using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// What is minimised over pairs of a chosen and a rejected completion of one input. Pure and stateless; the terms of a batch are summed, one
/// a pair, so that a batch cut into pieces and divided by its pairs has the gradient of the whole.
/// </summary>
public interface IPreferenceObjective
{
    /// <summary>Its name in options.</summary>
    string Name { get; }

    /// <summary>Whether it needs a frozen reference's log-probabilities.</summary>
    bool NeedsReference { get; }

    /// <summary>Whether it needs completions of other inputs (<see cref="PreferenceBatch.Mismatched"/>).</summary>
    bool NeedsMismatched { get; }

    /// <summary>The undivided loss, a scalar.</summary>
    /// <exception cref="ArgumentException">When the batch lacks what the objective needs, or shapes differ.</exception>
    Tensor Loss(PreferenceBatch batch);

    /// <summary>How much better the chosen completion is than the rejected in the objective's own reward, in nats, [pairs]: what the loss drives up.</summary>
    Tensor Margin(PreferenceBatch batch);
}
