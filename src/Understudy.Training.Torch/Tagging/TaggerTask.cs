using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Training a tagger: tags by <see cref="CrfLoss"/>, intents and enumerated arguments by cross-entropy, on rows whose values and words are varied.</summary>
internal sealed class TaggerTask : ITrainingTask
{
    private readonly TaggerNetwork _network;
    private readonly TaggerRows _set;
    private readonly TaggerOptions _options;
    private readonly Seed _seed;
    private readonly float[][] _allowed; // [intents][tags]

    public TaggerTask(TaggerNetwork network, TaggerRows set, CallPlan plan, TaggerOptions options, Seed seed)
    {
        (_network, _set, _options, _seed) = (network, set, options, seed);
        _allowed = [.. plan.Intents.Select(intent => Allowed(AllowedTags.Of(intent), network.Config.Tags))];
    }

    public string Stage => "Training the tagger";

    public IReadOnlyDictionary<string, Tensor> Parameters => _network.Parameters;

    public BatchPlan Plan(int epoch) => BatchPlan.Make(_set.Lengths, [], _options.BatchWords, _seed.For("epoch", epoch));

    public IReadOnlyList<Range> Pieces(int[] batch) => [Range.All];

    public double Count(int[] batch, int step) => batch.Length;

    public Tensor Loss(int[] batch, Range piece, int step)
    {
        var varied = new TaggerVariation(_set, _options, _seed.For("rows", step));
        (TaggerRows.Entry[] Words, int[] Tags)[] rows = [.. batch.Select(row => varied.Vary(_set.Rows[row]))];
        var tensors = new TaggerBatch([.. rows.Select(r => r.Words)], [.. batch.Select(row => _set.Rows[row].Mentions)], _network.Device);
        TaggerNetwork.Output output = _network.Score(tensors, TaggerDropout.Of(_options, _seed.For("dropout", step)));
        long[] tags = new long[tensors.Rows * tensors.Words], intents = new long[tensors.Rows];
        float[] allowed = new float[tensors.Rows * _network.Config.Tags];
        for (int r = 0; r < rows.Length; r++)
        {
            for (int t = 0; t < rows[r].Tags.Length; t++)
            {
                tags[(r * tensors.Words) + t] = rows[r].Tags[t];
            }

            intents[r] = _set.Rows[batch[r]].Intent;
            _allowed[intents[r]].CopyTo(allowed, r * _network.Config.Tags);
        }

        Tensor loss = CrfLoss.Sum(
            output.Emissions,
            _network.Parameters[TaggerParameters.Transitions],
            _network.Parameters[TaggerParameters.Starts],
            tensor(tags, [tensors.Rows, tensors.Words], device: _network.Device),
            tensors.Mask,
            tensor(allowed, [tensors.Rows, _network.Config.Tags], device: _network.Device));
        Tensor chosen = nn.functional.cross_entropy(output.Intents, tensor(intents, device: _network.Device), reduction: nn.Reduction.Sum);
        return loss.Plus(chosen.Plus(HeadLoss(output.Heads, batch)).Times(_options.IntentWeight));
    }

    public double? Validate(CancellationToken cancellationToken) => null;

    private Tensor HeadLoss(Tensor scores, int[] batch)
    {
        Tensor sum = zeros([], device: _network.Device);
        int first = 0;
        for (int head = 0; head < _network.Config.Heads.Count; head++)
        {
            int classes = _network.Config.Heads[head];
            long[] rows = [.. Enumerable.Range(0, batch.Length).Where(r => _set.Rows[batch[r]].Classes[head] >= 0).Select(r => (long)r)];
            if (rows.Length > 0)
            {
                long[] targets = [.. rows.Select(r => (long)_set.Rows[batch[r]].Classes[head])];
                sum = sum.Plus(nn.functional.cross_entropy(scores.narrow(1, first, classes).index_select(0, tensor(rows, device: _network.Device)), tensor(targets, device: _network.Device), reduction: nn.Reduction.Sum));
            }

            first += classes;
        }

        return sum;
    }

    private static float[] Allowed(int[] tags, int count)
    {
        var values = new float[count];
        Array.Fill(values, CrfLoss.Never);
        foreach (int tag in tags)
        {
            values[tag] = 0;
        }

        return values;
    }
}
