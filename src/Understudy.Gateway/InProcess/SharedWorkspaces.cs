using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The workspaces that this process has open, by full path. One process holds a workspace's journal, so all who use the workspace share it;
/// the last one closes it. Thread-safe.
/// </summary>
internal static class SharedWorkspaces
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly Dictionary<string, Entry> Open = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    public static async Task<InProcessWorkspace> AcquireAsync(string path, InProcessOptions options, CancellationToken cancellationToken)
    {
        await Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!Open.TryGetValue(path, out Entry? entry))
            {
                Open[path] = entry = new Entry(await InProcessWorkspace.OpenAsync(path, options, cancellationToken).ConfigureAwait(false));
            }
            else if (entry.Workspace.Options is var first && (first.Store != options.Store || first.Redacted != options.Redacted))
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{path}: this process already records to the workspace with {(first.Store != options.Store ? "another store" : "another redaction")}. Give every client of one workspace the same options.");
            }

            entry.Users++;
            return entry.Workspace;
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task ReleaseAsync(string path)
    {
        await Gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (Open.TryGetValue(path, out Entry? entry) && --entry.Users == 0)
            {
                Open.Remove(path);
                await entry.Workspace.DisposeAsync().ConfigureAwait(false); // under the gate: who opens it next finds the journal free
            }
        }
        finally
        {
            Gate.Release();
        }
    }

    private sealed class Entry(InProcessWorkspace workspace)
    {
        public InProcessWorkspace Workspace { get; } = workspace;

        public int Users { get; set; }
    }
}
