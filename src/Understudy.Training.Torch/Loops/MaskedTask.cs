using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Masked-token pretraining over the workload's own text: labels are not looked at.</summary>
internal sealed class MaskedTask : ITrainingTask, IDisposable
{
    private readonly EncoderNetwork _network;
    private readonly TokenSequence[] _texts;
    private readonly int[] _lengths;
    private readonly EncoderOptions _options;
    private readonly TrainingRuntime _runtime;
    private readonly MaskedLanguageModel _masking;
    private readonly Tensor _bias;
    private readonly Seed _seed;
    private int _epoch;

    public MaskedTask(EncoderNetwork network, TokenSequence[] texts, EncoderOptions options, MaskingOptions masking, TrainingRuntime runtime, Seed seed)
    {
        _network = network;
        _texts = texts;
        _lengths = [.. texts.Select(t => t.Length)];
        _options = options;
        _runtime = runtime;
        _masking = new MaskedLanguageModel(masking);
        _seed = seed;
        _bias = zeros(network.Config.VocabularySize, device: runtime.Device).requires_grad_();
        string prefix = EncoderParameters.Prefix(network.Config.Family);
        Dictionary<string, Tensor> trained = network.Names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && !n.Contains(".pooler.", StringComparison.Ordinal)).ToDictionary(n => n, n => network[n], StringComparer.Ordinal);
        trained.Add("masked.bias", _bias);
        Parameters = trained;
    }

    public string Stage => "Pretraining on unlabelled text";

    public IReadOnlyDictionary<string, Tensor> Parameters { get; }

    public BatchPlan Plan(int epoch)
    {
        _epoch = epoch;
        return BatchPlan.Make(_lengths, [], _options.BatchTokens, _seed.For("epoch", epoch));
    }

    public IReadOnlyList<Range> Pieces(int[] batch) => BatchPlan.Pieces(batch, _lengths, [], _options.MicroBatchTokens);

    public double Count(int[] batch, int step) => batch.Sum(row => Masked(row).Truth.Length);

    public Tensor Loss(int[] batch, Range piece, int step)
    {
        (int offset, int length) = piece.GetOffsetAndLength(batch.Length);
        (TokenSequence Input, int[] Positions, int[] Truth)[] rows = [.. batch[piece].Select(Masked)];
        using EncoderBatch tensors = EncoderBatch.Of([.. rows.Select(r => r.Input)], [.. Enumerable.Range(offset, length)], _network.Config.PadToken, _runtime.Device);
        long[] at = [.. rows.SelectMany((r, i) => r.Positions.Select(p => (i * (long)tensors.Tokens) + p))];
        var dropout = new DropoutMasks(_options.Dropout, _seed.For("dropout", step));
        Tensor hidden = _network.Hidden(tensors, _runtime.Precision, dropout).view(-1, _network.Config.Width).index_select(0, tensor(at, device: _runtime.Device));
        ScalarType type = _runtime.Precision == ComputePrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
        return MaskedLanguageModel.Loss(hidden.to(type), _network.Embeddings.to(type), _bias, [.. rows.SelectMany(r => r.Truth)]);
    }

    public double? Validate(CancellationToken cancellationToken) => null;

    public void Dispose() => _bias.Dispose();

    private (TokenSequence Input, int[] Positions, int[] Truth) Masked(int row)
    {
        int[] ids = [.. _texts[row].Ids];
        int[] positions = _masking.Mask(ids, _seed, _epoch, row, out int[] truth);
        return (_texts[row] with { Ids = ids }, positions, truth);
    }
}
