namespace Understudy.Bench;

/// <summary>Packages of npm that peers need: where <c>UNDERSTUDY_NODE</c> has them, or installed under <c>artifacts/peers</c> when they can be.</summary>
public static class NodePackages
{
    /// <summary>The folder whose <c>node_modules</c> hold the packages; null (and why, in the log) when they cannot be had.</summary>
    /// <param name="log">Told why.</param>
    /// <param name="packages">Names with versions.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<string?> FolderAsync(TextWriter log, IReadOnlyList<(string Name, string Version)> packages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(packages);
        if (Environment.GetEnvironmentVariable("UNDERSTUDY_NODE") is { Length: > 0 } given && Has(given))
        {
            return Path.GetFullPath(given);
        }

        string folder = Path.GetFullPath(Path.Combine("artifacts", "peers", packages[0].Name));
        if (!Has(folder))
        {
            Directory.CreateDirectory(folder);
            await ScriptRun.OutputAsync("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, .. packages.Select(p => $"{p.Name}@{p.Version}")], log, cancellationToken);
        }

        if (Has(folder))
        {
            return folder;
        }

        await log.WriteLineAsync($"  peer absent: {packages[0].Name} needs node, npm and a network");
        return null;

        bool Has(string folder) => packages.All(p => Directory.Exists(Path.Combine(folder, "node_modules", p.Name)));
    }
}
