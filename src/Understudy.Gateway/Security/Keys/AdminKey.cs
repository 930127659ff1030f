using System.Security.Cryptography;
using System.Text;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The key for what changes the gateway (routes, keys, erasure). It is no client key and no client key is it. From the environment variable
/// <c>UNDERSTUDY_ADMIN_KEY</c>, or made by <c>understudy keys admin</c> and stored as a hash in <c>keys/admin.key</c>. Thread-safe.
/// </summary>
public sealed class AdminKey
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "UNDERSTUDY_ADMIN_KEY";

    private const string FileName = "admin.key";
    private const string Prefix = "us-admin-";
    private const int ShortestKey = 20;
    private const int LongestKey = 200;
    private readonly ServerSecret _secret;
    private readonly byte[]? _hash;

    private AdminKey(ServerSecret secret, byte[]? hash)
    {
        _secret = secret;
        _hash = hash;
    }

    /// <summary>Whether there is one; without it everything that needs it is refused.</summary>
    public bool IsSet => _hash is not null;

    /// <summary>Reads the key of a workspace.</summary>
    /// <param name="keysDirectory">The workspace's <c>keys</c>.</param>
    /// <param name="environment">The variable's value, or null; it goes before the file.</param>
    /// <exception cref="UnderstudyException">When the variable's value is not 20 to 200 visible ASCII characters, or the file is damaged.</exception>
    public static AdminKey Load(string keysDirectory, string? environment)
    {
        ServerSecret secret = ServerSecret.LoadOrCreate(keysDirectory);
        if (!string.IsNullOrEmpty(environment))
        {
            return environment.Length is >= ShortestKey and <= LongestKey && environment.All(c => c is > ' ' and <= '~')
                ? new AdminKey(secret, HashOf(secret, environment))
                : throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{Variable}: expected {ShortestKey} to {LongestKey} visible ASCII characters, found something else. `understudy keys admin` makes a good one.");
        }

        string path = Path.Combine(keysDirectory, FileName);
        if (!File.Exists(path))
        {
            return new AdminKey(secret, null);
        }

        string text = Encoding.ASCII.GetString(PrivateFile.Read(path)).Trim();
        return text.Length == 2 * ServerSecret.HashBytes && text.All(char.IsAsciiHexDigit)
            ? new AdminKey(secret, Convert.FromHexString(text))
            : throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{path}: expected 64 hexadecimal digits. `understudy keys admin` makes a new key.");
    }

    /// <summary>Makes a key in the place of the stored one; a running gateway takes it at its next start.</summary>
    /// <returns>Its plain text: show it once and forget it.</returns>
    /// <exception cref="UnderstudyException">When the file cannot be written.</exception>
    public static string Create(string keysDirectory)
    {
        string plain = Prefix + KeyText.NewSecret();
        PrivateFile.Replace(Path.Combine(keysDirectory, FileName), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HashOf(ServerSecret.LoadOrCreate(keysDirectory), plain))));
        return plain;
    }

    /// <summary>Whether the value of an <c>Authorization</c> header carries it; constant time for texts of one length.</summary>
    public bool Accepts(ReadOnlySpan<char> authorization)
    {
        const string scheme = "Bearer ";
        if (_hash is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        ReadOnlySpan<char> key = authorization[scheme.Length..].Trim(' ');
        if (key.Length is < ShortestKey or > LongestKey || key.ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[ServerSecret.HashBytes];
        _secret.Hash(key, hash);
        return CryptographicOperations.FixedTimeEquals(hash, _hash);
    }

    private static byte[] HashOf(ServerSecret secret, string key)
    {
        var hash = new byte[ServerSecret.HashBytes];
        secret.Hash(key, hash);
        return hash;
    }
}
