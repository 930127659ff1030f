using System.Globalization;

namespace Understudy.Bench;

/// <summary>The gateways and proxies that others run in our place, installed when they are absent.</summary>
public static class PeerServers
{
    /// <summary>Names as they are printed.</summary>
    public const string Portkey = "Portkey 1.15.2", Yarp = "YARP 2.3.0", Nginx = "nginx proxy_pass";

    /// <summary>Whether a Debian package's program is here; it is installed when that is possible.</summary>
    public static async Task<bool> HasAsync(string program, TextWriter log, CancellationToken cancellationToken)
    {
        if (Find(program))
        {
            return true;
        }

        if (Environment.IsPrivilegedProcess && Find("apt-get"))
        {
            await ScriptRun.OutputAsync("apt-get", ["install", "-y", program], log, cancellationToken);
        }

        return Find(program);
    }

    /// <summary>Portkey's gateway; null when there is no Node.js or it cannot be installed.</summary>
    public static async Task<ProxyUnderTest?> StartPortkeyAsync(GatewayPlan plan, ChildServer upstream, int? core, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(upstream);
        string folder = Path.GetFullPath(Path.Combine(plan.Cache, "portkey"));
        string script = Path.Combine(folder, "node_modules", "@portkey-ai", "gateway", "build", "start-server.js");
        if (!File.Exists(script) && Find("npm"))
        {
            Directory.CreateDirectory(folder);
            // Its own range takes a newer node-server, with which streams answer 500.
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{"dependencies":{"@portkey-ai/gateway":"1.15.2"},"overrides":{"@hono/node-server":"1.13.8"}}""", cancellationToken);
            await ScriptRun.OutputAsync("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder], plan.Log, cancellationToken);
        }

        if (!File.Exists(script) || !Find("node"))
        {
            await plan.Log.WriteLineAsync("  peer absent: Portkey needs node, npm and a network");
            return null;
        }

        int port = ChildServer.FreePort();
        ChildServer server = await ChildServer.StartAsync(["node", script, "--headless", "--port=" + Text(port)], port, core, cancellationToken);
        return new ProxyUnderTest(Portkey, server, ("x-portkey-provider", "openai"), ("x-portkey-custom-host", upstream.Address.AbsoluteUri + "v1"), ("authorization", "Bearer sk-bench"));
    }

    /// <summary>YARP's forwarder in a process of the bench.</summary>
    public static async Task<ProxyUnderTest> StartYarpAsync(ChildServer upstream, int? core, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        int port = ChildServer.FreePort();
        return new ProxyUnderTest(Yarp, await ChildServer.StartAsync(BenchServers.Command("yarp", Text(port), upstream.Address.AbsoluteUri), port, core, cancellationToken));
    }

    /// <summary>nginx with one worker; null when it is not here.</summary>
    public static async Task<ProxyUnderTest?> StartNginxAsync(GatewayPlan plan, ChildServer upstream, string folder, int? core, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(upstream);
        if (!await HasAsync("nginx", plan.Log, cancellationToken))
        {
            await plan.Log.WriteLineAsync("  peer absent: nginx");
            return null;
        }

        int port = ChildServer.FreePort();
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "nginx.conf");
        string temporary = string.Join(' ', new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(n => $"{n}_temp_path {folder}/{n};"));
        await File.WriteAllTextAsync(
            file,
            $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            daemon off; worker_processes 1; pid {{folder}}/nginx.pid; error_log {{folder}}/error.log;
            events { worker_connections 1024; }
            http {
              access_log off; {{temporary}} keepalive_requests 100000000;
              upstream large { server 127.0.0.1:{{Text(upstream.Address.Port)}}; keepalive 128; keepalive_requests 100000000; }
              server {
                listen 127.0.0.1:{{Text(port)}};
                location / { proxy_pass http://large; proxy_http_version 1.1; proxy_set_header Connection ""; }
              }
            }
            """,
            cancellationToken);
        return new ProxyUnderTest(Nginx, await ChildServer.StartAsync(["nginx", "-c", file, "-p", folder], port, core, cancellationToken));
    }

    private static bool Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(d => File.Exists(Path.Combine(d, program)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
