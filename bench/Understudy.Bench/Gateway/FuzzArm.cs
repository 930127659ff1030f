using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>100,000 bent bodies against the real gateway: crashes, status 500, requests without an answer, memory.</summary>
public static class FuzzArm
{
    private const int Connections = 16;
    private const string Logged = " failed: ";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(GatewayPlan plan, string folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int bodies = plan.Choose(5_000, 100_000), warm = bodies / 10;
        await using ChildServer upstream = await BenchServers.StartUpstreamAsync(null, cancellationToken);
        await using ProxyUnderTest ours = await GatewayProcess.StartAsync(Path.Combine(folder, "workspace"), upstream, null, cancellationToken);
        ChildServer server = ours.Server;
        var seed = new Seed(1);
        var run = new Run(ours);
        await run.SendAsync(seed.For("warm"), warm, cancellationToken);
        double before = ProcessUsage.ResidentMiB(server.Id), most = before;
        run.Clear();
        Task sending = run.SendAsync(seed.For("fuzz"), bodies, cancellationToken);
        while (!sending.IsCompleted)
        {
            most = Math.Max(most, ProcessUsage.ResidentMiB(server.Id));
            await Task.WhenAny(sending, Task.Delay(200, cancellationToken));
        }

        await sending;
        bool alive = await GatewayProcess.HealthyAsync(server, cancellationToken) is not null;
        string statuses = string.Join(", ", run.Statuses.OrderBy(s => s.Key).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}: {s.Value:#,0}")));
        string note = string.Create(CultureInfo.InvariantCulture, $"n = {bodies:#,0} bodies after {warm:#,0} of warm-up, seed 1, {Connections} connections: bent chat, responses, embeddings, rerank and feedback bodies, random bytes, deep nesting, huge numbers, bad UTF-8, wrong content codings; statuses {statuses}{Causes(server)}{(run.Example is { } e ? "; one body of a 500: " + e : "")}");
        long crashes = alive ? 0 : 1, errors = run.Statuses.GetValueOrDefault(500);
        double growth = most - before;
        return
        [
            Figure.AtMost("fuzz: crashes", crashes, crashes, crashes, "crashes", 0, note),
            Figure.AtMost("fuzz: answers of status 500", errors, errors, errors, "answers", 0, note),
            Figure.AtMost("fuzz: requests without an answer", run.Unanswered, run.Unanswered, run.Unanswered, "requests", 0, note + string.Create(CultureInfo.InvariantCulture, $"; limit {Limit.TotalSeconds:0} s")),
            Figure.AtMost("fuzz: growth of resident memory", growth, growth, growth, "MiB", 100, note + string.Create(CultureInfo.InvariantCulture, $"; from {before:0} MiB after the warm-up to {most:0} MiB at most")),
        ];
    }

    /// <summary>What the gateway's log says about failures inside it, each kind once.</summary>
    private static string Causes(ChildServer server)
    {
        IReadOnlyList<string> lines = server.Lines;
        string[] causes = [.. Enumerable.Range(0, lines.Count)
            .Where(i => lines[i].Contains(Logged, StringComparison.Ordinal))
            .Select(i => lines[i][(lines[i].IndexOf(Logged, StringComparison.Ordinal) + Logged.Length)..].Trim().Split(' ')[0] + " " + lines.Skip(i + 1).TakeWhile(l => l.StartsWith("   at ", StringComparison.Ordinal)).FirstOrDefault(l => l.Contains("Understudy.", StringComparison.Ordinal))?.Trim())
            .Distinct()];
        return causes.Length == 0 ? "" : "; logged: " + string.Join("; ", causes);
    }

    private sealed class Run(ProxyUnderTest ours)
    {
        private int _unanswered;

        public ConcurrentDictionary<int, long> Statuses { get; } = new();

        public string? Example { get; private set; }

        public int Unanswered => _unanswered;

        public void Clear()
        {
            Statuses.Clear();
            _unanswered = 0;
        }

        public Task SendAsync(Seed seed, int count, CancellationToken cancellationToken) => Parallel.ForAsync(0, Connections, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellationToken }, async (c, stop) =>
        {
            var mutator = new BodyMutator(seed.For(c.ToString(CultureInfo.InvariantCulture)));
            RawConnection? connection = null;
            try
            {
                for (int i = c; i < count && !ours.Server.HasExited; i += Connections)
                {
                    (string path, byte[] body, string? coding) = mutator.Next();
                    byte[] request = ours.Post(path, body, coding is null ? [] : [("content-encoding", coding)]);
                    connection ??= await RawConnection.OpenAsync(ours.Server.Address, stop);
                    if (await AskAsync(connection, request, stop) is not { } answer)
                    {
                        Interlocked.Increment(ref _unanswered);
                        connection.Dispose();
                        connection = null;
                        continue;
                    }

                    Statuses.AddOrUpdate(answer.Status, 1, (_, n) => n + 1);
                    if (answer.Status == 500)
                    {
                        Example ??= $"{path} {System.Text.Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 1000)))}";
                    }

                    if (answer.Closes)
                    {
                        connection.Dispose();
                        connection = null;
                    }
                }
            }
            finally
            {
                connection?.Dispose();
            }
        });

        private static async Task<RawAnswer?> AskAsync(RawConnection connection, byte[] request, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Limit);
            try
            {
                return await connection.AskAsync(request, limit.Token);
            }
            catch (Exception e) when (e is IOException or SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return null;
            }
        }
    }
}
