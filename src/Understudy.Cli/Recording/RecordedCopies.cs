namespace Understudy.Cli;

/// <summary>Says what deleting recorded calls does not reach.</summary>
internal static class RecordedCopies
{
    /// <summary>Names the copies, and what waits.</summary>
    public static void Say(Session session, bool complete)
    {
        if (!complete)
        {
            session.Say("The store is behind: older calls are still waiting in the journal. Run this again when they are moved (understudy recording status).");
        }

        string directory = Path.Combine(session.Workspace.Directory, "recordings");
        string[] files = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.jsonl") : [];
        string[] learned = [.. session.Workspace.ListWorkloads().Where(w => w.Redacted).Select(w => w.Id)];
        if (files.Length + learned.Length > 0)
        {
            session.Say($"Copies that were made for learning stay until they are made again: {string.Join(", ", [.. files.Order(StringComparer.Ordinal).Select(Session.Shown), .. learned.Select(w => $"examples of '{w}'")])}. Repeat understudy learn --workload NAME, or delete them.");
        }
    }
}
