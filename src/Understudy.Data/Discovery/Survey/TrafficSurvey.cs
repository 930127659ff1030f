using System.Text;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Goes once more over calls whose workloads are known and gathers what there is to say of each: how much it is and costs, what kind it is,
/// examples to learn from. Memory is bounded by the workloads and the examples that are kept. Not thread-safe.
/// </summary>
public sealed class TrafficSurvey
{
    private readonly TemplateIndex _index;
    private readonly int[] _workloadOf;
    private readonly Range[] _slots = new Range[TemplateIndex.MaximumSlots];
    private readonly PriceList? _prices;

    /// <summary>Starts.</summary>
    /// <param name="workloads">What was discovered.</param>
    /// <param name="prices">What models cost; null when unknown.</param>
    /// <param name="examples">The most examples that are kept of a workload; 0 keeps none.</param>
    /// <param name="half">The time at which the second half of the log begins, Unix milliseconds, for <see cref="KindSurvey"/>.</param>
    public TrafficSurvey(IReadOnlyList<DiscoveredWorkload> workloads, PriceList? prices, int examples, long half)
    {
        ArgumentNullException.ThrowIfNull(workloads);
        Workloads = [.. workloads.Select(w => new WorkloadTraffic(w, examples, half))];
        _index = new TemplateIndex([.. workloads.SelectMany(w => w.Versions)]);
        _workloadOf = [.. workloads.SelectMany((w, i) => w.Versions.Select(_ => i))];
        _prices = prices;
    }

    /// <summary>What was found of each workload, in the order in which they were given.</summary>
    public IReadOnlyList<WorkloadTraffic> Workloads { get; }

    /// <summary>Calls that belong to none.</summary>
    public TrafficShare Unclustered { get; } = new();

    /// <summary>All calls.</summary>
    public TrafficShare All { get; } = new();

    /// <summary>What stands in a call's slots.</summary>
    /// <returns>The template's place among all versions of all workloads, or -1.</returns>
    public int Match(ObservedCall call, out IReadOnlyList<string> slots)
    {
        ArgumentNullException.ThrowIfNull(call);
        int found = _index.Find(call.Prompt.Text, call.Prompt.Extras, _slots);
        slots = found < 0 ? [] : [.. _slots.Take(_index.Templates[found].Slots).Select(s => Encoding.UTF8.GetString(call.Prompt.Text[s]))];
        return found;
    }

    /// <summary>Counts a call.</summary>
    /// <returns>The workload's place in <see cref="Workloads"/>, or -1.</returns>
    public int Add(ObservedCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        double? dollars = call.Model is { } model ? _prices?.Find(model)?.CostOf(call.Usage) : null;
        All.Add(call, dollars);
        int found = _index.Find(call.Prompt.Text, call.Prompt.Extras, _slots);
        if (found < 0)
        {
            Unclustered.Add(call, dollars);
            return -1;
        }

        int workload = _workloadOf[found];
        Workloads[workload].Add(call, dollars, _index.Templates[found], _slots);
        return workload;
    }
}
