using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

using Understudy.Gateway;

namespace Understudy.Bench;

/// <summary><c>understudy serve</c> as a user starts it: a process of its own over a workspace.</summary>
public static class GatewayProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "understudy.dll");

    /// <summary>The store within a workspace.</summary>
    public static string StoreOf(string workspace) => GatewayHost.DefaultStore(workspace);

    /// <summary>The header by which a client is let in.</summary>
    public static async Task<(string Name, string Value)> KeyAsync(string workspace, CancellationToken cancellationToken) =>
        ("authorization", "Bearer " + await new ClientKeys(workspace, TimeProvider.System).EnsureDefaultAsync(cancellationToken));

    /// <summary>Starts it and waits until it is healthy.</summary>
    public static async Task<ProxyUnderTest> StartAsync(string workspace, ChildServer upstream, int? core, CancellationToken cancellationToken, params string[] more)
    {
        (string Name, string Value) key = await KeyAsync(workspace, cancellationToken);
        ChildServer server = Launch(workspace, upstream, ChildServer.FreePort(), core, more);
        if (await HealthyAsync(server, cancellationToken) is null)
        {
            string said = string.Join('\n', server.Lines);
            await server.DisposeAsync();
            throw new InvalidOperationException("understudy serve does not become healthy: " + said);
        }

        return new ProxyUnderTest("Understudy", server, key);
    }

    /// <summary>Starts it without waiting.</summary>
    public static ChildServer Launch(string workspace, ChildServer upstream, int port, int? core, params string[] more)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        return ChildServer.Launch(
            ["dotnet", Program, "serve", "--workspace", workspace, "--upstream", upstream.Address.AbsoluteUri + "v1", "--allow-private-upstream", "--port", port.ToString(CultureInfo.InvariantCulture), .. more], port, core);
    }

    /// <summary>Timestamp at which <c>/health</c> said that it is well; null when it ended before.</summary>
    public static async Task<long?> HealthyAsync(ChildServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        byte[] request = RawRequest.Get(server.Address, "/health");
        long began = Stopwatch.GetTimestamp();
        while (!server.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
        {
            try
            {
                using RawConnection connection = await RawConnection.OpenAsync(server.Address, cancellationToken);
                if ((await connection.AskAsync(request, cancellationToken)).Status == 200)
                {
                    return Stopwatch.GetTimestamp();
                }
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                await Task.Delay(5, cancellationToken);
            }
        }

        return null;
    }
}
