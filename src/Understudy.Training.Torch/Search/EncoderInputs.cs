using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>A workload's rows as texts and targets for an encoder: what differs between classification and relevance.</summary>
internal abstract class EncoderInputs
{
    /// <summary>Names of the outputs' classes.</summary>
    public abstract IReadOnlyList<string> Labels { get; }

    /// <summary>Numbers that the head gives.</summary>
    public abstract int Outputs { get; }

    /// <summary>Rows with a usable label to learn from.</summary>
    public abstract int[] Train { get; }

    /// <summary>Rows with a usable label to choose on.</summary>
    public abstract int[] Selection { get; }

    /// <summary>What the metric is called.</summary>
    public abstract string MetricName { get; }

    /// <summary>The inputs of a workload.</summary>
    public static EncoderInputs Of(EncoderRequest request) => request.Table.HasQueries ? new RelevanceInputs(request) : new ClassificationInputs(request);

    /// <summary>A row's text, or both texts of a pair.</summary>
    public abstract (string First, string? Second) Text(int row);

    /// <summary>Sequences with their targets; the training set's order is its own.</summary>
    public abstract TrainingSet TrainingSet(Func<int, TokenSequence> sequence);

    /// <summary>Which unit (row, query) each number of <see cref="Metric"/> is about.</summary>
    public abstract int[] Units(float[] logits);

    /// <summary>The metric of each unit (row, query) of selection.</summary>
    /// <param name="logits">[<see cref="Selection"/>, <see cref="Outputs"/>].</param>
    public abstract double[] Metric(float[] logits);

    /// <summary>Temperature, thresholds and confidence from the served form's answers on selection.</summary>
    public abstract SelectionFacts Calibrate(float[] logits);
}
