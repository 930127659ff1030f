using System.Text.Json;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Events;

/// <summary>The shapes are those of OpenAI's fine-tuning API: job, event, checkpoint.</summary>
public sealed class TrainingJobLogTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FixedTime _time = new(1_700_000_000);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_job_goes_from_running_to_succeeded_in_the_shape_of_a_fine_tuning_job()
    {
        TrainingJobLog log = Open();
        JsonElement running = Job();
        Assert.Equal(
            ["created_at", "error", "estimated_finish", "fine_tuned_model", "finished_at", "hyperparameters", "id", "model", "object", "organization_id", "result_files", "seed", "status", "trained_tokens", "training_file", "validation_file"],
            running.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(("fine_tuning.job", "ftjob-abc", "running"), (Text(running, "object"), Text(running, "id"), Text(running, "status")));
        Assert.Equal(JsonValueKind.Null, running.GetProperty("finished_at").ValueKind);
        Assert.Equal(3, running.GetProperty("hyperparameters").GetProperty("epochs").GetInt32());

        _time.Now += 60;
        log.Finish("succeeded", 1234, "helpdesk-1");
        JsonElement done = Job();
        Assert.Equal(("succeeded", "helpdesk-1", 1234, 1_700_000_000, 1_700_000_060), (Text(done, "status"), Text(done, "fine_tuned_model"), done.GetProperty("trained_tokens").GetInt32(), done.GetProperty("created_at").GetInt64(), done.GetProperty("finished_at").GetInt64()));
    }

    [Fact]
    public void Metrics_are_events_and_numbers_that_are_none_are_left_out()
    {
        TrainingJobLog log = Open();
        log.Say("begins");
        log.AddMetrics(7, "step 7", [new("train_loss", 0.5), new("valid_metric", double.NaN)]);
        log.AddCheckpoint(7, "train.checkpoint", 0.25);
        log.AddCheckpoint(8, "train.checkpoint", double.NaN);

        JsonElement[] events = Lines("events.jsonl"), checkpoints = Lines("checkpoints.jsonl");
        Assert.Equal(["message", "metrics"], events.Select(e => Text(e, "type")));
        Assert.Equal(["ftevent-abc-1", "ftevent-abc-2"], events.Select(e => Text(e, "id")));
        Assert.All(events, e => Assert.Equal(("fine_tuning.job.event", "info", 1_700_000_000), (Text(e, "object"), Text(e, "level"), e.GetProperty("created_at").GetInt64())));
        Assert.Equal("""{"step":7,"train_loss":0.5}""", events[1].GetProperty("data").GetRawText());
        Assert.Equal(["ftckpt-abc-1", "ftckpt-abc-2"], checkpoints.Select(e => Text(e, "id")));
        Assert.All(checkpoints, c => Assert.Equal(("fine_tuning.job.checkpoint", "ftjob-abc", "train.checkpoint"), (Text(c, "object"), Text(c, "fine_tuning_job_id"), Text(c, "fine_tuned_model_checkpoint"))));
        Assert.Equal(["""{"step":7,"train_loss":0.25}""", """{"step":8}"""], checkpoints.Select(c => c.GetProperty("metrics").GetRawText()));
    }

    [Fact]
    public void A_repeated_job_goes_on_with_its_files_and_survives_a_torn_last_line()
    {
        TrainingJobLog log = Open();
        log.Say("first");
        log.Say("Ümläute — second");
        string events = Path.Combine(_directory["ftjob-abc"], "events.jsonl");
        byte[] whole = File.ReadAllBytes(events);
        File.WriteAllBytes(events, whole[..^9]); // killed while it wrote
        File.WriteAllText(Path.Combine(_directory["ftjob-abc"], "checkpoints.jsonl"), "{\"obj");

        _time.Now += 100;
        log = Open();
        log.Say("third");
        log.AddCheckpoint(1, "f", 1);

        Assert.Equal(["first", "third"], Lines("events.jsonl").Select(e => Text(e, "message")));
        Assert.Equal(["ftevent-abc-1", "ftevent-abc-2"], Lines("events.jsonl").Select(e => Text(e, "id")));
        Assert.Equal("ftckpt-abc-1", Text(Assert.Single(Lines("checkpoints.jsonl")), "id"));
        Assert.Equal(1_700_000_000, Job().GetProperty("created_at").GetInt64());
    }

    [Fact]
    public void A_damaged_job_file_is_written_anew()
    {
        Open();
        File.WriteAllText(Path.Combine(_directory["ftjob-abc"], "job.json"), "{");
        _time.Now = 1_700_000_005;
        Open();

        Assert.Equal(1_700_000_005, Job().GetProperty("created_at").GetInt64());
    }

    [Fact]
    public void A_failure_keeps_its_code_and_a_place_that_cannot_be_written_is_told()
    {
        Open().Finish("failed", error: new TrainingJobError("TooFewExamples", "Give more."));
        Assert.Equal("""{"code":"TooFewExamples","message":"Give more."}""", Job().GetProperty("error").GetRawText());

        string file = _directory.Write("taken", "");
        Assert.Equal(ErrorCode.WriteFailed, Assert.Throws<UnderstudyException>(() => TrainingJobLog.Open(file, New(), _time)).Code);
    }

    private TrainingJobLog Open() => TrainingJobLog.Open(_directory.Path, New(), _time);

    private TrainingJob New() => new()
    {
        Id = "ftjob-abc",
        Model = "encoder",
        CreatedAt = _time.Now,
        Status = "queued",
        TrainingFile = "hash",
        Hyperparameters = JsonSerializer.Deserialize<JsonElement>("""{"epochs":3}"""),
        Seed = 5,
    };

    private JsonElement Job() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(_directory["ftjob-abc"], "job.json")));

    private JsonElement[] Lines(string file) => [.. File.ReadAllLines(Path.Combine(_directory["ftjob-abc"], file)).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private sealed class FixedTime(long now) : TimeProvider
    {
        public long Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Now);
    }
}
