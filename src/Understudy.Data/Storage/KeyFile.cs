using System.Security.Cryptography;

namespace Understudy.Data;

/// <summary>A file of random bytes that is made once and readable by its owner alone (mode 0600 in a directory of mode 0700).</summary>
internal static class KeyFile
{
    private const int Attempts = 500, Pause = 20; // ten seconds

    /// <summary>Makes it where it is not there. One process at a time: a move that must not replace is no single step on every system.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its random bytes, as they are to stand in it.</param>
    /// <exception cref="IOException">When it cannot be written.</exception>
    public static void Ensure(string path, Func<byte[]> bytes)
    {
        if (File.Exists(path))
        {
            return;
        }

        string directory = Path.GetDirectoryName(path)!;
        string temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream turn = Turn(path + ".lock");
        if (File.Exists(path))
        {
            return; // somebody was faster
        }

        try
        {
            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(bytes());
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Random bytes of a key.</summary>
    public static byte[] Random(int length) => RandomNumberGenerator.GetBytes(length);

    /// <summary>Waits until nobody else makes the key; a killed process gives the lock back.</summary>
    private static FileStream Turn(string path)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
