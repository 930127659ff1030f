using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Answers rows of a table with a classification specialist of any rung; every row's answer is its own, so the number of threads changes nothing.</summary>
public sealed class ClassifierResponder : IResponder
{
    private readonly ITextClassifier _specialist;
    private readonly int _threads;

    /// <summary>Wraps a specialist.</summary>
    /// <param name="specialist">The specialist.</param>
    /// <param name="name">Name in tables; null for the manifest's.</param>
    /// <param name="threads">Threads to use; 0 for one a processor.</param>
    public ClassifierResponder(ITextClassifier specialist, string? name = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(specialist);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _specialist = specialist;
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        Name = name ?? specialist.Manifest.Name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ResponderKind Kind => ResponderKind.Specialist;

    /// <inheritdoc/>
    public Rung? Rung => _specialist.Manifest.Rung;

    /// <inheritdoc/>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        int[] map = [.. _specialist.Manifest.Labels.Select(examples.Labels.IndexOf)];
        int classes = map.Length, columns = examples.Labels.Count;
        var own = new float[rows.Length * classes];
        _specialist.PredictMany(examples, rows, own, _threads, cancellationToken);
        var labels = new int[rows.Length];
        var confidence = new float[rows.Length];
        var probabilities = new float[rows.Length * columns];
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> p = own.AsSpan(i * classes, classes);
            int best = 0;
            for (int c = 0; c < classes; c++)
            {
                best = p[c] > p[best] ? c : best;
                if (map[c] >= 0)
                {
                    probabilities[(i * columns) + map[c]] = p[c];
                }
            }

            labels[i] = map[best];
            confidence[i] = p[best];
        }

        return ValueTask.FromResult(new Responses { Labels = labels, Confidence = confidence, Probabilities = probabilities });
    }
}
