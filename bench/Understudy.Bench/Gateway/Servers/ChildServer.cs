using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Understudy.Bench;

/// <summary>A server as a process of its own, pinned to a core when asked, that is killed when it is disposed of.</summary>
public sealed class ChildServer : IAsyncDisposable
{
    private const int KeptLines = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static int s_ports;
    private readonly Process _process;
    private readonly Queue<string> _lines = new();

    private ChildServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens, without a path.</summary>
    public Uri Address { get; }

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that it printed.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>A port that is free now, below those that the system gives to outgoing connections: a client that asks for it too early must not get it itself.</summary>
    public static int FreePort()
    {
        const int First = 15_000, Ports = 15_000;
        while (true)
        {
            int port = First + (((Environment.ProcessId * 101) + (Interlocked.Increment(ref s_ports) * 7)) % Ports);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // somebody has it
            }
        }
    }

    /// <summary>Starts a program without waiting until it answers.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="port">The port that it will listen on.</param>
    /// <param name="core">The only core that it may use; null for any.</param>
    public static ChildServer Launch(IEnumerable<string> command, int port, int? core)
    {
        string[] all = core is { } c ? ["taskset", "-c", c.ToString(CultureInfo.InvariantCulture), .. command] : [.. command];
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["NO_COLOR"] = "1";
        Process process = Process.Start(start)!;
        var server = new ChildServer(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
        process.OutputDataReceived += (_, e) => server.Keep(e.Data);
        process.ErrorDataReceived += (_, e) => server.Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Starts a program and waits until its port takes connections.</summary>
    public static async Task<ChildServer> StartAsync(IEnumerable<string> command, int port, int? core, CancellationToken cancellationToken)
    {
        ChildServer server = Launch(command, port, core);
        long began = Stopwatch.GetTimestamp();
        while (!await server.IsListeningAsync(cancellationToken))
        {
            if (server.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                string said = string.Join('\n', server.Lines);
                await server.DisposeAsync();
                throw new InvalidOperationException($"{string.Join(' ', command)} does not listen on port {port}: {said}");
            }

            await Task.Delay(20, cancellationToken);
        }

        return server;
    }

    /// <summary>Kills it (signal 9) and waits for its end.</summary>
    public async Task KillAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it had ended
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to end (SIGTERM) and waits for that; false when it had to be killed after the time.</summary>
    public async Task<bool> StopAsync(TimeSpan limit)
    {
        if (!_process.HasExited)
        {
            _ = Signal(_process.Id, 15);
        }

        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(limit);
            return true;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return false;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);

    private async Task<bool> IsListeningAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Address.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            while (_lines.Count > KeptLines)
            {
                _lines.Dequeue();
            }
        }
    }
}
