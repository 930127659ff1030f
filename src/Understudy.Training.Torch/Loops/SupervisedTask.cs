using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Training on labels or scores.</summary>
internal sealed class SupervisedTask : ITrainingTask
{
    private readonly EncoderNetwork _network;
    private readonly TrainingSet _set;
    private readonly EncoderOptions _options;
    private readonly TrainingRuntime _runtime;
    private readonly Seed _seed;
    private readonly int _maskToken;
    private readonly Func<CancellationToken, double?> _validate;
    private readonly IObjective _objective;
    private readonly RDrop? _rDrop;

    /// <param name="network">What is trained.</param>
    /// <param name="set">What from.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="runtime">Where.</param>
    /// <param name="maskToken">What token dropout puts in the place of a token.</param>
    /// <param name="seed">Seed of batches and dropout.</param>
    /// <param name="validate">The validation metric of the network as it is.</param>
    public SupervisedTask(EncoderNetwork network, TrainingSet set, EncoderOptions options, TrainingRuntime runtime, int maskToken, Seed seed, Func<CancellationToken, double?> validate)
    {
        _network = network;
        _set = set;
        _options = options;
        _runtime = runtime;
        _maskToken = maskToken;
        _seed = seed;
        _validate = validate;
        _objective = ObjectiveFactory.Create(options.Objective);
        _rDrop = options.RDrop > 0 ? new RDrop((SoftCrossEntropy)_objective, options.RDrop) : null;
        Parameters = network.Names.ToDictionary(n => n, n => network[n], StringComparer.Ordinal);
    }

    public string Stage => "Training";

    public IReadOnlyDictionary<string, Tensor> Parameters { get; }

    public BatchPlan Plan(int epoch) => BatchPlan.Make(_set.Lengths, _set.Groups, _options.BatchTokens, _seed.For("epoch", epoch));

    public IReadOnlyList<Range> Pieces(int[] batch) => BatchPlan.Pieces(batch, _set.Lengths, _set.Groups, _options.MicroBatchTokens);

    public double Count(int[] batch, int step) => _objective.Count(_set.Batch(batch));

    public Tensor Loss(int[] batch, Range piece, int step)
    {
        (int offset, int length) = piece.GetOffsetAndLength(batch.Length);
        int[] rows = batch[piece], positions = [.. Enumerable.Range(offset, length)];
        TokenSequence[] inputs = [.. rows.Select((row, i) => Thin(_set.Inputs[row], step, positions[i]))];
        using EncoderBatch tensors = EncoderBatch.Of(inputs, positions, _network.Config.PadToken, _runtime.Device);
        var dropout = new DropoutMasks(_options.Dropout, _seed.For("dropout", step));
        ObjectiveBatch targets = _set.Batch(rows);
        dropout.Begin();
        Tensor logits = _network.Logits(tensors, _runtime.Precision, dropout);
        if (_rDrop is null)
        {
            return _objective.Loss(logits, targets);
        }

        dropout.Begin(pass: 1);
        return _rDrop.Loss(logits, _network.Logits(tensors, _runtime.Precision, dropout), targets);
    }

    public double? Validate(CancellationToken cancellationToken) => _validate(cancellationToken);

    private TokenSequence Thin(TokenSequence input, int step, int position)
    {
        if (_options.TokenDropout == 0)
        {
            return input;
        }

        var random = new SeededRandom(_seed.For("tokens", step).For("row", position));
        int[] ids = [.. input.Ids];
        for (int t = 1; t < ids.Length - 1; t++)
        {
            if (random.NextDouble() < _options.TokenDropout && t != input.SecondStart - 1)
            {
                ids[t] = _maskToken;
            }
        }

        return input with { Ids = ids };
    }
}
