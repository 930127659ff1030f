using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// Trains a decoder on by one of <see cref="PreferenceOptions.Objectives"/>, from where supervised learning left it; frozen, that decoder is the reference.
/// Same request and seed, same weights on one kind of processor and number of threads.
/// </summary>
public sealed class PreferenceTrainer
{
    private readonly string? _directory;
    private readonly IProgress<StageProgress>? _progress;
    private readonly Action<TrainingEpoch>? _epochFinished;

    /// <summary>Sets where training keeps its state and what is told about it.</summary>
    /// <param name="directory">Where the checkpoint goes; null keeps none, and a cancelled run starts again.</param>
    /// <param name="progress">Told about tokens.</param>
    /// <param name="epochFinished">Told about every epoch.</param>
    public PreferenceTrainer(string? directory = null, IProgress<StageProgress>? progress = null, Action<TrainingEpoch>? epochFinished = null) => (_directory, _progress, _epochFinished) = (directory, progress, epochFinished);

    /// <summary>Makes pairs or samples, trains, measures. The same request goes on from its checkpoint to the same weights as an uninterrupted run.</summary>
    /// <exception cref="ArgumentException">When the request cannot be used; all reasons at once.</exception>
    /// <exception cref="UnderstudyException">When there is nothing to learn from, or the training diverged.</exception>
    public PreferenceResult Train(PreferenceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(request));
        }

        var runtime = TrainingRuntime.Choose(request.Precision, request.Threads);
        using var network = DecoderNetwork.From(request.Start.Weights, runtime.Device);
        using var reference = DecoderNetwork.From(request.Start.Weights, runtime.Device);
        using DecoderNetwork? teacher = request.Teacher is { } t ? DecoderNetwork.From(t.Weights, runtime.Device) : null;
        var stage = new PreferenceStage(request, network, reference, teacher, runtime, cancellationToken);
        (ITrainingTask task, int[] lengths) = stage.Task();
        AnswerLikelihood before = stage.Watch(cancellationToken);
        TrainingOutcome outcome = Run(task, lengths, stage, request, runtime, cancellationToken);
        return new PreferenceResult
        {
            Request = request,
            Weights = network.ToWeights(),
            Pairs = [.. stage.Pairs.GroupBy(p => (p.Source, p.Cause)).OrderBy(g => g.Key).Select(g => new PreferenceCount(g.Key.Source, g.Key.Cause, g.Count()))],
            TooLong = stage.TooLong,
            Before = before,
            After = stage.Watch(cancellationToken),
            Outcome = outcome,
        };
    }

    private TrainingOutcome Run(ITrainingTask task, int[] lengths, PreferenceStage stage, PreferenceRequest request, TrainingRuntime runtime, CancellationToken cancellationToken)
    {
        DecoderConfig config = request.Start.Weights.Config;
        DecoderOptions recipe = request.Options.Recipe();
        var settings = new LoopSettings
        {
            Run = _directory is null ? "" : Identity(request, stage, runtime),
            Epochs = recipe.Epochs,
            Runtime = runtime,
            Lengths = lengths,
            Operations = tokens => DecoderTrainer.Operations(config, tokens, tokens / 2),
            MetricName = "chosen",
            Checkpoint = _directory is null ? null : new CheckpointFile(Path.Combine(_directory, $"decoder-{request.Options.Objective}.checkpoint")),
            Progress = _progress,
            EpochFinished = _epochFinished,
        };
        using var loop = new TrainingLoop(task, recipe.Loop(), settings);
        return loop.Run(cancellationToken);
    }

    private static string Identity(PreferenceRequest request, PreferenceStage stage, TrainingRuntime runtime)
    {
        using var identity = new RunIdentity("preference", request.Seed, request.Options.Recipe().Loop(), runtime);
        identity.Add(JsonSerializer.Serialize(request.Options, PreferenceOptionsJson.Default.PreferenceOptions)).Add(request.Tools?.Json.GetRawText() ?? "");
        foreach (DecoderStart start in new[] { request.Start, request.Teacher }.OfType<DecoderStart>())
        {
            identity.Add(start.Weights.Config.ToString());
            foreach (ModelTensor tensor in DecoderParameters.List(start.Weights.Config))
            {
                identity.Add(start.Weights[tensor.Name].Span);
            }
        }

        foreach (CallRow row in request.Train)
        {
            identity.Add(row.Text).Add(row.Calls);
        }

        foreach (PreferencePair pair in stage.Pairs)
        {
            identity.Add(pair.Text).Add(pair.Chosen).Add(pair.Rejected);
        }

        return identity.Finish();
    }
}
