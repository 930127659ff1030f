using Microsoft.Data.Sqlite;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>The discovered workloads of a workspace. Not thread-safe, like the workspace.</summary>
public sealed class DiscoveredStore
{
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly TimeProvider _time;

    internal DiscoveredStore(SqliteConnection connection, string path, TimeProvider time) => (_connection, _path, _time) = (connection, path, time);

    /// <summary>All of them, in order of name.</summary>
    public IReadOnlyList<DiscoveredRecord> List() => Guarded(() => Sql.Query(
        _connection,
        "SELECT id, name, state, templates, kind, labels, calls, first, last, source, named_by FROM discovered ORDER BY name",
        r => new DiscoveredRecord
        {
            Workload = new DiscoveredWorkload { Id = r.GetString(0), Versions = TemplateJson.Read(r.GetString(3)) },
            Name = r.GetString(1),
            State = Enum.Parse<DiscoveredState>(r.GetString(2)),
            Kind = Enum.Parse<WorkloadKind>(r.GetString(4)),
            Labels = (int)r.GetInt64(5),
            Calls = r.GetInt64(6),
            First = r.IsDBNull(7) ? null : Sql.Time(r, 7),
            Last = r.IsDBNull(8) ? null : Sql.Time(r, 8),
            Source = r.GetString(9),
            NamedBy = Enum.Parse<NamedBy>(r.GetString(10)),
        }));

    /// <summary>The one of that name, or whose id begins so.</summary>
    /// <exception cref="UnderstudyException">When there is none, or several; the message lists what there is.</exception>
    public DiscoveredRecord Get(string nameOrId)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrId);
        IReadOnlyList<DiscoveredRecord> all = List();
        if (all.FirstOrDefault(w => w.Name == nameOrId) is { } named)
        {
            return named;
        }

        DiscoveredRecord[] found = [.. all.Where(w => nameOrId.Length >= 4 && w.Workload.Id.StartsWith(nameOrId, StringComparison.OrdinalIgnoreCase))];
        return found.Length == 1 ? found[0] : throw new UnderstudyException(
            ErrorCode.NotFound,
            found.Length > 1 ? $"The ids of {found.Length} workloads begin with '{nameOrId}': give more digits."
            : $"There is no discovered workload '{nameOrId}'. {(all.Count == 0 ? "Nothing was discovered yet: understudy discover FILE" : $"There are: {string.Join(", ", all.Select(w => w.Name))}.")}");
    }

    /// <summary>Replaces everything, in one transaction.</summary>
    public void Replace(IReadOnlyList<DiscoveredRecord> workloads)
    {
        ArgumentNullException.ThrowIfNull(workloads);
        Guarded(() =>
        {
            Sql.Execute(_connection, "BEGIN IMMEDIATE");
            try
            {
                Sql.Execute(_connection, "DELETE FROM discovered");
                foreach (DiscoveredRecord w in workloads)
                {
                    Sql.Execute(
                        _connection,
                        "INSERT INTO discovered(id, name, state, templates, kind, labels, calls, first, last, source, named_by, seen) VALUES($id, $name, $state, $templates, $kind, $labels, $calls, $first, $last, $source, $namedBy, $seen)",
                        ("$id", w.Workload.Id),
                        ("$name", w.Name),
                        ("$state", w.State.ToString()),
                        ("$templates", TemplateJson.Write(w.Workload.Versions)),
                        ("$kind", w.Kind.ToString()),
                        ("$labels", w.Labels),
                        ("$calls", w.Calls),
                        ("$first", w.First?.ToUnixTimeMilliseconds()),
                        ("$last", w.Last?.ToUnixTimeMilliseconds()),
                        ("$source", w.Source),
                        ("$namedBy", w.NamedBy.ToString()),
                        ("$seen", _time.GetUtcNow().ToUnixTimeMilliseconds()));
                }

                Sql.Execute(_connection, "COMMIT");
            }
            catch
            {
                Sql.RollBack(_connection);
                throw;
            }

            return 0;
        });
    }

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (Sql.IsFailure(e))
        {
            throw Sql.Explain(_path, e);
        }
    }
}
