using System.Text.Json;

using Understudy.Core;

namespace Understudy.Training;

/// <summary>
/// A job's directory: <c>job.json</c> (rewritten whole, atomically), <c>events.jsonl</c> and <c>checkpoints.jsonl</c> (appended). A repeated
/// command continues the same files. Not thread-safe.
/// </summary>
public sealed class TrainingJobLog
{
    private const string JobFile = "job.json";

    private readonly string _directory;
    private readonly TimeProvider _time;
    private TrainingJob _job;
    private int _events, _checkpoints;

    private TrainingJobLog(string directory, TrainingJob job, TimeProvider time)
    {
        _directory = directory;
        _job = job;
        _time = time;
        _events = Continue("events.jsonl");
        _checkpoints = Continue("checkpoints.jsonl");
    }

    /// <summary>The job as it stands.</summary>
    public TrainingJob Job => _job;

    /// <summary>Opens or continues the log of a job. A last line that a killed process left torn is cut off.</summary>
    /// <param name="root">Directory of all jobs.</param>
    /// <param name="job">The job; its status is written as <c>running</c>. A job that is continued keeps the time at which it was created.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UnderstudyException">When the directory cannot be written.</exception>
    public static TrainingJobLog Open(string root, TrainingJob job, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(time);
        string directory = Path.Combine(root, job.Id);
        try
        {
            Directory.CreateDirectory(directory);
            var log = new TrainingJobLog(directory, job with { Status = "running", CreatedAt = CreatedBefore(directory) ?? job.CreatedAt }, time);
            log.WriteJob();
            return log;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"Could not write the log of a training in {directory} ({e.Message}). Free space or choose another workspace.", e);
        }
    }

    /// <summary>Adds a message.</summary>
    public void Say(string message) => AddEvent(message, "message", null);

    /// <summary>Adds metrics of a step.</summary>
    /// <param name="step">From 1.</param>
    /// <param name="message">For people.</param>
    /// <param name="metrics">Names and values; values that are no number are left out.</param>
    public void AddMetrics(int step, string message, IEnumerable<KeyValuePair<string, double>> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Dictionary<string, double> data = new(StringComparer.Ordinal) { ["step"] = step };
        foreach ((string name, double value) in metrics)
        {
            if (double.IsFinite(value))
            {
                data[name] = value;
            }
        }

        AddEvent(message, "metrics", JsonSerializer.SerializeToElement(data, TrainingJobJson.Default.DictionaryStringDouble));
    }

    /// <summary>Adds a checkpoint.</summary>
    /// <param name="step">Steps finished.</param>
    /// <param name="file">Its file, relative to the job's directory.</param>
    /// <param name="trainLoss">Loss of the last step; NaN when unknown.</param>
    public void AddCheckpoint(int step, string file, double trainLoss) => Append("checkpoints.jsonl", JsonSerializer.Serialize(
        new TrainingJobCheckpoint
        {
            Id = $"ftckpt-{_job.Id["ftjob-".Length..]}-{++_checkpoints}",
            CreatedAt = Now,
            FineTuningJobId = _job.Id,
            StepNumber = step,
            FineTunedModelCheckpoint = file,
            Metrics = double.IsFinite(trainLoss) ? new Dictionary<string, double> { ["step"] = step, ["train_loss"] = trainLoss } : new Dictionary<string, double> { ["step"] = step },
        },
        TrainingJobJson.Default.TrainingJobCheckpoint));

    /// <summary>Ends the job.</summary>
    /// <param name="status"><c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
    /// <param name="trainedTokens">Tokens trained on.</param>
    /// <param name="model">The specialist's id, or null.</param>
    /// <param name="error">Why it failed, or null.</param>
    public void Finish(string status, long trainedTokens = 0, string? model = null, TrainingJobError? error = null)
    {
        _job = _job with { Status = status, FinishedAt = Now, TrainedTokens = Math.Max(trainedTokens, _job.TrainedTokens), FineTunedModel = model, Error = error };
        WriteJob();
        Say($"The job has {status}.");
    }

    private long Now => _time.GetUtcNow().ToUnixTimeSeconds();

    private void AddEvent(string message, string type, JsonElement? data) => Append("events.jsonl", JsonSerializer.Serialize(
        new TrainingJobEvent { Id = $"ftevent-{_job.Id["ftjob-".Length..]}-{++_events}", CreatedAt = Now, Message = message, Type = type, Data = data },
        TrainingJobJson.Default.TrainingJobEvent));

    private static long? CreatedBefore(string directory)
    {
        string path = Path.Combine(directory, JobFile);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), TrainingJobJson.Default.TrainingJob)?.CreatedAt : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Cuts off a line without an end, which the next one would be glued to, and counts the whole ones.</summary>
    private int Continue(string file)
    {
        string path = Path.Combine(_directory, file);
        if (!File.Exists(path))
        {
            return 0;
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var block = new byte[64 * 1024];
        long end = 0, at = 0;
        int lines = 0;
        for (int read; (read = stream.Read(block)) > 0; at += read)
        {
            for (int i = 0; i < read; i++)
            {
                if (block[i] == (byte)'\n')
                {
                    (end, lines) = (at + i + 1, lines + 1);
                }
            }
        }

        if (end < at)
        {
            stream.SetLength(end);
        }

        return lines;
    }

    private void Append(string file, string line)
    {
        try
        {
            File.AppendAllText(Path.Combine(_directory, file), line + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"Could not write {Path.Combine(_directory, file)} ({e.Message}). Free space or choose another workspace.", e);
        }
    }

    private void WriteJob()
    {
        string path = Path.Combine(_directory, JobFile), temporary = path + ".writing";
        try
        {
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_job, TrainingJobJson.Default.TrainingJob));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary); // on a full disk the space is needed
            }

            throw new UnderstudyException(ErrorCode.WriteFailed, $"Could not write {path} ({e.Message}). Free space or choose another workspace.", e);
        }
    }
}
