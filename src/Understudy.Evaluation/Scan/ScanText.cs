using System.Globalization;

namespace Understudy.Evaluation;

/// <summary>The words of a scan, for screen and page.</summary>
public static class ScanText
{
    /// <summary>One sentence on the whole.</summary>
    public static string Headline(ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ScannedWorkload[] movable = [.. report.Workloads.Where(w => w.Outlook == ScanOutlook.LikelyMovable)];
        return report.Workloads.Count == 0 ? "No prompt recurs often enough to be a workload."
            : movable.Length == 0 ? $"{(report.Workloads.Count == 1 ? "1 workload was" : $"{report.Workloads.Count} workloads were")} found; none is shown to be movable by this log alone."
            : $"{movable.Length} of {report.Workloads.Count} {(report.Workloads.Count == 1 ? "workload is" : movable.Length == 1 ? "workloads is" : "workloads are")} likely movable: about {SavedShare(report)} of the cost.";
    }

    /// <summary>The share of the cost that the likely movable would save together.</summary>
    public static string SavedShare(ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Percent(report.Workloads.Where(w => w.Outlook == ScanOutlook.LikelyMovable).Sum(w => w.CostShare * w.Forecast!.Saved.Value));
    }

    /// <summary>The kind, with the size of a closed set.</summary>
    public static string Kind(ScannedWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Labels > 0 ? string.Create(CultureInfo.InvariantCulture, $"{workload.Kind} ({workload.Labels})") : workload.Kind.ToString();
    }

    /// <summary>The expected saving of a likely movable workload's cost with its interval; in dollars where prices are known.</summary>
    public static string Saving(ScannedWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Forecast is not { } f || workload.Outlook != ScanOutlook.LikelyMovable ? "–"
            : workload.Dollars is { } dollars ? $"{Money(dollars * f.Saved.Value)} ({Money(dollars * f.Saved.Low)} to {Money(dollars * f.Saved.High)})"
            : $"{Percent(f.Saved.Value)} ({Percent(f.Saved.Low)} to {Percent(f.Saved.High)})";
    }

    /// <summary>The outlook and why.</summary>
    public static string Said(ScannedWorkload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return workload.Outlook == ScanOutlook.NeedsMore ? workload.Because : $"{Outlook(workload.Outlook)}: {workload.Because}";
    }

    /// <summary>The outlook in words.</summary>
    public static string Outlook(ScanOutlook outlook) => outlook switch
    {
        ScanOutlook.LikelyMovable => "likely movable",
        ScanOutlook.NeedsMore => "needs more",
        _ => "not suited",
    };

    /// <summary>A share in per cent.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");

    /// <summary>That lines of a log were no calls, and why.</summary>
    public static string LeftOut(string reason, long lines) => $"{Number(lines)} {(lines == 1 ? "line was" : "lines were")} left out: {reason}.";

    /// <summary>A number of calls: <c>1 call</c>, <c>1,204 calls</c>.</summary>
    public static string Calls(long count) => $"{Number(count)} {(count == 1 ? "call" : "calls")}";

    /// <summary>A count.</summary>
    public static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>US dollars.</summary>
    public static string Money(double? dollars) => dollars is not { } d ? "unknown" : string.Create(CultureInfo.InvariantCulture, $"${(Math.Abs(d) >= 100 ? d.ToString("#,0", CultureInfo.InvariantCulture) : Math.Abs(d) >= 1 ? d.ToString("0.00", CultureInfo.InvariantCulture) : d.ToString("0.####", CultureInfo.InvariantCulture))}");
}
