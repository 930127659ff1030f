using System.Text;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>Files that are there whole or not at all: written beside, flushed, renamed.</summary>
internal static class WholeFile
{
    private const string Devices = "/dev/";

    /// <summary>Replaces a text file; when that fails the old one stays, and nothing beside it.</summary>
    /// <exception cref="IOException">When it cannot be written, or <see cref="UnauthorizedAccessException"/>.</exception>
    public static void Write(string path, string text)
    {
        string temporary = Temporary(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>This process's name for a file that is being written, <c>PATH.PID.tmp</c>; what a killed process left under such a name is deleted.</summary>
    /// <exception cref="UnderstudyException">When the path is a device's: renaming would put a file in its place.</exception>
    public static string Temporary(string path)
    {
        string full = Path.GetFullPath(path), name = Path.GetFileName(full);
        if (!OperatingSystem.IsWindows() && full.StartsWith(Devices, StringComparison.Ordinal))
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{full} is a device, and writing would put a file in its place. Name a file elsewhere.");
        }

        foreach (string file in Left(full).Where(f => IsNumber(Path.GetFileName(f)[(name.Length + 1)..^".tmp".Length])))
        {
            try
            {
                // Who is writing one has it locked; a killed process's lock is gone.
                new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // somebody is at work, or it is not ours to delete
            }
        }

        return FormattableString.Invariant($"{full}.{Environment.ProcessId}.tmp");
    }

    private static string[] Left(string path)
    {
        try
        {
            return Path.GetDirectoryName(path) is { } directory && Directory.Exists(directory) ? Directory.GetFiles(directory, Path.GetFileName(path) + ".*.tmp") : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // whoever writes says what is wrong
        }
    }

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
