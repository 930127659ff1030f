using System.Globalization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>Deletes examples on demand, with the review that quotes them, and says what is left to do.</summary>
public static class ForgetStage
{
    /// <summary>Deletes.</summary>
    /// <exception cref="UnderstudyException">When nothing matches; nothing is changed then.</exception>
    public static void Run(Session session, WorkloadRecord workload, ForgetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(request);
        ForgetResult result = session.Workspace.Forget(workload.Id, request, session.Progress, cancellationToken);
        if (result.Examples + result.TestExamples == 0)
        {
            throw new UnderstudyException(ErrorCode.NotFound, $"The workload '{workload.Name}' has no example of {Wanted(request)}. Nothing was changed. Groups are the values of --group at import; lines are those of the imported file.");
        }

        IReadOnlyList<string> removed = RemoveReview(session.Workspace, workload);
        string[] quoting = [.. session.Workspace.ListSpecialists(workload.Id).Select(s => Path.Combine(session.Workspace.ReportsDirectory, s.Id)).Where(Directory.Exists).Select(Session.Shown)];
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(CurateJson.Forgotten(workload.Id, result, removed, quoting));
        }

        Say(session, workload, result, removed, quoting);
    }

    private static void Say(Session session, WorkloadRecord workload, ForgetResult result, IReadOnlyList<string> removed, string[] quoting)
    {
        string tests = result.TestExamples == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {result.TestExamples:#,0} of the test file");
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Deleted {result.Examples:#,0} example{(result.Examples == 1 ? "" : "s")} of {workload.Name}{tests}; {result.Left:#,0} are left (hash {result.Content.Short})."));
        if (!result.IsOverwritten)
        {
            session.Say("  Another process has the workspace in use, so unused parts of its file may still hold the texts. The next deletion writes it anew.");
        }

        if (removed.Count > 0)
        {
            session.Say($"  The review that may quote them is deleted too: {string.Join(", ", removed)}");
        }

        foreach (SpecialistRecord specialist in result.Learned)
        {
            session.Say($"  Train again: {specialist.Id} ({specialist.Rung.ToString().ToLowerInvariant()}, {specialist.Created:yyyy-MM-dd}) was made from examples that held them.");
        }

        foreach (SpecialistRecord specialist in result.Unknown)
        {
            session.Say($"  Not known: {specialist.Id} was made from another import; whether that held them cannot be told. If in doubt, train again.");
        }

        if (result.Learned.Count > 0)
        {
            session.Say($"  understudy train {workload.Id}   then   understudy evaluate {workload.Id}; the old specialists' directories are yours to delete.");
        }
        else if (result.Examples > 0 && result.Unknown.Count == 0)
        {
            session.Say("  No specialist was made from them.");
        }

        foreach (string report in quoting)
        {
            session.Say($"  May quote them still: {report}");
        }

        session.Say($"  Not touched: {Session.Shown(session.Workspace.FindExamples(workload.Id)!.SourcePath)}, recorded calls (understudy recording erase) and files outside the workspace.");
    }

    private static List<string> RemoveReview(Workspace workspace, WorkloadRecord workload)
    {
        List<string> removed = [];
        foreach (string name in new[] { CurationFiles.PageName, CurationFiles.SuspectsName })
        {
            string path = Path.Combine(CurationFiles.DirectoryOf(workspace, workload), name);
            if (File.Exists(path))
            {
                File.Delete(path);
                removed.Add(Session.Shown(path));
            }
        }

        return removed;
    }

    private static string Wanted(ForgetRequest request)
    {
        string lines = request.Lines.Count == 0 ? "" : $"line {string.Join(", ", request.Lines)}";
        return request.Group is null ? lines : $"the group '{request.Group}'{(lines.Length == 0 ? "" : " or on " + lines)}";
    }
}
