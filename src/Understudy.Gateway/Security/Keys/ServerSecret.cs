using System.Security.Cryptography;
using System.Text;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The server's own 256 secret bits (<c>keys/server.key</c>, mode 0600, made at first use): what is stored instead of a key is an HMAC under it.
/// Whoever copies the list of keys without this file can test no guess. Thread-safe.
/// </summary>
public sealed class ServerSecret
{
    /// <summary>Bytes of a MAC.</summary>
    public const int HashBytes = HMACSHA256.HashSizeInBytes;

    private const string Name = "server.key";
    private const int SecretBytes = 32;
    private readonly byte[] _secret;

    private ServerSecret(byte[] secret) => _secret = secret;

    /// <summary>Reads the secret of a directory of keys, or makes it.</summary>
    /// <param name="directory">The workspace's <c>keys</c>.</param>
    /// <exception cref="UnderstudyException">When the file cannot be read or made (<see cref="ErrorCode.PathUnusable"/>, <see cref="ErrorCode.WriteFailed"/>), or is not 64 hexadecimal digits (<see cref="ErrorCode.IntegrityBroken"/>).</exception>
    public static ServerSecret LoadOrCreate(string directory)
    {
        string path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            PrivateFile.WriteOnce(path, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))));
        }

        string text = Encoding.ASCII.GetString(PrivateFile.Read(path)).Trim();
        var secret = new byte[SecretBytes];
        return text.Length == 2 * SecretBytes && Convert.FromHexString(text, secret, out _, out _) == System.Buffers.OperationStatus.Done
            ? new ServerSecret(secret)
            : throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{path}: expected 64 hexadecimal digits. Restore the file from a backup; without it no client key is valid (deleting it makes a new secret, and every key must then be made again).");
    }

    /// <summary>The MAC of an ASCII text of at most 256 characters, without allocation.</summary>
    internal void Hash(ReadOnlySpan<char> text, Span<byte> destination)
    {
        Span<byte> bytes = stackalloc byte[256];
        HMACSHA256.HashData(_secret, bytes[..Encoding.ASCII.GetBytes(text, bytes)], destination);
    }
}
