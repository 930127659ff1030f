using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>Pretrains and trains encoders on one runtime, with checkpoints, progress and a job log.</summary>
public sealed class EncoderTrainer
{
    private readonly TrainingRuntime _runtime;
    private readonly string? _directory;
    private readonly TrainingJobLog? _log;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>Sets where training runs and what is told about it.</summary>
    /// <param name="runtime">Device and number format.</param>
    /// <param name="directory">Where checkpoints go; null keeps none, and a cancelled run starts again.</param>
    /// <param name="log">The job's log, or null.</param>
    /// <param name="progress">Told about tokens.</param>
    public EncoderTrainer(TrainingRuntime runtime, string? directory = null, TrainingJobLog? log = null, IProgress<StageProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        _runtime = runtime;
        _directory = directory;
        _log = log;
        _progress = progress;
    }

    /// <summary>Masked-token pretraining (1810.04805) of a network on unlabelled sequences; <see cref="EncoderOptions.PretrainEpochs"/> passes.</summary>
    /// <param name="network">Trained in place.</param>
    /// <param name="texts">Sequences.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="masking">How tokens are hidden.</param>
    /// <param name="seed">Seed of masks, batches and dropout.</param>
    /// <param name="cancellationToken">Stops and leaves a checkpoint.</param>
    public TrainingOutcome Pretrain(EncoderNetwork network, TokenSequence[] texts, EncoderOptions options, MaskingOptions masking, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(masking);
        using var task = new MaskedTask(network, texts, options, masking, _runtime, seed);
        double head = 6.0 * network.Config.Width * network.Config.VocabularySize * options.MaskProbability;
        using var identity = new RunIdentity("pretrain", seed, options, _runtime);
        identity.Add($"{masking.MaskToken} {masking.VocabularySize} {string.Join(' ', masking.SpecialTokens)} {masking}");
        return Run(task, options, "pretrain", options.PretrainEpochs, [.. texts.Select(t => t.Length)], n => Operations(network.Config, n, 1) + (head * n), () => identity.Add(network).Add(texts).Finish(), "", cancellationToken);
    }

    /// <summary>Training on labels or scores; <see cref="EncoderOptions.Epochs"/> passes.</summary>
    /// <param name="network">Trained in place.</param>
    /// <param name="set">What from.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="maskToken">What token dropout puts in the place of a token.</param>
    /// <param name="seed">Seed of batches and dropout.</param>
    /// <param name="validate">The validation metric of the network as it is, larger is better; null for none.</param>
    /// <param name="metricName">What that metric is called.</param>
    /// <param name="cancellationToken">Stops and leaves a checkpoint.</param>
    public TrainingOutcome Train(EncoderNetwork network, TrainingSet set, EncoderOptions options, int maskToken, Seed seed, Func<EncoderNetwork, double>? validate = null, string metricName = "selection", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var task = new SupervisedTask(network, set, options, _runtime, maskToken, seed, _ => validate?.Invoke(network));
        int passes = options.RDrop > 0 ? 2 : 1;
        using var identity = new RunIdentity("train", seed, options, _runtime);
        identity.Add<int>([maskToken]);
        return Run(task, options, "train", options.Epochs, set.Lengths.ToArray(), n => Operations(network.Config, n, passes), () => set.AddTo(identity.Add(network)).Finish(), metricName, cancellationToken);
    }

    /// <summary>Floating-point operations of training on one row: 6 a parameter and token in matrices, and attention's 12·layers·width·n².</summary>
    public static double Operations(EncoderConfig config, int tokens, int passes)
    {
        ArgumentNullException.ThrowIfNull(config);
        double matrices = config.Layers * ((4.0 * config.Width * config.Width) + ((config.Family == EncoderFamily.Bert ? 2.0 : 3.0) * config.Width * config.FeedForward));
        return passes * ((6 * matrices * tokens) + (12.0 * config.Layers * config.Width * tokens * tokens));
    }

    private TrainingOutcome Run(ITrainingTask task, EncoderOptions options, string stage, int epochs, int[] lengths, Func<int, double> operations, Func<string> identity, string metricName, CancellationToken cancellationToken)
    {
        double lastLoss = double.NaN;
        var settings = new LoopSettings
        {
            Run = _directory is null ? "" : identity(),
            Epochs = epochs,
            Runtime = _runtime,
            Lengths = lengths,
            Operations = operations,
            MetricName = metricName,
            Checkpoint = _directory is null ? null : new CheckpointFile(Path.Combine(_directory, $"{stage}.checkpoint")),
            Progress = _progress,
            StepFinished = (_, loss, _) => lastLoss = loss,
            EpochFinished = e => _log?.AddMetrics(e.Steps, FormattableString.Invariant($"{task.Stage}: epoch {e.Number} of {epochs}, loss {e.Loss:0.0000}"), Metrics(e)),
            CheckpointWritten = step => _log?.AddCheckpoint(step, $"{stage}.checkpoint", lastLoss),
        };
        using var loop = new TrainingLoop(task, options, settings);
        return loop.Run(cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, double>> Metrics(TrainingEpoch epoch)
    {
        yield return new("train_loss", epoch.Loss);
        if (epoch.Metric is { } metric)
        {
            yield return new("valid_metric", metric);
        }
    }
}
