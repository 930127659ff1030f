using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>Moves a freshly written specialist to its place and makes its record.</summary>
public static class SpecialistStore
{
    /// <summary>Where a specialist is written first; what a killed run left there is removed.</summary>
    public static string Fresh(Session session, Prepared prepared)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        string fresh = Path.Combine(session.Workspace.SpecialistsDirectory, $"{prepared.Workload.Id}-new");
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true);
        }

        return fresh;
    }

    /// <summary>Takes the directory in; an identical one that is already there is kept instead.</summary>
    public static SpecialistRecord Keep(Session session, Prepared prepared, string fresh, ContentHash hash, Rung rung, double seconds)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        string id = $"{prepared.Workload.Id}-{hash.Short}", final = Path.Combine(session.Workspace.SpecialistsDirectory, id);
        if (Directory.Exists(final))
        {
            Directory.Delete(fresh, recursive: true);
        }
        else
        {
            Directory.Move(fresh, final);
        }

        var record = new SpecialistRecord
        {
            Id = id,
            WorkloadId = prepared.Workload.Id,
            Rung = rung,
            Directory = Path.GetRelativePath(session.Workspace.Directory, final),
            Artifact = hash,
            Data = prepared.Examples.Content,
            Seed = session.Seed.Value,
            TrainSeconds = seconds,
            Created = session.Terminal.Time.GetUtcNow(),
        };
        session.Workspace.AddSpecialist(record);
        return record;
    }
}
