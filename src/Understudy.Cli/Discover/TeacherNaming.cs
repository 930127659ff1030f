using Understudy.Data;

namespace Understudy.Cli;

/// <summary>
/// Names from a large model for workloads whose names are made of words. Names that a person gave stay, those that a teacher gave before too; ids
/// never change. Where there is no good answer the words stay and the reason is said.
/// </summary>
internal static class TeacherNaming
{
    /// <summary>Asks for names and keeps them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="found">What was discovered, with examples.</param>
    /// <param name="teacher">Whom to ask.</param>
    /// <param name="cancellationToken">Stops; names that were given until then are not kept.</param>
    public static async Task<DiscoverStage.Found> RunAsync(Session session, DiscoverStage.Found found, TeacherClient teacher, CancellationToken cancellationToken)
    {
        Redactor redactor = session.Workspace.TextRedactor();
        Dictionary<string, WorkloadTraffic> traffic = found.Survey.Workloads.ToDictionary(w => w.Workload.Id, StringComparer.Ordinal);
        DiscoveredRecord[] records = [.. found.Workloads];
        var names = records.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        string? away = null;
        for (int i = 0; i < records.Length; i++)
        {
            DiscoveredRecord record = records[i];
            if (record.NamedBy != NamedBy.Words || !found.Here.Contains(record.Workload.Id))
            {
                continue;
            }

            string? problem = away, name = null;
            names.Remove(record.Name);
            if (away is null)
            {
                TeacherClient.Reply reply = await teacher.AskAsync(TeacherName.Instruction, TeacherName.Question(record.Workload, traffic[record.Workload.Id].Examples, names, redactor), cancellationToken);
                (problem, away) = (reply.Problem, reply.IsAway ? reply.Problem : null);
                name = problem is null ? TeacherName.Read(reply.Text, names, out problem) : null;
            }

            if (name is null)
            {
                names.Add(record.Name);
                session.Say($"{record.Name}: named by its words, as {problem}.");
                continue;
            }

            names.Add(name);
            renamed[record.Name] = name;
            records[i] = record with { Name = name, NamedBy = NamedBy.Teacher };
        }

        session.Workspace.Discovered.Replace(records);
        return found with { Workloads = records, Proposals = [.. found.Proposals.Select(p => (renamed.GetValueOrDefault(p.Name, p.Name), renamed.GetValueOrDefault(p.Other, p.Other), p.Likeness))] };
    }
}
