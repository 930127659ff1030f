using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Answers rows of a table with a specialist of function calls; every row's answer is its own, so the number of threads changes nothing.</summary>
public sealed class CallResponder : IResponder
{
    private readonly ICallPredictor _predictor;
    private readonly int _threads;

    /// <summary>Wraps a specialist.</summary>
    /// <param name="predictor">The specialist.</param>
    /// <param name="name">Name in tables; null for the manifest's.</param>
    /// <param name="threads">Threads to use; 0 for one a processor.</param>
    public CallResponder(ICallPredictor predictor, string? name = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(predictor);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        _predictor = predictor;
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        Name = name ?? predictor.Manifest.Name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ResponderKind Kind => ResponderKind.Specialist;

    /// <inheritdoc/>
    public Rung? Rung => _predictor.Manifest.Rung;

    /// <inheritdoc/>
    public ValueTask<Responses> RespondAsync(ExampleTable examples, ReadOnlyMemory<int> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var labels = new int[rows.Length];
        var confidence = new float[rows.Length];
        var calls = new string?[rows.Length];
        Parallel.For(0, labels.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellationToken }, i =>
        {
            CallPrediction answer = _predictor.Predict(examples.Input(rows.Span[i]).ToString());
            calls[i] = answer.Calls;
            labels[i] = answer.Calls is { } text ? examples.Labels.IndexOf(text) : LabelSet.None;
            confidence[i] = (float)answer.Confidence;
        });
        return ValueTask.FromResult(new Responses { Labels = labels, Calls = calls, Confidence = confidence });
    }
}
