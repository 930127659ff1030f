using System.CommandLine;
using System.Globalization;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Cli;

/// <summary>What <c>learn</c> and <c>import</c> read: a file, or the recorded calls of a workload, brought into one first.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The workload's name where the source says it; null for a file's.</param>
/// <param name="Recorded">Whether its texts are redacted as recorded ones are.</param>
/// <param name="Templates">Templates that its inputs were cut out by; none where the prompts are whole.</param>
public sealed record RecordedSource(string Path, string? Name, bool Recorded, IReadOnlyList<PromptTemplate> Templates)
{
    /// <summary>What discovery found its answers to be; null where it was not asked.</summary>
    public WorkloadKind? Kind { get; init; }

    /// <summary>Finds the file or makes it.</summary>
    /// <exception cref="UnderstudyException">When there is neither FILE nor --workload, both, or nothing to learn from.</exception>
    public static async Task<RecordedSource> ReadAsync(Session session, ParseResult parsed, SourceOptions source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(source);
        string? file = parsed.GetValue(source.File)?.ToString(), workload = parsed.GetValue(source.Workload);
        if (workload is not null && session.Workspace.Discovered.List().FirstOrDefault(d => d.Name == workload || (workload.Length >= 8 && d.Workload.Id.StartsWith(workload, StringComparison.OrdinalIgnoreCase))) is { } discovered)
        {
            await using TrafficSource traffic = await TrafficSource.OpenAsync(session, parsed.GetValue(source.File), parsed.GetValue(RecordedCalls.StoreOption), cancellationToken);
            return Cut(session, traffic, discovered);
        }

        return (file, workload) switch
        {
            (null, null) => throw new UnderstudyException(ErrorCode.OptionsInvalid, "Name what to read: a FILE, or --workload NAME for the calls that the gateway recorded."),
            ({ }, { }) => throw new UnderstudyException(ErrorCode.OptionsInvalid, $"Name one source: the file '{file}', or --workload {workload} for the calls that the gateway recorded."),
            ({ }, null) => new RecordedSource(file, null, false, []),
            _ => await ExportAsync(session, parsed, workload!, cancellationToken),
        };
    }

    /// <summary>The calls of a discovered workload, their inputs cut out of the prompts.</summary>
    /// <exception cref="UnderstudyException">When the traffic has none.</exception>
    public static RecordedSource Cut(Session session, TrafficSource traffic, DiscoveredRecord discovered)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentNullException.ThrowIfNull(discovered);
        string directory = System.IO.Path.Combine(session.Workspace.Directory, "recordings");
        Directory.CreateDirectory(directory);
        string path = System.IO.Path.Combine(directory, FileName(discovered.Name)), temporary = WholeFile.Temporary(path);
        try
        {
            long written;
            using (var output = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                written = new WorkloadExport(discovered.Workload, [.. session.Workspace.Discovered.List().Select(d => d.Workload)]).Write(traffic.Read("Collecting"), output);
                output.Flush(flushToDisk: true);
            }

            session.EndStage();
            if (written == 0)
            {
                throw new UnderstudyException(ErrorCode.TooFewExamples, $"{traffic.Name}: no call has the prompt of '{discovered.Name}', which was discovered in {discovered.Source}. Name that log: understudy learn FILE --workload {discovered.Name}");
            }

            File.Move(temporary, path, overwrite: true);
            session.Say(string.Create(CultureInfo.InvariantCulture, $"{traffic.Name}: {written:#,0} calls of '{discovered.Name}' to learn from; input: {string.Join(", ", discovered.Workload.Versions[^1].SlotNames)}"));
        }
        finally
        {
            File.Delete(temporary);
        }

        return new RecordedSource(path, discovered.Name, true, discovered.Workload.Versions) { Kind = discovered.Kind };
    }

    private static async Task<RecordedSource> ExportAsync(Session session, ParseResult parsed, string workload, CancellationToken cancellationToken)
    {
        await using RecordedCalls calls = RecordedCalls.Open(session, parsed);
        await calls.SettleAsync(cancellationToken);
        CallFilter filter = await RecordedWorkload.FindAsync(session, calls.Store, workload, cancellationToken) with { TrainingOnly = true };
        string directory = System.IO.Path.Combine(session.Workspace.Directory, "recordings");
        Directory.CreateDirectory(directory);
        string path = System.IO.Path.Combine(directory, FileName(workload)), temporary = WholeFile.Temporary(path);
        try
        {
            long written, passed;
            await using (var output = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                (written, passed) = await CallExport.WriteAsync(calls.Store, filter, output, session.Workspace.JsonRedactor(), session.Progress, cancellationToken);
                output.Flush(flushToDisk: true);
            }

            if (written == 0)
            {
                throw new UnderstudyException(ErrorCode.TooFewExamples, $"{calls.Store.Place}: none of the calls of '{workload}' can be learned from: only whole answers of the large model whose content is kept count. See: understudy recording status");
            }

            File.Move(temporary, path, overwrite: true);
            session.Say(string.Create(CultureInfo.InvariantCulture, $"{calls.Store.Place}: {written:#,0} calls of '{workload}' to learn from{(passed > 0 ? $" ({passed:#,0} others are of no form to learn from, or without content)" : "")}"));
        }
        finally
        {
            File.Delete(temporary);
        }

        return new RecordedSource(path, workload, true, []);
    }

    private static string FileName(string workload) => string.Concat(workload.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')) + ".jsonl";
}
