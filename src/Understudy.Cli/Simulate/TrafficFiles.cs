using System.Text.Json;

using Understudy.Core;
using Understudy.Research;

namespace Understudy.Cli;

/// <summary>Writes generated traffic and its truth as JSON Lines, whole or not at all.</summary>
public static class TrafficFiles
{
    private const int ReportEvery = 4096, BufferBytes = 1 << 18;

    /// <summary>Writes both files under temporary names and renames them at the end, the truth first.</summary>
    /// <param name="options">What is generated.</param>
    /// <param name="path">The log.</param>
    /// <param name="truth">The truth, a line a call; null for none.</param>
    /// <param name="progress">Told about calls written.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <exception cref="UnderstudyException">When a file cannot be written.</exception>
    public static void Write(TrafficOptions options, string path, string? truth, IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        string writing = WholeFile.Temporary(path);
        string? truthWriting = truth is null ? null : WholeFile.Temporary(truth);
        try
        {
            using (FileStream log = Create(writing))
            using (FileStream? truths = truthWriting is null ? null : Create(truthWriting))
            {
                int written = 0;
                foreach (TrafficCall call in TrafficWorld.Generate(options))
                {
                    log.Write(call.Line.Span);
                    log.WriteByte((byte)'\n');
                    if (truths is not null)
                    {
                        JsonSerializer.Serialize(truths, Line(call), SimulateJsonContext.Default.TruthLine);
                        truths.WriteByte((byte)'\n');
                    }

                    if (++written % ReportEvery == 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        progress.Report(new StageProgress("Simulating", written, options.Calls, "calls"));
                    }
                }

                progress.Report(new StageProgress("Simulating", written, options.Calls, "calls"));
                log.Flush(flushToDisk: true);
                truths?.Flush(flushToDisk: true);
            }

            if (truth is not null)
            {
                File.Move(truthWriting!, truth, overwrite: true);
            }

            File.Move(writing, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"The traffic cannot be written ({e.Message}). Name other files with --out and --truth.", e);
        }
        finally
        {
            Remove(writing);
            Remove(truthWriting);
        }
    }

    private static FileStream Create(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);

    private static void Remove(string? path)
    {
        if (path is not null && File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static TruthLine Line(TrafficCall call)
    {
        TrafficTruth t = call.Truth;
        return new TruthLine(call.Id, t.Workload, t.Kind?.ToString(), t.Version, t.Slots, t.Label, t.Gold, t.Failed, t.Refused, t.Duplicate, t.NearDuplicateOf, t.PersonalData, t.Conversation);
    }
}
