using System.Diagnostics;
using System.Globalization;
using System.Text;

using Understudy.Data;
using Understudy.Research;

namespace Understudy.Bench;

/// <summary>How long a log takes to be discovered and surveyed, by its length; how fast calls join known workloads; how fast one request is matched.</summary>
public static class SpeedArm
{
    private const int Matches = 200_000;

    /// <summary>Measures.</summary>
    public static IReadOnlyList<Figure> Measure(DiscoveryPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        int[] sizes = plan.Quick ? [10_000, 30_000] : [10_000, 100_000, 1_000_000];
        var figures = new List<Figure>();
        string folder = Directory.CreateTempSubdirectory("understudy-discovery-").FullName;
        try
        {
            IReadOnlyList<DiscoveredWorkload> workloads = [];
            foreach (int size in sizes)
            {
                string path = Path.Combine(folder, $"{size}.jsonl");
                Write(path, new TrafficOptions { Calls = size, Seed = 7, Half = plan.Half });
                long bytes = new FileInfo(path).Length;
                double discovering = Seconds(() => workloads = Discover(path, null, cancellationToken));
                double surveying = Seconds(() => Survey(path, workloads, cancellationToken));
                double peak = Environment.WorkingSet / 1048576.0;
                string note = string.Create(CultureInfo.InvariantCulture, $"a file of {bytes / 1048576.0:0} MiB, redacted on reading: {discovering:0.0} s to discover {workloads.Count} workloads, {surveying:0.0} s to survey them; n = 1, two cores");
                bool last = size == 1_000_000;
                figures.Add(Figure.AtMost(string.Create(CultureInfo.InvariantCulture, $"discovery: {size:#,0} calls"), discovering + surveying, discovering + surveying, discovering + surveying, "s", last ? 60 : null, note));
                figures.Add(Figure.AtMost(string.Create(CultureInfo.InvariantCulture, $"discovery: {size:#,0} calls, resident memory"), peak, peak, peak, "MiB", last ? 2048 : null, "working set of the process after it"));
                plan.Log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {size:#,0} calls: {discovering:0.0} + {surveying:0.0} s, {peak:0} MiB"));
                if (size == sizes[^1])
                {
                    double again = Seconds(() => Discover(path, workloads, cancellationToken));
                    double rate = size / again;
                    figures.Add(Figure.AtLeast("discovery: calls that join known workloads", rate, rate, rate, "calls/s", 20_000, string.Create(CultureInfo.InvariantCulture, $"the {size:#,0} calls once more, all workloads known; n = 1")));
                }

                File.Delete(path);
            }

            figures.AddRange(Matching(plan, workloads));
            return figures;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string path, TrafficOptions options)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        foreach (TrafficCall call in TrafficWorld.Generate(options))
        {
            file.Write(call.Line.Span);
            file.WriteByte((byte)'\n');
        }
    }

    private static IReadOnlyList<DiscoveredWorkload> Discover(string path, IReadOnlyList<DiscoveredWorkload>? known, CancellationToken cancellationToken)
    {
        var discovery = new WorkloadDiscovery(DiscoveryOptions.Default, known);
        foreach (ObservedCall call in new CallLog(path, JsonRedactor.Default).Read("", null, cancellationToken))
        {
            discovery.Add(call);
        }

        return discovery.Finish();
    }

    private static void Survey(string path, IReadOnlyList<DiscoveredWorkload> workloads, CancellationToken cancellationToken)
    {
        var survey = new TrafficSurvey(workloads, null, 1000, 0);
        foreach (ObservedCall call in new CallLog(path, JsonRedactor.Default).Read("", null, cancellationToken))
        {
            survey.Add(call);
        }
    }

    /// <summary>One request against all templates: read, matched or not; as the gateway does it.</summary>
    private static IReadOnlyList<Figure> Matching(DiscoveryPlan plan, IReadOnlyList<DiscoveredWorkload> workloads)
    {
        var index = new TemplateIndex([.. workloads.SelectMany(w => w.Versions)]);
        byte[][] requests = [.. TrafficWorld.Generate(new TrafficOptions { Calls = 2000, Seed = 8, Half = plan.Half }).Select(c => Request(c.Line))];
        var script = new PromptScript();
        var slots = new Range[TemplateIndex.MaximumSlots];
        foreach (byte[] request in requests.Concat(requests)) // warm
        {
            _ = script.TryRead(request) && index.Find(script.Text, script.Extras, slots) >= 0;
        }

        var micros = new double[plan.Choose(20_000, Matches)];
        long allocated = 0;
        for (int i = 0; i < micros.Length; i++)
        {
            byte[] request = requests[i % requests.Length];
            long bytes = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
            int found = script.TryRead(request) ? index.Find(script.Text, script.Extras, slots) : -1;
            micros[i] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
            allocated += found < 0 ? GC.GetAllocatedBytesForCurrentThread() - bytes : 0;
        }

        Array.Sort(micros);
        double p50 = micros[micros.Length / 2], p99 = micros[(int)(0.99 * micros.Length)];
        string note = string.Create(CultureInfo.InvariantCulture, $"{micros.Length:#,0} requests of {requests.Average(r => r.Length):0} bytes on average against {index.Templates.Count} templates, reading the JSON included; low and high: the 5th and 95th percentile");
        return
        [
            Figure.AtMost("matching one request, p50", p50, micros[micros.Length / 20], micros[(int)(0.95 * micros.Length)], "µs", 20, note),
            Figure.AtMost("matching one request, p99", p99, p99, p99, "µs", null, note),
            Figure.AtMost("matching one request, allocated when nothing matches", allocated, allocated, allocated, "bytes", 0, note),
        ];
    }

    private static byte[] Request(ReadOnlyMemory<byte> line)
    {
        using var document = System.Text.Json.JsonDocument.Parse(line);
        return Encoding.UTF8.GetBytes(document.RootElement.GetProperty("request").GetRawText());
    }

    private static double Seconds(Action act)
    {
        long began = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
