using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Training;

namespace Understudy.Cli;

/// <summary>The logs of trainings that take long enough to be cancelled, and where they keep their checkpoints.</summary>
internal static class TrainingJobs
{
    /// <summary>Opens the log of a training, or goes on with that of an equal one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="model">What is trained.</param>
    /// <param name="data">Hash of the data.</param>
    /// <param name="identity">Everything that the result depends on.</param>
    /// <param name="recipe">The recipe.</param>
    public static TrainingJobLog Open(Session session, string model, string data, string identity, JsonElement recipe) => TrainingJobLog.Open(
        Root(session),
        new TrainingJob
        {
            Id = $"ftjob-{ContentHash.Of(identity).Short}",
            Model = model,
            CreatedAt = session.Terminal.Time.GetUtcNow().ToUnixTimeSeconds(),
            Status = "running",
            TrainingFile = data,
            Hyperparameters = recipe,
            Seed = session.Seed.Value,
        },
        session.Terminal.Time);

    /// <summary>Where a training keeps its checkpoints.</summary>
    public static string Directory(Session session, TrainingJobLog log) => Path.Combine(Root(session), log.Job.Id);

    /// <summary>Does work of a training; the log says how it ended when it did not end well.</summary>
    public static T Guarded<T>(Session session, TrainingJobLog log, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            session.EndStage();
            log.Finish("cancelled");
            session.Say($"The training stopped at a checkpoint in {Session.Shown(Directory(session, log))}; the same command goes on from there.");
            throw;
        }
        catch (UnderstudyException e)
        {
            log.Finish("failed", error: new TrainingJobError(e.Code.ToString(), e.Message));
            throw;
        }
    }

    /// <summary>Ends the log and removes the checkpoints.</summary>
    /// <param name="log">The log.</param>
    /// <param name="checkpoints">Where they are.</param>
    /// <param name="tokens">Tokens (of taggers: words) trained on.</param>
    /// <param name="record">What came of it; null when it was not kept.</param>
    public static void Finish(TrainingJobLog log, string checkpoints, long tokens, SpecialistRecord? record)
    {
        log.Finish("succeeded", tokens, record?.Id);
        foreach (string file in System.IO.Directory.EnumerateFiles(checkpoints, "*.checkpoint", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }
    }

    private static string Root(Session session) => Path.Combine(session.Workspace.Directory, "training");
}
