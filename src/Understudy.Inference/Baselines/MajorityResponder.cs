using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The yardstick of yardsticks: always the most frequent label of the training rows, with the training frequencies as probabilities.</summary>
public sealed class MajorityResponder : IResponder
{
    private readonly float[] _frequencies;
    private readonly int _label;

    private MajorityResponder(float[] frequencies, int label)
    {
        _frequencies = frequencies;
        _label = label;
    }

    /// <inheritdoc/>
    public string Name => "most frequent label";

    /// <inheritdoc/>
    public ResponderKind Kind => ResponderKind.Baseline;

    /// <inheritdoc/>
    public Rung? Rung => null;

    /// <summary>Counts the labels of the training rows; among equals the first in label order wins.</summary>
    /// <param name="examples">The table.</param>
    /// <param name="trainRows">Rows to count; rows without a label are passed over.</param>
    /// <param name="gold">Whether gold labels are counted instead of the teacher's.</param>
    /// <exception cref="UnderstudyException">When no row has a label.</exception>
    public static MajorityResponder Train(ExampleTable examples, ReadOnlySpan<int> trainRows, bool gold = false)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var counts = new long[examples.Labels.Count];
        long total = 0;
        foreach (int row in trainRows)
        {
            int label = gold ? examples.Gold(row) : examples.Teacher(row);
            if (label >= 0)
            {
                counts[label]++;
                total++;
            }
        }

        if (total == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected labelled training rows; found none among {trainRows.Length}. Give a label column or more data.");
        }

        return new MajorityResponder([.. counts.Select(c => (float)c / total)], Array.IndexOf(counts, counts.Max()));
    }

    /// <inheritdoc/>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        var labels = new int[rows.Length];
        var confidence = new float[rows.Length];
        var probabilities = new float[rows.Length * _frequencies.Length];
        Array.Fill(labels, _label);
        Array.Fill(confidence, _frequencies[_label]);
        for (int i = 0; i < rows.Length; i++)
        {
            _frequencies.CopyTo(probabilities, i * _frequencies.Length);
        }

        return ValueTask.FromResult(new Responses { Labels = labels, Confidence = confidence, Probabilities = probabilities });
    }
}
