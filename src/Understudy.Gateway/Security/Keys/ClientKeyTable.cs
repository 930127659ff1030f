using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>An immutable snapshot of the client keys, for checking requests: no allocation, time independent of the secret. Thread-safe.</summary>
public sealed class ClientKeyTable
{
    private const string Scheme = "Bearer ";
    private readonly FrozenDictionary<ulong, Entry> _entries;
    private readonly ServerSecret _secret;
    private readonly TimeProvider _time;

    internal ClientKeyTable(IReadOnlyList<ClientKey> keys, ServerSecret secret, TimeProvider time)
    {
        Keys = keys;
        _secret = secret;
        _time = time;
        _entries = keys.ToFrozenDictionary(k => KeyText.Pack(k.Id), k => new Entry(k, Convert.FromHexString(k.Hash), k.PreviousHash is { } p ? Convert.FromHexString(p) : null));
    }

    private sealed record Entry(ClientKey Key, byte[] Hash, byte[]? Previous);

    /// <summary>All keys, revoked ones too.</summary>
    public IReadOnlyList<ClientKey> Keys { get; }

    /// <summary>Checks the value of an <c>Authorization</c> header (<c>Bearer us-…</c>).</summary>
    public KeyCheck Check(ReadOnlySpan<char> authorization)
    {
        ReadOnlySpan<char> value = authorization.Trim(' ');
        return value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? CheckKey(value[Scheme.Length..])
            : value.IsEmpty || value.Equals(Scheme.AsSpan().TrimEnd(' '), StringComparison.OrdinalIgnoreCase) ? new KeyCheck(KeyState.Missing, null)
            : new KeyCheck(KeyState.Unknown, null);
    }

    /// <summary>Checks a bare key, the value of an <c>api-key</c> or <c>x-api-key</c> header.</summary>
    public KeyCheck CheckKey(ReadOnlySpan<char> key)
    {
        key = key.Trim(' ');
        if (!KeyText.TryParse(key, out ulong id))
        {
            return new KeyCheck(key.IsEmpty ? KeyState.Missing : KeyState.Unknown, null);
        }

        Span<byte> hash = stackalloc byte[ServerSecret.HashBytes];
        _secret.Hash(key, hash);
        if (!_entries.TryGetValue(id, out Entry? entry))
        {
            return new KeyCheck(KeyState.Unknown, null);
        }

        DateTimeOffset now = _time.GetUtcNow();
        if (!CryptographicOperations.FixedTimeEquals(hash, entry.Hash))
        {
            if (entry.Previous is null || !CryptographicOperations.FixedTimeEquals(hash, entry.Previous))
            {
                return new KeyCheck(KeyState.Unknown, null);
            }

            if (now >= entry.Key.PreviousUntil)
            {
                return new KeyCheck(KeyState.Expired, entry.Key);
            }
        }

        KeyState state = entry.Key.Revoked <= now ? KeyState.Revoked : entry.Key.Expires <= now ? KeyState.Expired : KeyState.Accepted;
        return new KeyCheck(state, entry.Key);
    }

    /// <summary>Reads <c>clients.json</c>.</summary>
    /// <exception cref="UnderstudyException">When it is not what this program writes; the message names the file and what is wrong.</exception>
    internal static IReadOnlyList<ClientKey> Parse(ReadOnlySpan<byte> json, string path)
    {
        ClientKeyFile file;
        try
        {
            file = JsonSerializer.Deserialize(json, ClientKeyJson.Default.ClientKeyFile) ?? throw new JsonException("The document is null.");
        }
        catch (JsonException e)
        {
            throw Broken($"{e.Message}", e);
        }

        if (file.Version > ClientKeyFile.CurrentVersion)
        {
            throw new UnderstudyException(ErrorCode.WorkspaceTooNew, $"{path}: written by a newer program (format {file.Version}, this one reads {ClientKeyFile.CurrentVersion}). Update this program.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (ClientKey? key in file.Keys)
        {
            string? wrong = key is null ? "a key is null"
                : !KeyText.IsId(key.Id) ? "an id is not eight characters of a-z2-7"
                : !ids.Add(key.Id) ? $"id {key.Id} is there twice"
                : !IsHash(key.Hash) || (key.PreviousHash is { } p && !IsHash(p)) ? $"a hash of {key.Id} is not 64 hexadecimal digits"
                : key.PreviousHash is null != key.PreviousUntil is null ? $"{key.Id} has only one of previousHash and previousUntil"
                : !(key.RatePerMinute is null or (>= 1 and <= 1e9)) ? $"ratePerMinute of {key.Id} is not between 1 and 1e9"
                : !(key.BudgetDollars is null or (>= 0 and <= 1e12)) ? $"budgetDollars of {key.Id} is not between 0 and 1e12"
                : null;
            if (wrong is not null)
            {
                throw Broken(wrong, null);
            }
        }

        return file.Keys;

        UnderstudyException Broken(string what, Exception? inner) =>
            new(ErrorCode.IntegrityBroken, $"{path}: not a list of client keys: {what}. Restore it from a backup, or change keys with `understudy keys` alone.", inner);
    }

    private static bool IsHash(string text) => text.Length == 2 * ServerSecret.HashBytes && text.All(char.IsAsciiHexDigit);
}
