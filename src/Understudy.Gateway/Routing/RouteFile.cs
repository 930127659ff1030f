using System.Text.Json;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// <c>routes.json</c> of a workspace: what was asked of every workload. Changed under a lock file, by command line and gateway alike, and
/// replaced as a whole (temporary file, flush, rename), so that a reader sees the state before or after and never half of one.
/// </summary>
public sealed class RouteFile
{
    /// <summary>The newest layout that this program reads, and the one it writes.</summary>
    public const int SchemaVersion = 1;

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);
    private readonly TimeProvider _time;

    /// <summary>The file of a workspace; it need not be there yet.</summary>
    /// <param name="workspaceDirectory">The workspace.</param>
    /// <param name="time">The clock that dates changes.</param>
    public RouteFile(string workspaceDirectory, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspaceDirectory);
        ArgumentNullException.ThrowIfNull(time);
        Path = System.IO.Path.Combine(System.IO.Path.GetFullPath(workspaceDirectory), "routes.json");
        _time = time;
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>All routes in order of workload; none when there is no file.</summary>
    /// <exception cref="UnderstudyException">When the file cannot be read, is damaged or contradicts itself, or a newer program wrote it.</exception>
    public IReadOnlyList<Route> Read()
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(Path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{Path}: the routes cannot be read ({e.Message}).", e);
        }

        return Parse(content);
    }

    /// <summary>
    /// Changes one route, or makes it. Time, reason and the step back are filled in here. A change that changes nothing writes nothing,
    /// so that the step back stays what it was.
    /// </summary>
    /// <param name="workload">Id of the workload.</param>
    /// <param name="change">Gives the new route from the old one, or from null; called once, under the lock.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <returns>The route as it is now.</returns>
    /// <exception cref="UnderstudyException">When the file is bad, the new route breaks a rule, or another process holds the lock for 10 seconds.</exception>
    public async Task<Route> ChangeAsync(string workload, Func<Route?, Route> change, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(workload);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return await UpdateAsync(
            workload,
            old =>
            {
                Route asked = change(old);
                return old is not null && RouteRules.AskTheSame(old, asked)
                    ? old
                    : asked with { Workload = workload, Since = Now(), WatchedSince = RouteRules.StartsOver(old, asked) ? Now() : old!.WatchedSince, Reason = reason, Previous = (old ?? Before(asked)) is { } before ? before with { Previous = null } : null };
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the last change of a route back, as a whole, in one write. There is one step: what is restored has no step back of its own.</summary>
    /// <param name="workload">Id of the workload.</param>
    /// <param name="evenDemoted">Whether to put back what a monitor took out of service.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <returns>The route as it is now.</returns>
    /// <exception cref="UnderstudyException">When there is no route or no step back, or a monitor made the last change.</exception>
    public async Task<Route> RollBackAsync(string workload, bool evenDemoted, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(workload);
        return await UpdateAsync(
            workload,
            old => old switch
            {
                null => throw new UnderstudyException(ErrorCode.NotFound, $"{Path}: there is no route for '{workload}' to roll back."),
                { Previous: null } => throw new UnderstudyException(ErrorCode.NotFound, $"{workload}: there is nothing to roll back to; a rollback takes back one change, and the route has been {old.Stage} since {old.Since:u} ({old.Reason})."),
                { Demoted: true } when !evenDemoted => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{workload}: a rollback would put back what was taken out of service ({old.Reason}). If that is what you want, say so: --force --reason TEXT"),
                _ => old.Previous with { Since = Now(), Reason = $"rolled back to {old.Previous.Stage} from {old.Stage}", Previous = null },
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a workload without a route does: nothing. A first route that goes further can be taken back to that.</summary>
    private static Route? Before(Route first) => first.Stage == RouteStage.Off ? null : first with { Stage = RouteStage.Off, Reason = "before it had a route" };

    private async Task<Route> UpdateAsync(string workload, Func<Route?, Route> update, CancellationToken cancellationToken)
    {
        using FileStream held = await LockAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Route> routes = Read();
        Route? old = routes.FirstOrDefault(r => r.Workload == workload);
        Route changed = update(old);
        if (!ReferenceEquals(changed, old))
        {
            Route[] all = [.. routes.Where(r => r.Workload != workload).Append(changed).OrderBy(r => r.Workload, StringComparer.Ordinal)];
            RouteRules.Check(Path, all);
            Write(all);
        }

        return changed;
    }

    private IReadOnlyList<Route> Parse(byte[] content)
    {
        try
        {
            // The version first: a newer file may have anything else in it.
            using (var json = JsonDocument.Parse(content))
            {
                int version = json.RootElement.TryGetProperty("schemaVersion", out JsonElement found) ? found.GetInt32() : 0;
                if (version > SchemaVersion)
                {
                    throw new UnderstudyException(ErrorCode.WorkspaceTooNew, $"{Path} has schema version {version}; this program reads up to {SchemaVersion}. Use a newer program.");
                }
            }

            RouteDocument document = JsonSerializer.Deserialize(content, RouteFileJson.Default.RouteDocument) ?? throw new JsonException("The file holds null.");
            IReadOnlyList<Route> routes = document.Routes ?? throw new JsonException("The file has no 'routes'.");
            RouteRules.Check(Path, routes);
            return routes;
        }
        catch (JsonException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{Path}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}: expected a file of routes, found something else ({e.Message}). Restore it from a copy, or move it away and set the routes again.", e);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{Path}: expected a file of routes, found something else ({e.Message}). Restore it from a copy, or move it away and set the routes again.", e);
        }
    }

    private void Write(IReadOnlyList<Route> routes)
    {
        string temporary = Path + ".writing"; // one name: only the lock's holder writes
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                JsonSerializer.Serialize(stream, new RouteDocument(SchemaVersion, routes), RouteFileJson.Default.RouteDocument);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{Path}: the routes cannot be written ({e.Message}). The routes are as they were.", e);
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        string path = System.IO.Path.ChangeExtension(Path, ".lock");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        for (long start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                // Held by the open file, not by its being there: a process that dies lets go.
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the lock cannot be taken ({e.Message}).", e);
            }
            catch (IOException e) when (TimeProvider.System.GetElapsedTime(start) >= LockPatience)
            {
                throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: another process has been changing the routes for {LockPatience.TotalSeconds:0} seconds ({e.Message}). Try again when it is done.", e);
            }
            catch (IOException)
            {
                await Task.Delay(10, cancellationToken).ConfigureAwait(false); // the lock of another process: real time, whatever the clock is
            }
        }
    }

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
}
