using Understudy.Data;

namespace Understudy.Cli;

/// <summary>Traffic → the workspace's discovered workloads. Those that are known keep id, name and state; new ones are named.</summary>
public static class DiscoverStage
{
    /// <summary>What a run found.</summary>
    /// <param name="Workloads">All that are known now, most calls first: those of this traffic, then the others.</param>
    /// <param name="Fresh">Ids of those that were not known.</param>
    /// <param name="Survey">What was gathered.</param>
    /// <param name="Proposals">Pairs that might be one, by name.</param>
    public sealed record Found(IReadOnlyList<DiscoveredRecord> Workloads, IReadOnlySet<string> Fresh, TrafficSurvey Survey, IReadOnlyList<(string Name, string Other, double Likeness)> Proposals)
    {
        /// <summary>Ids of those that this traffic has calls of; the workspace may know others.</summary>
        public IReadOnlySet<string> Here { get; } = Survey.Workloads.Where(w => w.Traffic.Calls > 0).Select(w => w.Workload.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Discovers and keeps.</summary>
    /// <param name="session">The session.</param>
    /// <param name="source">The traffic.</param>
    /// <param name="examples">The most answered calls of a workload that are gathered; 0 for none.</param>
    public static Found Run(Session session, TrafficSource source, int examples = 0)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(source);
        IReadOnlyList<DiscoveredRecord> known = session.Workspace.Discovered.List();
        var discovery = new WorkloadDiscovery(DiscoveryOptions.Default, [.. known.Select(k => k.Workload)]);
        foreach (ObservedCall call in source.Read("Discovering"))
        {
            discovery.Add(call);
        }

        IReadOnlyList<DiscoveredWorkload> workloads = discovery.Finish();
        var survey = new TrafficSurvey(workloads, null, examples, discovery.Middle);
        foreach (ObservedCall call in source.Read("Surveying"))
        {
            survey.Add(call);
        }

        session.EndStage();
        Dictionary<string, DiscoveredRecord> before = known.ToDictionary(k => k.Workload.Id, StringComparer.Ordinal);
        string[] names = Names(workloads, before);
        DiscoveredRecord[] records = [.. survey.Workloads.Select((w, i) => Record(w, names[i], before.GetValueOrDefault(w.Workload.Id), source.Name))];
        session.Workspace.Discovered.Replace(records);
        return new Found(
            [.. records.Zip(survey.Workloads).OrderByDescending(r => r.Second.Traffic.Calls).ThenByDescending(r => r.First.Calls).ThenBy(r => r.First.Name, StringComparer.Ordinal).Select(r => r.First)],
            records.Select(r => r.Workload.Id).Where(id => !before.ContainsKey(id)).ToHashSet(StringComparer.Ordinal),
            survey,
            [.. discovery.Proposals().Select(p => (Name(p.Id), Name(p.OtherId), p.Likeness))]);

        string Name(string id) => records.First(r => r.Workload.Id == id).Name;
    }

    private static DiscoveredRecord Record(WorkloadTraffic traffic, string name, DiscoveredRecord? before, string source)
    {
        if (before is not null && traffic.Traffic.Calls == 0)
        {
            return before with { Workload = traffic.Workload };
        }

        KindFinding kind = traffic.Kind;
        return new DiscoveredRecord
        {
            Workload = traffic.Workload,
            Name = name,
            NamedBy = before?.NamedBy ?? NamedBy.Words,
            State = before?.State ?? DiscoveredState.Found,
            Kind = kind.Kind,
            Labels = kind.Labels.Count,
            Calls = traffic.Traffic.Calls,
            First = traffic.Traffic.First,
            Last = traffic.Traffic.Last,
            Source = source,
        };
    }

    /// <summary>A known workload's name stays; a new one's is new.</summary>
    private static string[] Names(IReadOnlyList<DiscoveredWorkload> workloads, Dictionary<string, DiscoveredRecord> before)
    {
        IReadOnlyList<string> proposed = WorkloadNames.Of(workloads);
        var used = before.Values.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var names = new string[workloads.Count];
        for (int i = 0; i < names.Length; i++)
        {
            if (before.TryGetValue(workloads[i].Id, out DiscoveredRecord? known))
            {
                names[i] = known.Name;
                continue;
            }

            names[i] = proposed[i];
            for (int n = 2; !used.Add(names[i]); n++)
            {
                names[i] = FormattableString.Invariant($"{proposed[i]}-{n}");
            }
        }

        return names;
    }
}
