using Understudy.Data;
using Understudy.Research;

namespace Understudy.Bench;

/// <summary>Discovery run over a generated world, held against its truth.</summary>
public sealed class WorldRun
{
    private readonly Dictionary<(string? Truth, int Found), long> _cells = [];
    private readonly Dictionary<(string Truth, string Version), (long Right, long Same, long All)> _slots = [];
    private readonly List<Row> _rows = [];

    private WorldRun(IReadOnlyList<DiscoveredWorkload> workloads, TrafficSurvey survey) => (Workloads, Survey) = (workloads, survey);

    /// <summary>What was discovered.</summary>
    public IReadOnlyList<DiscoveredWorkload> Workloads { get; }

    /// <summary>What was gathered of it.</summary>
    public TrafficSurvey Survey { get; }

    /// <summary>Calls by true and found workload (-1 is none).</summary>
    public IReadOnlyDictionary<(string? Truth, int Found), long> Cells => _cells;

    /// <summary>Calls whose slots equal the author's, and calls whose variable words do (<see cref="VariableWords"/>), by true workload and version.</summary>
    public IReadOnlyDictionary<(string Truth, string Version), (long Right, long Same, long All)> Slots => _slots;

    /// <summary>Adjusted Rand index (Hubert and Arabie, 1985); one-off calls and calls left out are clusters of one.</summary>
    public double AdjustedRand { get; private set; }

    /// <summary>A few wrong slots, for people.</summary>
    public List<string> Examples { get; } = [];

    /// <summary>Runs.</summary>
    public static WorldRun Of(TrafficOptions options, int examples = 0, int shown = 0)
    {
        ArgumentNullException.ThrowIfNull(options);
        var reader = new ObservedCallReader(null);
        var call = new ObservedCall();
        var discovery = new WorkloadDiscovery(DiscoveryOptions.Default);
        foreach (TrafficCall c in TrafficWorld.Generate(options))
        {
            if (reader.TryRead(c.Line, call, out _))
            {
                discovery.Add(call);
            }
        }

        IReadOnlyList<DiscoveredWorkload> workloads = discovery.Finish();
        var run = new WorldRun(workloads, new TrafficSurvey(workloads, null, examples, discovery.Middle));
        foreach (TrafficCall c in TrafficWorld.Generate(options))
        {
            if (reader.TryRead(c.Line, call, out _))
            {
                run.Count(call, c.Truth);
            }
        }

        run.Compare(shown);
        run.AdjustedRand = Bench.AdjustedRand.Of(run.Cells);
        return run;
    }

    private void Count(ObservedCall call, TrafficTruth truth)
    {
        int found = Survey.Add(call);
        _cells[(truth.Workload, found)] = _cells.GetValueOrDefault((truth.Workload, found)) + 1;
        if (truth.Workload is not null)
        {
            int template = Survey.Match(call, out IReadOnlyList<string> slots);
            _rows.Add(new Row((truth.Workload, truth.Version ?? ""), truth.Slots, template, [.. slots.SelectMany(s => s.Split((char)PromptScript.Mark).Select((part, i) => i == 0 ? part : part[1..]))]));
        }
    }

    private void Compare(int shown)
    {
        foreach (var version in _rows.GroupBy(r => r.Version))
        {
            var truth = new VariableWords();
            var templates = new Dictionary<int, VariableWords>();
            foreach (Row row in version)
            {
                truth.Add(row.Truth);
                (templates.TryGetValue(row.Template, out VariableWords? words) ? words : templates[row.Template] = new VariableWords()).Add(row.Found);
            }

            (long right, long same, long all, int examples) = (0, 0, 0, 0);
            foreach (Row row in version)
            {
                bool found = row.Template >= 0, equal = found && Joined(row.Truth) == Joined(row.Found);
                string[] expected = [.. truth.OfTruth(row.Truth)], actual = [.. templates[row.Template].OfFound(row.Found)];
                bool alike = found && truth.Are(row.Truth, actual);
                (right, same, all) = (right + (equal ? 1 : 0), same + (alike ? 1 : 0), all + 1);
                if (!alike && found && examples++ < 2 && Examples.Count < shown)
                {
                    Examples.Add($"{version.Key.Truth} {version.Key.Version}\n    expected {Short(string.Join(' ', expected))}\n    found    {Short(string.Join(' ', actual))}\n    author   {Short(Joined(row.Truth))}\n    slots    {Short(string.Join(" ⟨⟩ ", row.Found))}");
                }
            }

            _slots[version.Key] = (right, same, all);
        }
    }

    private static string Joined(IEnumerable<string> slots) => string.Join(' ', slots.SelectMany(s => s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Short(string text) => text.Length <= 400 ? text : string.Concat(text.AsSpan(0, 200), " … ", text.AsSpan(text.Length - 200));

    /// <summary>A call of a workload: what its slots hold in truth and by the template that was found (-1 is none).</summary>
    private sealed record Row((string Truth, string Version) Version, IReadOnlyList<string> Truth, int Template, IReadOnlyList<string> Found);
}
