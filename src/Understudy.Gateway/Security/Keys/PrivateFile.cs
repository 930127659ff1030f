using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>Files that only their owner may read (mode 0600 in a directory of mode 0700), replaced whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>Writes to a temporary name, flushes, renames over.</summary>
    /// <exception cref="UnderstudyException">When it cannot be written: the old file is whole.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content) => Write(path, content, overwrite: true);

    /// <summary>The same, but leaves a file alone that somebody else made meanwhile.</summary>
    /// <exception cref="UnderstudyException">When it cannot be written.</exception>
    public static void WriteOnce(string path, ReadOnlySpan<byte> content) => Write(path, content, overwrite: false);

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnderstudyException">When it cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: cannot be read ({e.Message}). Run as the user who made the workspace.", e);
        }
    }

    /// <summary>Opens a lock file that only one process holds at a time; waits up to ten seconds for it.</summary>
    /// <exception cref="UnderstudyException">When another process holds it for longer, or the directory cannot be written.</exception>
    public static async Task<IDisposable> LockAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        MakeDirectory(path);
        long began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, Options(FileMode.OpenOrCreate));
            }
            catch (IOException e) when (time.GetElapsedTime(began) > TimeSpan.FromSeconds(10))
            {
                throw new UnderstudyException(ErrorCode.WriteFailed, $"{path}: another process has been changing the keys for ten seconds. Try again, or end that process.", e);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken).ConfigureAwait(false);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: cannot be written ({e.Message}). Run as the user who made the workspace.", e);
            }
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> content, bool overwrite)
    {
        try
        {
            MakeDirectory(path);
            string temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.writing";
            using (var stream = new FileStream(temporary, Options(FileMode.Create)))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(temporary, path, overwrite);
            }
            catch (IOException) when (!overwrite && File.Exists(path))
            {
                File.Delete(temporary); // somebody was faster: theirs counts
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{path}: cannot be written ({e.Message}). Free space, or run as the user who made the workspace.", e);
        }
    }

    private static void MakeDirectory(string path)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory); // a profile's directories are private there
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
