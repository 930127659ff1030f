using System.Globalization;
using System.Text.Json;

using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Trains a bidirectional LSTM with a conditional random field (1508.01991) over words and their character n-grams (1607.04606), jointly with
/// intent (1609.01454) and enumerated arguments. Same request and seed, same weights on one kind of processor and number of threads.
/// </summary>
public sealed class TaggerTrainer
{
    private const int MostGolden = 256;
    private const double Tolerance = 1e-4;

    private readonly string? _directory;
    private readonly IProgress<StageProgress>? _progress;
    private readonly Action<TrainingEpoch>? _epochFinished;

    /// <summary>Sets where training keeps its state and what is told about it.</summary>
    /// <param name="directory">Where the checkpoint goes; null keeps none, and a cancelled run starts again.</param>
    /// <param name="progress">Told about words.</param>
    /// <param name="epochFinished">Told about every epoch.</param>
    public TaggerTrainer(string? directory = null, IProgress<StageProgress>? progress = null, Action<TrainingEpoch>? epochFinished = null) => (_directory, _progress, _epochFinished) = (directory, progress, epochFinished);

    /// <summary>Aligns, trains, calibrates. The same request goes on from its checkpoint to the same weights as an uninterrupted run.</summary>
    /// <exception cref="ArgumentException">When options are out of range; all reasons at once.</exception>
    /// <exception cref="UnderstudyException">When no row can be learned from, or libtorch cannot be loaded, or the training diverged.</exception>
    public TaggerResult Train(TaggerRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        TaggerOptions options = request.Options;
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(request));
        }

        AlignedCalls calls = CallAligner.Align(request.Train, request.Tools, request.Alignment with { MaximumWords = options.MaximumWords }, request.Day);
        WordEncoder encoder = TaggerVocabulary.Learn(calls.Rows, options);
        TaggerConfig config = options.Config(encoder.WordHashesKnown.Length, encoder.GramHashesKnown.Length, calls.Plan.Slots.Count, calls.Plan.Intents.Count, CallAligner.HeadsOf(calls.Plan));
        if (config.Validate() is { Count: > 0 } faults)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The calls need a tagger that is too large: {string.Join(" ", faults)}");
        }

        var runtime = TrainingRuntime.Choose(ComputePrecision.Float32, request.Threads); // steps this small gain nothing from bfloat16
        using var network = TaggerNetwork.Random(config, encoder, request.Seed.For("weights"), runtime.Device);
        var rows = new TaggerRows(calls, calls.Rows, encoder);
        var task = new TaggerTask(network, rows, calls.Plan, options, request.Seed);
        TrainingOutcome outcome = Run(task, network, rows, request, runtime, cancellationToken);
        TaggerWeights weights = network.ToWeights();
        Verify(network, weights, calls, rows);
        return Calibrated(new TaggerResult { Request = request, Plan = calls.Plan, Weights = weights, Alignment = calls.Report, Calibration = new CallCalibration(), SelectionAnswers = [], Outcome = outcome });
    }

    private TrainingOutcome Run(TaggerTask task, TaggerNetwork network, TaggerRows rows, TaggerRequest request, TrainingRuntime runtime, CancellationToken cancellationToken)
    {
        TaggerOptions options = request.Options;
        TaggerConfig c = network.Config;
        double matrices = 0;
        for (int layer = 0; layer < c.Layers; layer++)
        {
            matrices += 8.0 * c.Hidden * (c.Hidden + (layer == 0 ? c.InputWidth : c.StateWidth));
        }

        matrices += (double)c.Tags * (c.StateWidth + c.Tags);
        int batches = task.Plan(0).Batches.Count;
        var settings = new LoopSettings
        {
            Run = _directory is null ? "" : Identity(request, runtime),
            Epochs = Math.Max(options.Epochs, Math.Min(TaggerOptions.MostPasses, (options.LeastSteps + batches - 1) / batches)),
            Runtime = runtime,
            Lengths = rows.Lengths,
            Operations = words => 6 * matrices * words,
            Checkpoint = _directory is null ? null : new CheckpointFile(Path.Combine(_directory, "tagger.checkpoint")),
            Progress = _progress,
            EpochFinished = _epochFinished,
        };
        using var loop = new TrainingLoop(task, Loop(options), settings);
        return loop.Run(cancellationToken);
    }

    private static string Identity(TaggerRequest request, TrainingRuntime runtime)
    {
        using var identity = new RunIdentity("tagger", request.Seed, Loop(request.Options), runtime);
        identity.Add(JsonSerializer.Serialize(request.Options, TaggerOptionsJson.Default.TaggerOptions)).Add(request.Alignment.ToString()).Add(request.Tools?.Json.GetRawText() ?? "").Add(request.Day?.ToString("O", CultureInfo.InvariantCulture) ?? "");
        foreach (CallRow row in request.Train)
        {
            identity.Add(row.Text).Add(row.Calls);
        }

        return identity.Finish();
    }

    /// <summary>What the loop reads of a recipe.</summary>
    private static EncoderOptions Loop(TaggerOptions o) => new()
    {
        Name = o.Name,
        LearningRate = o.LearningRate,
        WarmUp = o.WarmUp,
        Schedule = o.Schedule,
        WeightDecay = o.WeightDecay,
        Clip = o.Clip,
        AverageDecay = o.AverageDecay,
    };

    private static TaggerResult Calibrated(TaggerResult result)
    {
        IReadOnlyList<CallRow> selection = result.Request.Selection;
        TaggerSpecialist raw = ServedTagger.Specialist(result);
        var answers = new (string? Calls, double Probability)[selection.Count];
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, result.Request.Threads) }, i => answers[i] = raw.PredictRaw(selection[i].Text));
        List<double> logOdds = [], right = [];
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i].Calls is { } calls)
            {
                logOdds.Add(CallCalibration.LogOdds(answers[i].Probability));
                right.Add(calls == selection[i].Calls ? 1 : 0);
            }
        }

        if (logOdds.Count == 0)
        {
            return result;
        }

        (double slope, double offset) = ConfidenceMap.FitLogOdds([.. logOdds], [.. right]);
        var calibration = new CallCalibration(slope, offset);
        return result with
        {
            Calibration = calibration,
            SelectionAnswers = [.. answers.Select(a => new CallPrediction(a.Calls, a.Calls is null ? 0 : calibration.Of(a.Probability)))],
        };
    }

    /// <summary>Refuses weights that the served form reads otherwise than the trained one.</summary>
    private static void Verify(TaggerNetwork network, TaggerWeights weights, AlignedCalls calls, TaggerRows rows)
    {
        var model = new TaggerModel(weights, calls.Plan);
        var scores = new TaggerScores();
        for (int r = 0; r < Math.Min(MostGolden, rows.Rows.Length); r++)
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable quiet = no_grad();
            TaggerNetwork.Output expected = network.Score(new TaggerBatch([[.. rows.Rows[r].Entries.Select(e => rows[e])]], [rows.Rows[r].Mentions], network.Device));
            model.Score(calls.Rows[r].Text, calls.Rows[r].Words, scores);
            Check("tags", expected.Emissions, scores.Emissions, r);
            Check("intents", expected.Intents, scores.Intents, r);
            Check("heads", expected.Heads, scores.Heads, r);
        }

        void Check(string what, Tensor expected, ReadOnlySpan<float> found, int row)
        {
            float[] values = expected.numel() == 0 ? [] : TensorState.Read(expected.reshape(-1));
            for (int i = 0; i < values.Length; i++)
            {
                if (!(Math.Abs(values[i] - found[i]) <= Tolerance * Math.Max(1, Math.Abs(values[i]))))
                {
                    throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The served tagger does not answer as the trained one: row {calls.Rows[row].Row} gives {found[i]} instead of {values[i]} ({what} {i}). It was not kept; train again, and report this.");
                }
            }
        }
    }
}
