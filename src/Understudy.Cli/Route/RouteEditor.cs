using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Gateway;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>Turns a request into a change of the route file.</summary>
internal sealed class RouteEditor(Session session, WorkloadRecord workload)
{
    private readonly string _who = Environment.UserName;

    /// <summary>Makes or changes the workload's route.</summary>
    public Task<Gateway.Route> ApplyAsync(RouteFile file, RouteRequest asked, CancellationToken cancellationToken)
    {
        if (asked.Force && asked.Reason is null)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "--force is recorded with who forced and why: give --reason TEXT.");
        }

        if (asked.Force && asked.Stage is not (RouteStage.Canary or RouteStage.Live))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "--force goes with canary, live and rollback: off and shadow need no certificate.");
        }

        string? chosen = asked.Specialist is { } named ? Named(named) : asked.Stage is null ? null : Best();
        return file.ChangeAsync(workload.Id, old => Next(old, asked, chosen), asked.Reason ?? $"{Summary(asked)} by {_who}", cancellationToken);
    }

    private Gateway.Route Next(Gateway.Route? old, RouteRequest asked, string? chosen)
    {
        Gateway.Route route = old ?? new Gateway.Route { Workload = workload.Id, Stage = RouteStage.Off };
        if (old is null || (chosen is not null && chosen != old.Specialist))
        {
            // What the specialist was trained for: a new one may be of another prompt and another teacher.
            route = route with { Fingerprints = workload.Fingerprints, TeacherModels = workload.TeacherModels };
        }

        if (asked.Stage is { } stage)
        {
            route = route with
            {
                Stage = stage,
                Share = stage == RouteStage.Canary ? asked.Share!.Value : 1,
                Forced = asked.Force ? new RouteForce(_who, asked.Reason!, session.Terminal.Time.GetUtcNow()) : null,
                Demoted = false,
            };
        }

        return route with
        {
            Specialist = chosen ?? route.Specialist,
            HoldBack = asked.HoldBack ?? route.HoldBack,
            Aliases = asked.Aliases.Count == 0 ? route.Aliases : Listed(asked.Aliases, "none"),
            TeacherModels = asked.Teachers.Count == 0 ? route.TeacherModels : Listed(asked.Teachers, "any"),
            WhenUpstreamAway = asked.WhenUpstreamAway ?? route.WhenUpstreamAway,
        };
    }

    private string Named(string id) => session.Workspace.ListSpecialists(workload.Id) is var own && own.Any(s => s.Id == id)
        ? id
        : throw new UnderstudyException(ErrorCode.NotFound, $"The workload '{workload.Id}' has no specialist '{id}'. {(own.Count == 0 ? $"Train one: understudy train {workload.Id}" : $"It has: {string.Join(", ", own.Select(s => s.Id))}.")}");

    /// <summary>The newest that may answer by its certificate; else the newest with one; else the newest.</summary>
    private string? Best()
    {
        DateTimeOffset now = session.Terminal.Time.GetUtcNow();
        return session.Workspace.ListSpecialists(workload.Id)
            .OrderByDescending(s => Standing(s) switch { { Objection: null } standing when !standing.IsExpiredAt(now) => 2, { Certificate: not null } => 1, _ => 0 })
            .Select(s => s.Id)
            .FirstOrDefault();
    }

    private CertificateStanding Standing(SpecialistRecord record)
    {
        string directory = Path.Combine(session.Workspace.Directory, record.Directory);
        return CertificateStanding.Read(directory, SpecialistDirectory.HashOf(directory), session.Workspace.Directory, workload.Id, session.Terminal.Time);
    }

    private static IReadOnlyList<string> Listed(IReadOnlyList<string> names, string nothing) => names is [var one] && one == nothing ? [] : [.. names.Distinct(StringComparer.Ordinal)];

    private static string Summary(RouteRequest asked) => asked.Stage switch
    {
        RouteStage.Canary => $"canary {ShareText.Show(asked.Share!.Value)}",
        { } stage => stage.ToString().ToLowerInvariant(),
        null => "changed",
    };
}
