namespace Understudy.Gateway;

/// <summary>What a workspace's journal holds, looked at from outside, without touching it.</summary>
public sealed record JournalContent
{
    /// <summary>Whether a process has it: a gateway is running.</summary>
    public required bool InUse { get; init; }

    /// <summary>Entries in it. While it is in use these are more than wait: those that were moved stay until their file is full.</summary>
    public required long Entries { get; init; }

    /// <summary>Bytes of them.</summary>
    public required long Bytes { get; init; }

    /// <summary>Its files with entries, oldest first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Looks.</summary>
    /// <param name="workspace">The workspace's directory.</param>
    public static JournalContent Read(string workspace)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        string directory = Path.Combine(workspace, "journal");
        long entries = 0, bytes = 0;
        List<string> files = [];
        foreach (string path in (Directory.Exists(directory) ? Directory.GetFiles(directory, "*.log") : []).Order(StringComparer.Ordinal))
        {
            try
            {
                (long count, long end) = Count(path);
                if (count > 0)
                {
                    (entries, bytes) = (entries + count, bytes + end - JournalSegment.Header.Length);
                    files.Add(path);
                }
            }
            catch (FileNotFoundException)
            {
                // moved into the store meanwhile
            }
        }

        return new JournalContent { InUse = IsInUse(Path.Combine(directory, "lock")), Entries = entries, Bytes = bytes, Files = files };
    }

    private static (long Entries, long End) Count(string path)
    {
        using var reader = new JournalReader(path);
        long length = new FileInfo(path).Length, entries = 0;
        List<JournalFrame> frames = [];
        do
        {
            reader.Read(length, int.MaxValue, frames);
            entries += frames.Count;
        }
        while (frames.Count > 0);

        return (entries, reader.Position);
    }

    private static bool IsInUse(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
