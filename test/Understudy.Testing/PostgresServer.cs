using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Understudy.Testing;

/// <summary>A real PostgreSQL server of a test's own, from the machine's package: stopped and started as the test wants.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The password of its only user; tests look for it where it must not be.</summary>
    public const string Password = "s3cret-of-the-test";

    private readonly string _directory = Directory.CreateTempSubdirectory("understudy-pg-").FullName;
    private readonly int _port = FreePort();
    private int _databases;

    private PostgresServer()
    {
    }

    /// <summary>Why there is none on this machine; null when there is.</summary>
    public static string? WhyAbsent { get; } = Programs is not null ? null : "No PostgreSQL server is installed (expected /usr/lib/postgresql/VERSION/bin/initdb).";

    private static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Max(StringComparer.Ordinal)
        : null;

    /// <summary>Makes a server and starts it.</summary>
    public static PostgresServer Begin()
    {
        var server = new PostgresServer();
        File.WriteAllText(Path.Combine(server._directory, "password"), Password);
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "-R", "postgres", server._directory);
        }

        Program("initdb", "-D", server.Data, "-U", "understudy", "--pwfile", Path.Combine(server._directory, "password"), "--auth=scram-sha-256", "--no-sync", "--no-instructions", "-E", "UTF8", "--locale=C");
        server.Start();
        return server;
    }

    private string Data => Path.Combine(_directory, "data");

    /// <summary>A URL with the password for one more database, which is made.</summary>
    public string NewDatabase()
    {
        string name = "d" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        Query("postgres", $"CREATE DATABASE {name}");
        return string.Create(CultureInfo.InvariantCulture, $"postgres://understudy:{Password}@127.0.0.1:{_port}/{name}");
    }

    /// <summary>Runs a statement with psql and returns what it prints.</summary>
    public string Query(string database, string statement) => Program(
        "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement,
        string.Create(CultureInfo.InvariantCulture, $"postgresql://understudy:{Password}@127.0.0.1:{_port}/{database}"));

    /// <summary>Starts it (again).</summary>
    public void Start() => Program(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_directory, "log"),
        "-o", string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"), "start");

    /// <summary>Stops it as a crash would.</summary>
    public void Stop() => Program("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            Stop();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // The server refuses to run as root.
    private static string Program(string name, params string[] arguments) => Environment.IsPrivilegedProcess
        ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", Path.Combine(Programs!, name), .. arguments])
        : Run(Path.Combine(Programs!, name), arguments);

    private static string Run(string program, params string[] arguments)
    {
        // Through a file: a started server keeps its parent's pipes open.
        string output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
            foreach (string argument in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, program, .. arguments])
            {
                start.ArgumentList.Add(argument);
            }

            using Process process = Process.Start(start)!;
            process.WaitForExit();
            string text = File.ReadAllText(output);
            return process.ExitCode == 0 ? text.Trim() : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {text}");
        }
        finally
        {
            File.Delete(output);
        }
    }
}
