using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Training on completions that the network writes as it is at each step: rewarded by what can be verified (<see cref="Grpo"/>), or with a larger
/// network's distributions at every token (<see cref="Distillation"/>). One update for each sampling, so ratios to the sampling network are 1 and their gradient is the whole.
/// </summary>
internal sealed class SampledTask : ITrainingTask
{
    private readonly DecoderNetwork _network;
    private readonly Row[] _rows;
    private readonly int[] _lengths;
    private readonly Settings _settings;
    private readonly Func<DecoderBatch, float[], Tensor> _loss;
    private readonly Func<CancellationToken, double?> _validate;
    private (int Step, Sampled[] Samples) _current = (-1, []);

    /// <param name="network">What is trained.</param>
    /// <param name="rows">Prompts.</param>
    /// <param name="settings">How.</param>
    /// <param name="loss">The undivided loss of sequences with one weight each: advantages.</param>
    /// <param name="validate">The metric at an epoch's end.</param>
    public SampledTask(DecoderNetwork network, Row[] rows, Settings settings, Func<DecoderBatch, float[], Tensor> loss, Func<CancellationToken, double?> validate)
    {
        (_network, _rows, _settings, _loss, _validate) = (network, rows, settings, loss, validate);
        _lengths = [.. rows.Select(r => settings.Samples * r.Length)];
        Parameters = network.Trained([]);
    }

    /// <summary>A prompt, the tokens of prompt and right answer, and what samples of it are worth against each other; null when they are not rewarded.</summary>
    public readonly record struct Row(int[] Prompt, int Length, Func<DecoderSample[], float[]>? Advantages);

    /// <summary>How samples are drawn and batches made.</summary>
    public sealed record Settings(string Stage, int Samples, int End, double Temperature, int MostTokens, bool CountTokens, DecoderOptions Recipe, TrainingRuntime Runtime, Seed Seed);

    public string Stage => _settings.Stage;

    public IReadOnlyDictionary<string, Tensor> Parameters { get; }

    /// <summary>Tokens of every row's samples, as long as the right answer.</summary>
    public int[] Lengths => _lengths;

    public BatchPlan Plan(int epoch) => BatchPlan.Make(_lengths, [], _settings.Recipe.BatchTokens, _settings.Seed.For("epoch", epoch));

    public IReadOnlyList<Range> Pieces(int[] batch) => BatchPlan.Pieces(batch, _lengths, [], _settings.Recipe.MicroBatchTokens);

    public double Count(int[] batch, int step)
    {
        Sampled[] samples = Samples(batch, step);
        return _settings.CountTokens ? samples.Sum(s => (double)s.Sequence.Count) : samples.Any(s => s.Advantage != 0) ? samples.Length : 0;
    }

    public Tensor Loss(int[] batch, Range piece, int step)
    {
        (int offset, int length) = piece.GetOffsetAndLength(batch.Length);
        Sampled[] samples = [.. Samples(batch, step).AsSpan(offset * _settings.Samples, length * _settings.Samples)];
        samples = [.. samples.Where(s => s.Sequence.Count > 0)];
        if (samples.Length == 0)
        {
            return Parameters.Values.First().sum().Times(0); // prompts that fill the context
        }

        using DecoderBatch tensors = DecoderBatch.Of([.. samples.Select(s => s.Sequence)], _settings.Runtime.Device);
        return _loss(tensors, [.. samples.Select(s => s.Advantage)]);
    }

    public double? Validate(CancellationToken cancellationToken) => _validate(cancellationToken);

    private Sampled[] Samples(int[] batch, int step)
    {
        if (_current.Step == step)
        {
            return _current.Samples;
        }

        int group = _settings.Samples;
        int[][] prompts = [.. batch.SelectMany(i => Enumerable.Repeat(_rows[i].Prompt, group))];
        using DisposeScope scope = NewDisposeScope();
        IReadOnlyList<DecoderSample> drawn = DecoderSampler.Complete(_network, prompts, _settings.End, _settings.Runtime.Precision, new SamplingOptions
        {
            Temperature = _settings.Temperature,
            MaximumTokens = _settings.MostTokens,
            BatchRows = 128,
            Seed = _settings.Seed.For("samples", step),
        });
        var samples = new Sampled[drawn.Count];
        for (int b = 0; b < batch.Length; b++)
        {
            DecoderSample[] own = [.. drawn.Skip(b * group).Take(group)];
            float[]? advantages = _rows[batch[b]].Advantages?.Invoke(own);
            for (int s = 0; s < group; s++)
            {
                int[] prompt = _rows[batch[b]].Prompt;
                samples[(b * group) + s] = new Sampled(new DecoderSequence([.. prompt, .. own[s].Ids], prompt.Length), advantages?[s] ?? 0);
            }
        }

        _current = (step, samples);
        return samples;
    }

    private readonly record struct Sampled(DecoderSequence Sequence, float Advantage);
}
