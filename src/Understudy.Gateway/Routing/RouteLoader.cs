using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Gateway;

/// <summary>
/// Opens what routes need from a workspace: specialists, certificates, what the teacher refused. What is open stays open from one table to
/// the next. Not thread-safe: one table is loaded at a time.
/// </summary>
public sealed class RouteLoader : IDisposable
{
    /// <summary>How long a specialist stays open after the last table that had it: longer than any request lives.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    private readonly string _workspace;
    private readonly int _threads;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, ServedSpecialist> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ContentHash Data, RefusedInputs Index)> _refused = new(StringComparer.Ordinal);
    private readonly List<(ServedSpecialist Specialist, DateTimeOffset Since)> _retired = [];

    /// <summary>Loads from a workspace.</summary>
    /// <param name="workspaceDirectory">The workspace.</param>
    /// <param name="threads">Most threads that one answer of a specialist may use, 1 or more.</param>
    /// <param name="time">The clock.</param>
    public RouteLoader(string workspaceDirectory, int threads, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspaceDirectory);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentNullException.ThrowIfNull(time);
        _workspace = Path.GetFullPath(workspaceDirectory);
        _threads = threads;
        _time = time;
    }

    /// <summary>Makes the table of routes. A specialist that cannot be opened takes its own route to Off and no other.</summary>
    /// <exception cref="UnderstudyException">When the workspace cannot be read.</exception>
    public RouteTable Load(IReadOnlyList<Route> routes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(routes);
        CloseRetired();
        if (routes.Count == 0)
        {
            Retire([]);
            return RouteTable.Empty;
        }

        using Workspace workspace = Workspace.Open(_workspace, _time);
        Dictionary<string, SpecialistRecord> known = workspace.ListSpecialists().ToDictionary(s => s.Id, StringComparer.Ordinal);
        ActiveRoute[] active = [.. routes.Select(r => Activate(workspace, known, r, cancellationToken))];
        Retire([.. active.Select(a => a.Specialist?.Id).OfType<string>()]);
        return new RouteTable(active);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ServedSpecialist specialist in _open.Values.Concat(_retired.Select(r => r.Specialist)))
        {
            specialist.Dispose();
        }

        _open.Clear();
        _retired.Clear();
    }

    private ActiveRoute Activate(Workspace workspace, Dictionary<string, SpecialistRecord> known, Route route, CancellationToken cancellationToken)
    {
        if (route.Specialist is not { } id)
        {
            return new ActiveRoute(route, null, null, RefusedInputs.None, _time);
        }

        try
        {
            SpecialistRecord record = known.GetValueOrDefault(id) ?? throw new UnderstudyException(ErrorCode.NotFound, $"the workspace has no specialist '{id}'");
            if (record.WorkloadId != route.Workload)
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"the specialist '{id}' is of the workload '{record.WorkloadId}'");
            }

            if (!_open.TryGetValue(id, out ServedSpecialist? specialist))
            {
                _open[id] = specialist = ServedSpecialist.Open(id, Path.Combine(_workspace, record.Directory), _threads);
            }

            CertificateStanding standing = CertificateStanding.Read(specialist.Directory, specialist.Content, _workspace, route.Workload, _time);
            WorkloadRecord workload = workspace.GetWorkload(route.Workload);
            return new ActiveRoute(route, specialist, standing, Refused(workspace, route.Workload, cancellationToken), _time) { TextsAreRedacted = workload.Redacted, Templates = workload.Templates };
        }
        catch (UnderstudyException e)
        {
            return new ActiveRoute(route, null, null, RefusedInputs.None, _time, $"the specialist cannot be opened: {e.Message}");
        }
    }

    private RefusedInputs Refused(Workspace workspace, string workload, CancellationToken cancellationToken)
    {
        if (workspace.FindExamples(workload) is not { } set)
        {
            return RefusedInputs.None;
        }

        if (!_refused.TryGetValue(workload, out (ContentHash Data, RefusedInputs Index) known) || known.Data != set.Content)
        {
            _refused[workload] = known = (set.Content, RefusedInputs.Of(workspace.LoadExamples(workload, cancellationToken: cancellationToken), cancellationToken));
        }

        return known.Index;
    }

    /// <summary>Requests that began with an older table may still use what it had.</summary>
    private void Retire(HashSet<string> used)
    {
        foreach (string id in _open.Keys.Where(id => !used.Contains(id)).ToArray())
        {
            _open.Remove(id, out ServedSpecialist? specialist);
            _retired.Add((specialist!, _time.GetUtcNow()));
        }
    }

    private void CloseRetired()
    {
        foreach ((ServedSpecialist specialist, _) in _retired.Where(r => _time.GetUtcNow() - r.Since > Grace))
        {
            specialist.Dispose();
        }

        _retired.RemoveAll(r => _time.GetUtcNow() - r.Since > Grace);
    }
}
