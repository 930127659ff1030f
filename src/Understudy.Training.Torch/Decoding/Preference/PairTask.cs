using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Training on pairs by a preference objective; the reference's log-probabilities are computed once, before the first step.</summary>
internal sealed class PairTask : ITrainingTask
{
    private readonly DecoderNetwork _network;
    private readonly IPreferenceObjective _objective;
    private readonly Pair[] _pairs;
    private readonly DecoderOptions _options;
    private readonly TrainingRuntime _runtime;
    private readonly Seed _seed;
    private readonly Func<CancellationToken, double?> _validate;

    public PairTask(DecoderNetwork network, IPreferenceObjective objective, Pair[] pairs, DecoderOptions options, TrainingRuntime runtime, Seed seed, Func<CancellationToken, double?> validate)
    {
        (_network, _objective, _pairs, _options, _runtime, _seed, _validate) = (network, objective, pairs, options, runtime, seed, validate);
        Lengths = [.. pairs.Select(p => p.Chosen.Length + p.Rejected.Length + (objective.NeedsMismatched ? p.Mismatched.Length : 0))];
        Parameters = network.Trained([]);
    }

    /// <summary>A pair's sequences with the reference's log-probabilities; the mismatched one is the text with another text's chosen answer.</summary>
    public readonly record struct Pair(DecoderSequence Chosen, DecoderSequence Rejected, DecoderSequence Mismatched, float ReferenceChosen, float ReferenceRejected, float ReferenceMismatched);

    public string Stage => $"Training the decoder by {_objective.Name}";

    public IReadOnlyDictionary<string, Tensor> Parameters { get; }

    /// <summary>Tokens of every pair.</summary>
    public int[] Lengths { get; }

    public BatchPlan Plan(int epoch) => BatchPlan.Make(Lengths, [], _options.BatchTokens, _seed.For("epoch", epoch));

    public IReadOnlyList<Range> Pieces(int[] batch) => _objective.NeedsMismatched ? [Range.All] : BatchPlan.Pieces(batch, Lengths, [], _options.MicroBatchTokens);

    public double Count(int[] batch, int step) => batch.Length;

    public Tensor Loss(int[] batch, Range piece, int step)
    {
        Pair[] pairs = [.. batch[piece].Select(i => _pairs[i])];
        int n = pairs.Length;
        DecoderSequence[] sequences = [.. pairs.Select(p => p.Chosen), .. pairs.Select(p => p.Rejected), .. _objective.NeedsMismatched ? pairs.Select(p => p.Mismatched) : []];
        using DecoderBatch tensors = DecoderBatch.Of(sequences, _runtime.Device);
        Tensor sums = _network.LogProbabilities(tensors, _runtime.Precision).Sequences;
        return _objective.Loss(new PreferenceBatch
        {
            Chosen = sums.narrow(0, 0, n),
            Rejected = sums.narrow(0, n, n),
            ChosenTokens = Numbers(p => p.Chosen.Count),
            RejectedTokens = Numbers(p => p.Rejected.Count),
            ReferenceChosen = Numbers(p => p.ReferenceChosen),
            ReferenceRejected = Numbers(p => p.ReferenceRejected),
            Mismatched = _objective.NeedsMismatched ? sums.narrow(0, 2 * n, n) : null,
            ReferenceMismatched = _objective.NeedsMismatched ? Numbers(p => p.ReferenceMismatched) : null,
        });

        Tensor Numbers(Func<Pair, float> of) => tensor(Array.ConvertAll(pairs, p => of(p)), device: _runtime.Device);
    }

    public double? Validate(CancellationToken cancellationToken) => _validate(cancellationToken);
}
