using Understudy.Core;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Next-token training of a decoder on sequences that may vary from step to step; one sequence a row, those of similar length together.</summary>
/// <remarks>
/// <para><b>What it is.</b> The sum of −log p of the tokens with loss, divided by their number in the batch; scores of the vocabulary are
/// computed for no other place.</para>
/// <para><b>Reference.</b> Loss on the completion alone: Ouyang et al., 2203.02155, section 3.5; rows of similar length together pad 2 to 4 %.</para>
/// </remarks>
internal sealed class DecoderTask : ITrainingTask
{
    private readonly DecoderNetwork _network;
    private readonly Func<int, Seed, DecoderSequence> _row;
    private readonly int[] _lengths;
    private readonly DecoderOptions _options;
    private readonly TrainingRuntime _runtime;
    private readonly Seed _seed;
    private readonly Func<CancellationToken, double?> _validate;
    private (int Step, DecoderSequence[] Rows) _current = (-1, []);

    /// <param name="stage">Shown.</param>
    /// <param name="network">What is trained.</param>
    /// <param name="row">A row's sequence, perhaps varied by a seed.</param>
    /// <param name="lengths">Tokens of every row as it is.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="runtime">Where.</param>
    /// <param name="seed">Seed of batches, dropout and variations.</param>
    /// <param name="validate">The validation metric of the network as it is; null for none.</param>
    public DecoderTask(string stage, DecoderNetwork network, Func<int, Seed, DecoderSequence> row, int[] lengths, DecoderOptions options, TrainingRuntime runtime, Seed seed, Func<CancellationToken, double?>? validate = null)
    {
        (Stage, _network, _row, _lengths, _options, _runtime, _seed, _validate) = (stage, network, row, lengths, options, runtime, seed, validate ?? (_ => null));
        Parameters = network.Trained(options.Frozen);
    }

    public string Stage { get; }

    public IReadOnlyDictionary<string, Tensor> Parameters { get; }

    public BatchPlan Plan(int epoch) => BatchPlan.Make(_lengths, [], _options.BatchTokens, _seed.For("epoch", epoch));

    public IReadOnlyList<Range> Pieces(int[] batch) => BatchPlan.Pieces(batch, _lengths, [], _options.MicroBatchTokens);

    public double Count(int[] batch, int step) => Rows(batch, step).Sum(r => r.Count);

    public Tensor Loss(int[] batch, Range piece, int step)
    {
        (int offset, int length) = piece.GetOffsetAndLength(batch.Length);
        using DecoderBatch tensors = DecoderBatch.Of(Rows(batch, step)[piece], _runtime.Device, [.. Enumerable.Range(offset, length)]);
        DropoutMasks? dropout = _options.Dropout > 0 ? new DropoutMasks(_options.Dropout, _seed.For("dropout", step)) : null;
        return _network.Loss(tensors, _runtime.Precision, dropout);
    }

    public double? Validate(CancellationToken cancellationToken) => _validate(cancellationToken);

    private DecoderSequence[] Rows(int[] batch, int step)
    {
        if (_current.Step != step)
        {
            Seed seed = _seed.For("rows", step);
            _current = (step, [.. batch.Select((row, i) => _row(row, seed.For("row", i)))]);
        }

        return _current.Rows;
    }
}
