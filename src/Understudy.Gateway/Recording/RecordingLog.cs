using Microsoft.Extensions.Logging;

namespace Understudy.Gateway;

/// <summary>What recording says: never content, never keys.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(1100, LogLevel.Information, "The last entry of {Path} was torn at byte {Position}: it was being written when the process ended and was never acknowledged. It was cut off.")]
    public static partial void TornEntryCut(ILogger logger, string path, long position);

    [LoggerMessage(1101, LogLevel.Error, "{Path} is damaged at byte {Position}: what comes after it was not moved into the store. The file was kept as {Kept}; restore it from a copy of the disk if there is one.")]
    public static partial void SegmentDamaged(ILogger logger, string path, long position, string kept);

    [LoggerMessage(1102, LogLevel.Error, "Calls are not being recorded: {Message}")]
    public static partial void JournalFailed(ILogger logger, string message);

    [LoggerMessage(1103, LogLevel.Warning, "Calls are being recorded again; {NotRecorded} were not, in all.")]
    public static partial void JournalRecovered(ILogger logger, long notRecorded);

    [LoggerMessage(1104, LogLevel.Warning, "A write to {Path} failed ({Message}); it is left as it is and a new one is begun.")]
    public static partial void SegmentAbandoned(ILogger logger, string path, string message);

    [LoggerMessage(1105, LogLevel.Warning, "The store is away; calls stay in the journal until it is back. {Message}")]
    public static partial void StoreAway(ILogger logger, string message);

    [LoggerMessage(1106, LogLevel.Information, "{Place} is back; the journal is being moved into it.")]
    public static partial void StoreBack(ILogger logger, string place);

    [LoggerMessage(1108, LogLevel.Warning, "Old calls were not pruned; the next hour tries again. {Message}")]
    public static partial void NotPruned(ILogger logger, string message);

    [LoggerMessage(1107, LogLevel.Information, "{Bytes} bytes of calls that an earlier process recorded are being moved into {Place}.")]
    public static partial void ReplayBegins(ILogger logger, long bytes, string place);
}
