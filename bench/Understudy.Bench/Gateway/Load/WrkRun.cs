using System.Globalization;
using System.Text;

namespace Understudy.Bench;

/// <summary>What one run of <c>wrk</c> counted.</summary>
/// <param name="Requests">Whole answers.</param>
/// <param name="Seconds">Time.</param>
/// <param name="Failed">Answers of status 400 or above, and failed connections.</param>
/// <param name="MedianMilliseconds">p50 at this load.</param>
/// <param name="P99Milliseconds">p99 at this load.</param>
public sealed record WrkRun(long Requests, double Seconds, long Failed, double MedianMilliseconds, double P99Milliseconds)
{
    private const int Core = 1;

    /// <summary>Answers a second.</summary>
    public double Rate => Requests / Seconds;

    /// <summary>Loads a proxy from core 1.</summary>
    /// <param name="proxy">Which.</param>
    /// <param name="bodies">Bodies of chat requests, in turn.</param>
    /// <param name="connections">Connections, each with one request at a time.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="folder">Where the script is put.</param>
    /// <param name="log">Told what fails.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<WrkRun> RunAsync(ProxyUnderTest proxy, IReadOnlyList<byte[]> bodies, int connections, int seconds, string folder, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proxy);
        ArgumentNullException.ThrowIfNull(bodies);
        string script = Path.Combine(folder, "wrk.lua");
        await File.WriteAllTextAsync(script, Script(proxy, bodies), new UTF8Encoding(false), cancellationToken);
        string[] arguments = ["-c", Text(Core), "wrk", "-t1", "-c" + Text(connections), $"-d{seconds}s", "--timeout", "10s", "-s", script, proxy.Server.Address.AbsoluteUri.TrimEnd('/') + RawRequest.Chat];
        string output = await ScriptRun.OutputAsync("taskset", arguments, log, cancellationToken) ?? throw new InvalidOperationException("wrk failed.");
        string[] said = output.Split('\n').First(l => l.StartsWith("figures ", StringComparison.Ordinal)).Split(' ');
        double Number(int i) => double.Parse(said[i], CultureInfo.InvariantCulture);
        return new WrkRun((long)Number(1), Number(2) / 1e6, (long)Number(3), Number(4) / 1e3, Number(5) / 1e3);
    }

    /// <summary>
    /// Loads a proxy until it is no longer getting faster: a runtime that compiles while it runs, on a core that is full, takes its time.
    /// </summary>
    /// <returns>Seconds that it took.</returns>
    public static async Task<int> WarmAsync(ProxyUnderTest proxy, IReadOnlyList<byte[]> bodies, int connections, GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        const int Slice = 5, Longest = 90, NoBetter = 3;
        const double Better = 1.03;
        double best = 0;
        int seconds = 0;
        for (int since = 0; since < NoBetter && seconds < plan.Choose(Slice, Longest); seconds += Slice)
        {
            double rate = (await RunAsync(proxy, bodies, connections, Slice, folder, plan.Log, cancellationToken)).Rate;
            since = rate > Better * best ? 0 : since + 1;
            best = Math.Max(best, rate);
        }

        return seconds;
    }

    private static string Script(ProxyUnderTest proxy, IReadOnlyList<byte[]> bodies)
    {
        var text = new StringBuilder("wrk.method = 'POST'\nwrk.headers['content-type'] = 'application/json'\n");
        foreach ((string name, string value) in proxy.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"wrk.headers['{name}'] = '{value}'\n");
        }

        if (bodies.Count == 1)
        {
            text.Append("wrk.body = ").Append(Quoted(bodies[0])).Append('\n'); // without a function a request costs wrk nothing
        }
        else
        {
            text.Append("local requests, i = {}, 0\nlocal bodies = {\n").AppendJoin(",\n", bodies.Select(Quoted)).Append("}\n");
            text.Append("function init(args) for n, b in ipairs(bodies) do requests[n] = wrk.format(nil, nil, nil, b) end end\n");
            text.Append("function request() i = i % #requests + 1; return requests[i] end\n");
        }

        text.Append("function done(s, l, r) local e = s.errors; io.write(string.format('figures %d %d %d %.1f %.1f\\n', s.requests, s.duration, e.status + e.connect + e.read + e.write + e.timeout, l:percentile(50), l:percentile(99))) end\n");
        return text.ToString();
    }

    /// <summary>Lua's long brackets take any text without escapes; JSON holds no <c>]==]</c>.</summary>
    private static string Quoted(byte[] body) => $"[==[{Encoding.UTF8.GetString(body)}]==]";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
