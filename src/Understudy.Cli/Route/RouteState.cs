using Understudy.Evaluation;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary>A route as it is shown: what it is, and what was seen of it.</summary>
/// <param name="Active">The route.</param>
/// <param name="Seen">What its recorded calls show; null when there are none.</param>
/// <param name="Stranger">A model that answered though it is not the teacher; null when none did.</param>
internal sealed record RouteState(ActiveRoute Active, KeptWatch? Seen, string? Stranger)
{
    /// <summary>Loads routes as a gateway would, and reads what was recorded of them.</summary>
    public static async Task<(IReadOnlyList<RouteState> Routes, IDisposable Open)> LoadAsync(Session session, IReadOnlyList<Gateway.Route> routes, string? store, CancellationToken cancellationToken)
    {
        var loader = new RouteLoader(session.Workspace.Directory, session.Threads, session.Terminal.Time);
        try
        {
            await using Data.ICallStore? calls = StoreLookup.Find(session, store);
            var states = new List<RouteState>();
            foreach (ActiveRoute active in loader.Load(routes, cancellationToken).Routes)
            {
                (KeptWatch? seen, string? stranger) = calls is null || active.Specialist is null ? (null, null) : await RouteMonitors.ReadAsync(active, calls, cancellationToken);
                states.Add(new RouteState(active, seen, stranger));
            }

            return (states, loader);
        }
        catch
        {
            loader.Dispose();
            throw;
        }
    }

    /// <summary>What somebody should know besides the table, in sentences.</summary>
    public IEnumerable<string> Remarks()
    {
        Gateway.Route route = Active.Route;
        if (Active.Limited is not null || Active.IsForced)
        {
            yield return Active.ToString();
        }

        if (route.Demoted)
        {
            yield return $"{route.Workload}: taken back to Shadow: {route.Reason}";
        }

        if (route.Stage > Data.RouteStage.Off && route.Fingerprints.Count == 0 && route.Aliases.Count == 0)
        {
            yield return $"{route.Workload}: no fingerprint and no alias, so only requests that name it (x-understudy-workload: {route.Workload}) take this route; give it a model name with --alias NAME";
        }

        if (Seen is { Units: > 0 } seen)
        {
            yield return $"{route.Workload}: {seen.Statement}";
        }

        if (Seen is { CalledGood: var good, CalledBad: var bad } && good + bad > 0)
        {
            yield return $"{route.Workload}: volunteered feedback (no sample, decides nothing): {good} good, {bad} bad";
        }

        if (Stranger is { } model)
        {
            yield return $"{route.Workload}: '{model}' answered, which is not the teacher ({string.Join(", ", route.TeacherModels)})";
        }
    }
}
