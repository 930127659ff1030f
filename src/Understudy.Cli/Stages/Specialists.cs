using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>Finds trained specialists.</summary>
public static class Specialists
{
    /// <summary>The newest specialist of a workload, or the one of that id.</summary>
    /// <exception cref="UnderstudyException">When there is none; the message says what to run.</exception>
    public static SpecialistRecord Newest(Session session, string name)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Workspace.ListSpecialists().FirstOrDefault(s => s.Id == name) is { } exact)
        {
            return exact;
        }

        WorkloadRecord workload = session.Workspace.GetWorkload(name);
        return session.Workspace.ListSpecialists(workload.Id) is [var newest, ..]
            ? newest
            : throw new UnderstudyException(ErrorCode.NotFound, $"The workload '{workload.Name}' has no specialist yet. Train one: understudy train {workload.Id}");
    }

    /// <summary>The threshold of the specialist's certificate, or null when there is none, it has expired, or it does not verify.</summary>
    public static double? CertifiedThreshold(Session session, SpecialistRecord record)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(record);
        CertificateStanding standing = CertificateStanding.Read(Path.Combine(session.Workspace.Directory, record.Directory), record.Artifact, session.Workspace.Directory, record.WorkloadId, session.Terminal.Time);
        return standing.CertifiedThresholdAt(session.Terminal.Time.GetUtcNow());
    }
}
