using System.Buffers;
using System.Security.Cryptography;
using System.Text;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// The key under which redacted originals are sealed: 256 random bits, written as 64 hexadecimal digits. It lies in the workspace's
/// <c>keys/originals.key</c> (mode 0600, made once when reversible redaction is switched on), in another file, or in the environment variable
/// <see cref="Variable"/>; never in a store, a log or a message. Thread-safe.
/// </summary>
public sealed class OriginalsKey
{
    /// <summary>The environment variable that holds the key itself; it goes before the workspace's file.</summary>
    public const string Variable = "UNDERSTUDY_ORIGINALS_KEY";

    /// <summary>Bytes of the mark by which a key is told from another one.</summary>
    internal const int MarkBytes = 8;

    private const int KeyBytes = 32;
    private readonly byte[] _key;

    private OriginalsKey(byte[] key) => (_key, MarkOf) = (key, SHA256.HashData([.. "understudy originals\0"u8, .. key])[..MarkBytes]);

    /// <summary>What tells it from another key, 16 hexadecimal digits; says nothing of the key.</summary>
    public string Mark => Convert.ToHexStringLower(MarkOf);

    internal byte[] MarkOf { get; }

    internal ReadOnlySpan<byte> Bytes => _key;

    /// <summary>Where a workspace keeps it.</summary>
    public static string PathIn(string workspaceDirectory) => Path.Combine(workspaceDirectory, "keys", "originals.key");

    /// <summary>Makes the workspace's key if there is none.</summary>
    /// <param name="workspaceDirectory">The workspace.</param>
    /// <param name="environment">The variable's value, or null. With one no file is made.</param>
    /// <exception cref="UnderstudyException">When it cannot be written, or is no key.</exception>
    public static OriginalsKey Ensure(string workspaceDirectory, string? environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspaceDirectory);
        string path = PathIn(workspaceDirectory);
        if (string.IsNullOrEmpty(environment))
        {
            try
            {
                KeyFile.Ensure(path, () => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(KeyFile.Random(KeyBytes))));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UnderstudyException(ErrorCode.WriteFailed, $"{path}: the key of the originals cannot be made ({e.Message}). Free space, run as the user who made the workspace, or give a key in {Variable}.", e);
            }
        }

        return Load(workspaceDirectory, null, environment);
    }

    /// <summary>Reads the key: from the file that was named, else from the environment, else the workspace's.</summary>
    /// <param name="workspaceDirectory">The workspace.</param>
    /// <param name="file">A file with the key; null for none.</param>
    /// <param name="environment">The variable's value, or null.</param>
    /// <exception cref="UnderstudyException">When there is none, it cannot be read, or is no key; the message holds nothing of it.</exception>
    public static OriginalsKey Load(string workspaceDirectory, string? file, string? environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspaceDirectory);
        if (file is null && !string.IsNullOrEmpty(environment))
        {
            return Parse(environment, Variable);
        }

        string path = file ?? PathIn(workspaceDirectory);
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnderstudyException(ErrorCode.NotFound, $"{path}: the key of the originals is not there. Put it back, or give it in {Variable} (reveal also takes --key FILE); without it nothing that was sealed can be revealed.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the key of the originals cannot be read ({e.Message}). Run as the user who made it.", e);
        }
    }

    private static OriginalsKey Parse(string text, string where)
    {
        var key = new byte[KeyBytes];
        ReadOnlySpan<char> digits = text.AsSpan().Trim();
        return digits.Length == 2 * KeyBytes && Convert.FromHexString(digits, key, out _, out _) == OperationStatus.Done
            ? new OriginalsKey(key)
            : throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{where}: expected the key of the originals, {2 * KeyBytes} hexadecimal digits, found something else. Restore it from a backup; another key reveals nothing.");
    }
}
