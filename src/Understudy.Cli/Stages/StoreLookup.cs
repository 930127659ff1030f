using System.CommandLine;

using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>Finds the recorded calls: where <c>--store</c> says, else in the workspace.</summary>
public static class StoreLookup
{
    /// <summary>Where recorded calls are.</summary>
    public static Option<string?> Option() => new("--store") { Description = "Where recorded calls are: a SQLite file or postgres://user@host/database. [default: calls.db in the workspace]", HelpName = "PLACE" };

    /// <summary>The store; null when none was named and the workspace has none yet.</summary>
    public static ICallStore? Find(Session session, string? named)
    {
        ArgumentNullException.ThrowIfNull(session);
        string place = named ?? GatewayHost.DefaultStore(session.Workspace.Directory);
        return named is null && !File.Exists(place) ? null : CallStores.Open(place);
    }
}
