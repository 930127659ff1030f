using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>What makes a set of routes fit to be served, and what a change means.</summary>
internal static class RouteRules
{
    /// <summary>Names everything that is wrong at once.</summary>
    /// <exception cref="UnderstudyException">When anything is.</exception>
    public static void Check(string path, IReadOnlyList<Route> routes)
    {
        var wrong = new List<string>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        var fingerprints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Route route in routes)
        {
            if (string.IsNullOrWhiteSpace(route.Workload))
            {
                wrong.Add("a route has no workload");
                continue;
            }

            Require(names.TryAdd(route.Workload, ""), $"{route.Workload} is there twice");
            Require(route.Share is > 0 and <= 1, $"{route.Workload}: the canary's share lies above 0 and up to 1, found {route.Share}");
            Require(route.HoldBack is >= 0 and <= 0.5, $"{route.Workload}: the hold-back lies between 0 and 0.5, found {route.HoldBack}");
            Require(Enum.IsDefined(route.Stage) && Enum.IsDefined(route.WhenUpstreamAway), $"{route.Workload}: unknown stage or policy");
            Require(route.Fingerprints is not null && route.Aliases is not null && route.TeacherModels is not null && route.Reason is not null, $"{route.Workload}: a list or the reason is null");
            One(aliases, route.Aliases, route.Workload, "model alias");
            One(fingerprints, route.Fingerprints, route.Workload, "fingerprint");
        }

        if (wrong.Count > 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{path}: the routes contradict the rules: {string.Join("; ", wrong)}.");
        }

        void Require(bool holds, string otherwise)
        {
            if (!holds)
            {
                wrong.Add(otherwise);
            }
        }

        // Recognition never guesses, so what means two workloads means none.
        void One(Dictionary<string, string> owners, IReadOnlyList<string>? keys, string workload, string what)
        {
            foreach (string key in keys ?? [])
            {
                Require(!string.IsNullOrWhiteSpace(key), $"{workload}: an empty {what}");
                Require(owners.TryAdd(key, workload) || owners[key] == workload, $"the {what} '{key}' means both {owners[key]} and {workload}");
            }
        }
    }

    /// <summary>Whether two routes ask for the same, whenever and why they did.</summary>
    public static bool AskTheSame(Route a, Route b) =>
        (a.Stage, a.Share, a.Specialist, a.HoldBack, a.Forced, a.WhenUpstreamAway, a.Demoted) == (b.Stage, b.Share, b.Specialist, b.HoldBack, b.Forced, b.WhenUpstreamAway, b.Demoted)
        && a.Fingerprints.SequenceEqual(b.Fingerprints) && a.Aliases.SequenceEqual(b.Aliases) && a.TeacherModels.SequenceEqual(b.TeacherModels);

    /// <summary>Whether earlier calls say nothing about the specialist in service from now on.</summary>
    public static bool StartsOver(Route? old, Route next) =>
        old is null || old.Specialist != next.Specialist || (old.Stage < RouteStage.Canary && next.Stage >= RouteStage.Canary);
}
