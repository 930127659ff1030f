using System.Diagnostics;
using System.Globalization;

using TorchSharp;

using Understudy.Core;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// Steps through the batches of all epochs: accumulation over pieces, clipping, AdamW, averaging, validation, early stopping. A
/// cancelled run leaves a checkpoint, and the same run goes on from it to the same weights as an uninterrupted one.
/// </summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly ITrainingTask _task;
    private readonly EncoderOptions _options;
    private readonly LoopSettings _settings;
    private readonly AdamW _optimiser;
    private readonly WeightAverage? _average;
    private readonly Dictionary<string, float[]> _best = new(StringComparer.Ordinal);
    private TrainingState _state;
    private long _tokens, _rows, _tokensBefore;
    private double _seconds, _operations;

    public TrainingLoop(ITrainingTask task, EncoderOptions options, LoopSettings settings)
    {
        _task = task;
        _options = options;
        _settings = settings;
        _state = new TrainingState { Run = settings.Run };
        _optimiser = new AdamW(task.Parameters, new AdamWOptions { WeightDecay = options.WeightDecay });
        _average = options.AverageDecay > 0 ? new WeightAverage(task.Parameters, options.AverageDecay) : null;
    }

    /// <summary>Runs to the end, from a checkpoint where there is one.</summary>
    /// <exception cref="OperationCanceledException">When cancelled; the checkpoint is written first.</exception>
    /// <exception cref="UnderstudyException">When the loss is no number any more.</exception>
    public TrainingOutcome Run(CancellationToken cancellationToken)
    {
        bool resumed = Resume();
        _tokensBefore = TokensBefore();
        int steps = Enumerable.Range(0, _settings.Epochs).Sum(e => _task.Plan(e).Batches.Count);
        var schedule = new LearningRateSchedule(_options.LearningRate, steps, _options.WarmUp, Enum.Parse<ScheduleShape>(_options.Schedule, ignoreCase: true));
        long total = _settings.Epochs * _settings.Lengths.Sum(l => (long)l);
        var sinceCheckpoint = Stopwatch.StartNew();
        try
        {
            while (_state.Epoch < _settings.Epochs && !Stopped())
            {
                BatchPlan plan = _task.Plan(_state.Epoch);
                for (int b = _state.Batch; b < plan.Batches.Count; b++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    double rate = schedule.At(_state.Step), loss = Step(plan.Batches[b], rate);
                    Report(loss, total);
                    _settings.StepFinished?.Invoke(_state.Step, loss, rate);
                    if (_settings.Checkpoint is not null && sinceCheckpoint.Elapsed > _settings.CheckpointEvery)
                    {
                        Save();
                        sinceCheckpoint.Restart();
                    }
                }

                FinishEpoch(plan, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            Save();
            throw;
        }

        Save(); // a run that is killed after this stage finds it finished
        _average?.CopyTo(_task.Parameters);
        Restore(_best);
        return new TrainingOutcome
        {
            Epochs = _state.Epochs,
            Best = _state.Best,
            Tokens = _tokens,
            Rows = _rows,
            Seconds = _seconds,
            ShareOfLimit = ShareOfLimit,
            Resumed = resumed,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimiser.Dispose();
        _average?.Dispose();
    }

    private double ShareOfLimit => _seconds == 0 ? 0 : _operations / _seconds / _settings.Runtime.PeakRate;

    /// <summary>Tokens of the epochs and batches that the checkpoint has behind it: progress goes on from there.</summary>
    private long TokensBefore() => (_state.Epoch * _settings.Lengths.Sum(l => (long)l))
        + (_state.Batch == 0 ? 0 : _task.Plan(_state.Epoch).Batches.Take(_state.Batch).Sum(b => b.Sum(row => (long)_settings.Lengths[row])));

    private bool Stopped() => _options.Patience > 0 && _state.Best is not null && _state.Epoch - _state.BestEpoch >= _options.Patience;

    private double Step(int[] batch, double learningRate)
    {
        long started = Stopwatch.GetTimestamp();
        double count = _task.Count(batch, _state.Step), loss = 0;
        if (count > 0)
        {
            _optimiser.ZeroGradients();
            foreach (Range piece in _task.Pieces(batch))
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor part = _task.Loss(batch, piece, _state.Step).Over(count);
                part.backward();
                loss += part.item<float>();
            }

            if (!double.IsFinite(loss))
            {
                throw new UnderstudyException(ErrorCode.TrainingUnavailable, string.Create(CultureInfo.InvariantCulture, $"The training diverged: the loss of step {_state.Step + 1} is {loss}. Lower LearningRate (now {_options.LearningRate}) or Clip (now {_options.Clip}), or use 32-bit floats."));
            }

            _optimiser.ClipGradients(_options.Clip);
            _optimiser.Step(learningRate);
            _average?.Update();
        }

        _state = _state with { Batch = _state.Batch + 1, Step = _state.Step + 1, LossSum = _state.LossSum + loss };
        _seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
        _rows += batch.Length;
        foreach (int row in batch)
        {
            _tokens += _settings.Lengths[row];
            _operations += _settings.Operations(_settings.Lengths[row]);
        }

        return loss;
    }

    private void FinishEpoch(BatchPlan plan, CancellationToken cancellationToken)
    {
        double? metric;
        using (_average?.Applied(_task.Parameters))
        {
            metric = _task.Validate(cancellationToken);
            if (metric is { } m && double.IsFinite(m) && (_state.Best is null || m > _state.Best))
            {
                _state = _state with { Best = m, BestEpoch = _state.Epoch + 1 };
                if (_options.Patience > 0)
                {
                    foreach ((string name, Tensor value) in _task.Parameters)
                    {
                        _best[name] = TensorState.Read(value);
                    }
                }
            }
        }

        var epoch = new TrainingEpoch(_state.Epoch + 1, _state.Step, _state.LossSum / Math.Max(1, plan.Batches.Count), metric, plan.PaddingShare);
        _state = _state with { Epoch = _state.Epoch + 1, Batch = 0, LossSum = 0, Epochs = [.. _state.Epochs, epoch] };
        _settings.EpochFinished?.Invoke(epoch);
        FreedMemory.Release();
    }

    private void Report(double loss, long total)
    {
        if (_settings.Progress is null)
        {
            return;
        }

        string metric = _state.Epochs is [.., { Metric: { } m }] ? string.Create(CultureInfo.InvariantCulture, $", {_settings.MetricName} {m:0.000}") : "";
        _settings.Progress.Report(new StageProgress(_task.Stage, _tokensBefore + _tokens, total, "tokens", string.Create(CultureInfo.InvariantCulture, $"epoch {_state.Epoch + 1}/{_settings.Epochs}, loss {loss:0.000}{metric}, {100 * ShareOfLimit:0} % of the limit, {Environment.WorkingSet >> 20:#,0} MiB")));
    }

    private void Save()
    {
        if (_settings.Checkpoint is not { } file)
        {
            return;
        }

        Dictionary<string, float[]> tensors = new(StringComparer.Ordinal);
        foreach ((string name, Tensor value) in _task.Parameters)
        {
            tensors["weight/" + name] = TensorState.Read(value);
        }

        Add("optimiser/", _optimiser.ReadState());
        Add("average/", _average?.ReadState() ?? []);
        Add("best/", _best);
        file.Write(_state, tensors);
        _settings.CheckpointWritten?.Invoke(_state.Step);

        void Add(string prefix, IEnumerable<KeyValuePair<string, float[]>> values)
        {
            foreach ((string name, float[] value) in values)
            {
                tensors[prefix + name] = value;
            }
        }
    }

    private bool Resume()
    {
        if (_settings.Checkpoint?.TryRead(_settings.Run) is not var (state, tensors) || state is null)
        {
            return false;
        }

        Restore(Part("weight/"));
        _optimiser.WriteState(Part("optimiser/"));
        _average?.WriteState(Part("average/"));
        foreach ((string name, float[] value) in Part("best/"))
        {
            _best[name] = value;
        }

        _state = state;
        return true;

        Dictionary<string, float[]> Part(string prefix) => tensors.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(t => t.Key[prefix.Length..], t => t.Value, StringComparer.Ordinal);
    }

    private void Restore(Dictionary<string, float[]> values)
    {
        foreach ((string name, float[] value) in values)
        {
            TensorState.Write(_task.Parameters[name], value);
        }
    }
}
