using System.Security.Cryptography;
using System.Text;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Keyed hashes in place of users' and conversations' ids: the same id, the same hash, and no way back without the workspace's key. HMAC-SHA256,
/// the first 128 bits. Thread-safe.
/// </summary>
public sealed class Pseudonym
{
    private const int KeyLength = 32;
    private const int HashLength = 16;
    private readonly byte[] _key;

    private Pseudonym(byte[] key) => _key = key;

    /// <summary>Opens a workspace's key <c>keys/pseudonyms.key</c>; makes it at first use, readable by its owner alone.</summary>
    /// <exception cref="UnderstudyException">When it cannot be read or written, or is no key.</exception>
    public static Pseudonym Open(string workspaceDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspaceDirectory);
        string path = Path.Combine(workspaceDirectory, "keys", "pseudonyms.key");
        try
        {
            KeyFile.Ensure(path, () => KeyFile.Random(KeyLength));
            byte[] key = File.ReadAllBytes(path);
            return key.Length == KeyLength ? new Pseudonym(key) : throw new UnderstudyException(ErrorCode.IntegrityBroken, $"{path}: expected a key of {KeyLength} bytes, found {key.Length}. Restore it; without it users' recordings cannot be found by id, and with another one what is recorded from now on does not join what was before.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the key of pseudonyms cannot be made or read ({e.Message}). Check the workspace's permissions.", e);
        }
    }

    /// <summary>The hash of a user's id, 32 hexadecimal digits.</summary>
    public string OfUser(string id) => Of("user", id);

    /// <summary>The hash of a conversation's id, 32 hexadecimal digits.</summary>
    public string OfConversation(string id) => Of("conversation", id);

    private string Of(string kind, string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind}\0{id}")).AsSpan(0, HashLength));
    }
}
