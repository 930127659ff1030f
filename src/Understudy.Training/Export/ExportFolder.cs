using Understudy.Core;

namespace Understudy.Training;

/// <summary>A directory that appears whole or not at all.</summary>
public static class ExportFolder
{
    /// <summary>Writes files into a temporary place beside the directory, and moves it there.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="write">Writes the files into the directory that it is given, and checks them; what it throws leaves nothing behind.</param>
    /// <exception cref="UnderstudyException">When the directory is taken or cannot be written.</exception>
    public static void Fill(string directory, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(write);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)), temporary = target + ".writing";
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"Expected no directory or an empty one at {target}; it has files in it. Choose another directory or delete it.");
        }

        try
        {
            Delete(temporary); // left by a run that was killed
            Directory.CreateDirectory(temporary);
            write(temporary);
            Delete(target); // empty, as checked above
            Directory.Move(temporary, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"Could not write to {target} ({e.Message}). Free space or choose another place.", e);
        }
        finally
        {
            Delete(temporary);
        }
    }

    private static void Delete(string directory)
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
