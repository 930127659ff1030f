using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>What the loop trains for: the batches of an epoch and the loss of a piece of one.</summary>
internal interface ITrainingTask
{
    /// <summary>Shown as the stage, e.g. <c>Training</c>.</summary>
    string Stage { get; }

    /// <summary>Parameters that are trained, by name.</summary>
    IReadOnlyDictionary<string, Tensor> Parameters { get; }

    /// <summary>The batches of an epoch: a pure function of its number.</summary>
    BatchPlan Plan(int epoch);

    /// <summary>Positions of a batch that one forward pass takes each.</summary>
    IReadOnlyList<Range> Pieces(int[] batch);

    /// <summary>The divisor of a whole batch's loss.</summary>
    double Count(int[] batch, int step);

    /// <summary>The undivided loss of a piece; gradients flow back from it.</summary>
    Tensor Loss(int[] batch, Range piece, int step);

    /// <summary>The validation metric, larger is better, or null when there is none.</summary>
    double? Validate(CancellationToken cancellationToken);
}
