using System.Text;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The client keys of a workspace on disk (<c>keys/clients.json</c>): made, listed, rotated, revoked. Changes are atomic and exclude each other
/// by a lock file, so that a running gateway and the command line can change them at the same time. Thread-safe.
/// </summary>
public sealed class ClientKeys
{
    /// <summary>Name of the file in <see cref="Directory"/> that holds the first key's plain text.</summary>
    public const string DefaultKeyName = "default-client.key";

    private const string FileName = "clients.json";
    private readonly TimeProvider _time;

    /// <summary>Opens the keys of a workspace; touches nothing yet.</summary>
    /// <param name="workspace">The workspace's directory (<c>.understudy</c>).</param>
    /// <param name="time">Says when keys are made and revoked.</param>
    public ClientKeys(string workspace, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspace);
        ArgumentNullException.ThrowIfNull(time);
        Directory = Path.Combine(workspace, "keys");
        _time = time;
    }

    /// <summary>The workspace's <c>keys</c>.</summary>
    public string Directory { get; }

    internal string File => Path.Combine(Directory, FileName);

    /// <summary>All keys, in the order in which they were made.</summary>
    /// <exception cref="UnderstudyException">When the file cannot be read or is not what this program writes.</exception>
    public IReadOnlyList<ClientKey> List() => System.IO.File.Exists(File) ? ClientKeyTable.Parse(PrivateFile.Read(File), File) : [];

    /// <summary>A snapshot for checking requests.</summary>
    /// <exception cref="UnderstudyException">As <see cref="List"/> and <see cref="ServerSecret.LoadOrCreate"/>.</exception>
    public ClientKeyTable Load() => new(List(), ServerSecret.LoadOrCreate(Directory), _time);

    /// <summary>Makes a key.</summary>
    /// <exception cref="UnderstudyException">When an option is out of range or the file cannot be written.</exception>
    public async Task<NewClientKey> CreateAsync(ClientKeyOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        using IDisposable held = await LockAsync(cancellationToken).ConfigureAwait(false);
        return Create(options);
    }

    /// <summary>
    /// On a workspace without any key, makes the first one, named <c>default</c>, and leaves its plain text in
    /// <see cref="DefaultKeyName"/> (mode 0600), where <c>serve</c> finds it to print it.
    /// </summary>
    /// <returns>The plain text of the default key; null when its file is gone: then the operator knows the keys.</returns>
    /// <exception cref="UnderstudyException">When the files cannot be read or written.</exception>
    public async Task<string?> EnsureDefaultAsync(CancellationToken cancellationToken)
    {
        using IDisposable held = await LockAsync(cancellationToken).ConfigureAwait(false);
        string path = Path.Combine(Directory, DefaultKeyName);
        if (List().Count == 0)
        {
            NewClientKey made = Create(new ClientKeyOptions { Name = "default" });
            PrivateFile.Replace(path, Encoding.ASCII.GetBytes(made.PlainText + "\n"));
            return made.PlainText;
        }

        return System.IO.File.Exists(path) && Encoding.ASCII.GetString(PrivateFile.Read(path)).Trim() is var plain && Load().CheckKey(plain).IsAccepted ? plain : null;
    }

    /// <summary>Gives a key a new secret; id, name and limits stay.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="overlap">How long the old secret is accepted too; zero ends it at once.</param>
    /// <param name="cancellationToken">Stops the wait for the lock.</param>
    /// <exception cref="UnderstudyException">When there is no such key (<see cref="ErrorCode.NotFound"/>), it is revoked, or the file cannot be written.</exception>
    public async Task<NewClientKey> RotateAsync(string id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        if (overlap < TimeSpan.Zero || overlap > TimeSpan.FromDays(366))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "overlap: between 0 and 366 days.");
        }

        using IDisposable held = await LockAsync(cancellationToken).ConfigureAwait(false);
        string plain = KeyText.NewKey(id);
        ClientKey key = Change(id, old => old.Revoked is not null
            ? throw new UnderstudyException(ErrorCode.OptionsInvalid, $"Client key {id} is revoked. Make a new one with `understudy keys create`.")
            : old with
            {
                Hash = HashOf(plain),
                PreviousHash = overlap > TimeSpan.Zero ? old.Hash : null,
                PreviousUntil = overlap > TimeSpan.Zero ? _time.GetUtcNow() + overlap : null,
            });
        return new NewClientKey(key, plain);
    }

    /// <summary>Refuses a key from now on; revoking it again changes nothing.</summary>
    /// <exception cref="UnderstudyException">When there is no such key (<see cref="ErrorCode.NotFound"/>) or the file cannot be written.</exception>
    public async Task<ClientKey> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        using IDisposable held = await LockAsync(cancellationToken).ConfigureAwait(false);
        return Change(id, old => old with { Revoked = old.Revoked ?? _time.GetUtcNow(), PreviousHash = null, PreviousUntil = null });
    }

    private NewClientKey Create(ClientKeyOptions options)
    {
        IReadOnlyList<ClientKey> keys = List();
        string id = KeyText.NewId();
        while (keys.Any(k => k.Id == id))
        {
            id = KeyText.NewId();
        }

        string plain = KeyText.NewKey(id);
        var key = new ClientKey
        {
            Id = id,
            Name = options.Name,
            Hash = HashOf(plain),
            Created = _time.GetUtcNow(),
            Expires = _time.GetUtcNow() + options.ValidFor,
            RatePerMinute = options.RatePerMinute,
            BudgetDollars = options.BudgetDollars,
            Workloads = options.Workloads,
        };
        Save([.. keys, key]);
        return new NewClientKey(key, plain);
    }

    private ClientKey Change(string id, Func<ClientKey, ClientKey> change)
    {
        List<ClientKey> keys = [.. List()];
        int index = keys.FindIndex(k => k.Id == id);
        if (index < 0)
        {
            throw new UnderstudyException(ErrorCode.NotFound, $"No client key has the id '{id}'. `understudy keys list` shows them.");
        }

        keys[index] = change(keys[index]);
        Save(keys);
        return keys[index];
    }

    private string HashOf(string plain)
    {
        Span<byte> hash = stackalloc byte[ServerSecret.HashBytes];
        ServerSecret.LoadOrCreate(Directory).Hash(plain, hash);
        return Convert.ToHexStringLower(hash);
    }

    private void Save(IReadOnlyList<ClientKey> keys) => PrivateFile.Replace(File, JsonSerializer.SerializeToUtf8Bytes(new ClientKeyFile(ClientKeyFile.CurrentVersion, keys), ClientKeyJson.Default.ClientKeyFile));

    private Task<IDisposable> LockAsync(CancellationToken cancellationToken) => PrivateFile.LockAsync(Path.Combine(Directory, "clients.lock"), _time, cancellationToken);
}
