using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Bench;

/// <summary>Requests that a linear specialist answers: learned from the helpdesk sample, forced live, asked the sample's own inputs.</summary>
public static class SpecialistArm
{
    private const string Workload = "helpdesk";
    private const int Connections = 64, ProxyCore = 0, Inputs = 1000, BlockRequests = 100;

    /// <summary>The sample, or null when it is not below the working directory or its parents.</summary>
    public static string? Sample()
    {
        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "samples", Workload, "calls.jsonl");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string sample, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string workspace = Path.Combine(folder, "workspace");
        (double seconds, _, string output, int code) = await ChildRun.RunAsync(GatewayProcess.Program, ["learn", sample, "--workspace", workspace, "--rungs", "linear"], cancellationToken);
        if (code != 0)
        {
            throw new InvalidOperationException("understudy learn failed: " + output);
        }

        await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  learned in {seconds:0} s"));
        byte[][] requests = [.. File.ReadLines(sample).Take(Inputs).Select(l => Encoding.UTF8.GetBytes(JsonNode.Parse(l)!["request"]!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })))];
        await RouteAsync(workspace, requests[0], cancellationToken);
        await using ChildServer upstream = await BenchServers.StartUpstreamAsync(1, cancellationToken);
        (byte[][] answered, double median, double low, double high, int blocks) = await AloneAsync(plan, workspace, upstream, requests, cancellationToken);
        string shared = string.Create(CultureInfo.InvariantCulture, $"helpdesk sample, {answered.Length} of {requests.Length} inputs answered by the specialist at its threshold and asked in turn, no hold-back, recorded");
        List<Figure> figures =
        [
            Figure.AtMost("answered by a linear specialist, one connection, p50", median, low, high, "ms", .4, string.Create(CultureInfo.InvariantCulture, $"{shared}; n = {blocks} × {BlockRequests} requests, as the client sees it, nothing pinned; interval: bootstrap over blocks")),
        ];
        if (!await PeerServers.HasAsync("wrk", plan.Log, cancellationToken))
        {
            return [.. figures, Figure.Skipped("answered by a linear specialist, one core, 64 connections", "requests/s", 10_000, "wrk is not installed")];
        }

        int rounds = plan.Choose(1, 5), length = plan.Choose(3, 8);
        await using ProxyUnderTest ours = await GatewayProcess.StartAsync(workspace, upstream, ProxyCore, cancellationToken);
        int warm = await WrkRun.WarmAsync(ours, answered, Connections, plan, folder, cancellationToken);
        using var store = new StoreProbe(GatewayProcess.StoreOf(workspace));
        var runs = new List<(WrkRun Run, double Cpu)>();
        for (int i = 0; i < rounds; i++)
        {
            await store.SettledAsync(cancellationToken);
            double before = ProcessUsage.CpuSeconds(ours.Server.Id);
            WrkRun run = await WrkRun.RunAsync(ours, answered, Connections, length, folder, plan.Log, cancellationToken);
            await store.SettledAsync(cancellationToken);
            runs.Add((run, 1e6 * (ProcessUsage.CpuSeconds(ours.Server.Id) - before) / run.Requests));
            await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {run.Rate:#,0}/s, {runs[^1].Cpu:0.0} µs CPU, p99 {run.P99Milliseconds:0.00} ms, {run.Failed} failed"));
        }

        string note = string.Create(CultureInfo.InvariantCulture, $"{shared}; bodies of {answered.Average(r => r.Length):0} bytes on average; gateway alone on core 0, wrk on core 1, {rounds} rounds of {length} s after {warm} s; {runs.Sum(r => r.Run.Failed)} of {runs.Sum(r => r.Run.Requests):#,0} failed; interval: slowest against fastest round");
        figures.Insert(0, Figure.AtLeast("answered by a linear specialist, one core, 64 connections", runs.Average(r => r.Run.Rate), runs.Min(r => r.Run.Rate), runs.Max(r => r.Run.Rate), "requests/s", 10_000, note));
        figures.Add(Figure.AtMost("answered by a linear specialist, CPU a request, moving into the store included", runs.Average(r => r.Cpu), runs.Min(r => r.Cpu), runs.Max(r => r.Cpu), "µs", null, note));
        return figures;
    }

    private static async Task RouteAsync(string workspace, byte[] request, CancellationToken cancellationToken)
    {
        using Workspace records = Workspace.Open(workspace, TimeProvider.System);
        string id = records.ListWorkloads().Single().Id;
        string specialist = records.ListSpecialists(id).Single().Id;
        if (!new ChatRequestReader().TryRead(request, out ChatRequest read, out string? problem))
        {
            throw new InvalidOperationException(problem);
        }

        await new RouteFile(workspace, TimeProvider.System).ChangeAsync(
            id,
            old => (old ?? new Route { Workload = id }) with
            {
                Stage = RouteStage.Live,
                Specialist = specialist,
                HoldBack = 0,
                Fingerprints = [read.Fingerprint!],
                Forced = new RouteForce("bench", "measures the specialist's path, whatever its certificate says", TimeProvider.System.GetUtcNow()),
            },
            "bench",
            cancellationToken);
    }

    /// <summary>One connection, two cores: which inputs the specialist answers, and how fast.</summary>
    private static async Task<(byte[][] Answered, double Median, double Low, double High, int Blocks)> AloneAsync(GatewayPlan plan, string workspace, ChildServer upstream, byte[][] bodies, CancellationToken cancellationToken)
    {
        await using ProxyUnderTest ours = await GatewayProcess.StartAsync(workspace, upstream, null, cancellationToken);
        using RawConnection connection = await RawConnection.OpenAsync(ours.Server.Address, cancellationToken);
        (byte[] Body, byte[] Request)[] all = [.. bodies.Select(b => (b, ours.Post(RawRequest.Chat, b)))];
        (byte[] Body, byte[] Request)[] answered = [.. all.Where(r => connection.Ask(r.Request).Header("x-understudy-answered-by") is { } by && by != "upstream")];
        if (answered.Length == 0)
        {
            throw new InvalidOperationException("The specialist answers none of the inputs: " + string.Join('\n', ours.Server.Lines));
        }

        TimeSpan warm = TimeSpan.FromSeconds(plan.Choose(3, 20));
        int next = 0;
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < warm;)
        {
            _ = connection.Ask(answered[next++ % answered.Length].Request);
        }

        var blocks = new double[plan.Choose(20, 200)][];
        for (int b = 0; b < blocks.Length; b++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            blocks[b] = new double[BlockRequests];
            for (int i = 0; i < BlockRequests; i++)
            {
                long began = Stopwatch.GetTimestamp();
                _ = connection.Ask(answered[next++ % answered.Length].Request);
                blocks[b][i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }

        (double value, double low, double high) = Blocks.Of(blocks, .5);
        await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  one connection: p50 {value:0.000} ms, p99 {Blocks.Quantile(blocks, .99):0.000} ms"));
        return ([.. answered.Select(a => a.Body)], value, low, high, blocks.Length);
    }
}
