using System.Globalization;

using Microsoft.Extensions.Logging;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>Finds what an earlier process left in the journal, and cuts the entry that it was writing when it ended.</summary>
internal static class JournalRecovery
{
    /// <summary>The segments with entries, in order. Takes milliseconds: only the last one can be torn, and only that is read.</summary>
    /// <exception cref="UnderstudyException">When a newer program wrote one.</exception>
    public static List<JournalSegment> Find(string directory, ILogger logger)
    {
        List<JournalSegment> left = [];
        bool torn = true;
        foreach (long number in Numbers(directory, "*.log").OrderDescending())
        {
            string path = JournalSegment.PathOf(directory, number);
            long end = torn ? EndOf(path, logger) : new FileInfo(path).Length;
            if (end <= JournalSegment.Header.Length)
            {
                File.Delete(path); // prepared, and never written to
                continue;
            }

            torn = false;
            left.Add(new JournalSegment(directory, number, null, end, end));
        }

        left.Reverse();
        return left;
    }

    /// <summary>The highest number of any file, damaged ones included; 0 when there is none.</summary>
    public static long LastNumber(string directory) => Numbers(directory, "*").DefaultIfEmpty(0).Max();

    private static IEnumerable<long> Numbers(string directory, string pattern)
    {
        foreach (string path in Directory.EnumerateFiles(directory, pattern))
        {
            if (long.TryParse(Path.GetFileName(path).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                yield return number;
            }
        }
    }

    private static long EndOf(string path, ILogger logger)
    {
        long end = new FileInfo(path).Length;
        using var reader = new JournalReader(path);
        byte[] header = reader.ReadHeader();
        if (!header.AsSpan().SequenceEqual(JournalSegment.Header))
        {
            RequireKnown(path, header);
            return 0; // the process ended while it prepared the file
        }

        List<JournalFrame> frames = [];
        do
        {
            reader.Read(end, int.MaxValue, frames);
        }
        while (frames.Count > 0);

        if (reader.IsBroken)
        {
            RecordingLog.TornEntryCut(logger, path, reader.Position);
        }

        using var file = new JournalFile(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        file.Truncate(reader.Position);
        file.Flush();
        return reader.Position;
    }

    private static void RequireKnown(string path, byte[] header)
    {
        ReadOnlySpan<byte> expected = JournalSegment.Header;
        if (header.Length == expected.Length && header.AsSpan(0, 7).SequenceEqual(expected[..7]) && header[7] > expected[7])
        {
            throw new UnderstudyException(ErrorCode.WorkspaceTooNew, $"{path}: expected a journal of form {expected[7]}, found form {header[7]}: a newer Understudy recorded calls that are not yet in the store. Start that one once, so that it moves them, or use another workspace (--workspace DIR).");
        }
    }
}
