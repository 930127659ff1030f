using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Answers rows of a table with a linear specialist, on several threads; every row's answer is its own, so the number of threads changes nothing.</summary>
public sealed class LinearResponder : IResponder
{
    private const int RowsPerTask = 256;
    private readonly LinearSpecialist _specialist;
    private readonly int _threads;

    /// <summary>Wraps a specialist.</summary>
    /// <param name="specialist">The specialist.</param>
    /// <param name="name">Name in tables; null for the manifest's.</param>
    /// <param name="threads">Threads to use; 0 for one a processor.</param>
    public LinearResponder(LinearSpecialist specialist, string? name = null, int threads = 0)
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
    public Rung? Rung => Core.Rung.Linear;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">When the table's labels are not the specialist's.</exception>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        int[] map = [.. _specialist.Labels.Select(examples.Labels.IndexOf)];
        int classes = map.Length, columns = examples.Labels.Count;
        var labels = new int[rows.Length];
        var confidence = new float[rows.Length];
        var probabilities = new float[rows.Length * (long)columns];
        int tasks = (rows.Length + RowsPerTask - 1) / RowsPerTask;
        var options = new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken };
        Parallel.For(0, tasks, options, () => new float[classes], (task, _, p) =>
        {
            int end = Math.Min(rows.Length, (task + 1) * RowsPerTask);
            for (int i = task * RowsPerTask; i < end; i++)
            {
                int best = _specialist.Predict(examples.Input(rows.Span[i]), p);
                labels[i] = map[best];
                confidence[i] = p[best];
                for (int c = 0; c < classes; c++)
                {
                    if (map[c] >= 0)
                    {
                        probabilities[((long)i * columns) + map[c]] = p[c];
                    }
                }
            }

            return p;
        }, _ => { });
        return ValueTask.FromResult(new Responses { Labels = labels, Confidence = confidence, Probabilities = probabilities });
    }
}
