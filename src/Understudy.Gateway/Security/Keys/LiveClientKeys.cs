using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// The keys that a running gateway checks against: looks at the file twice a second and swaps the snapshot when it has changed. A file that
/// cannot be read or is damaged leaves the old snapshot in force and is logged. Thread-safe.
/// </summary>
public sealed class LiveClientKeys : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(500);
    private readonly ClientKeys _keys;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _reloading = new();
    private byte[] _content;
    private string? _trouble; // said once, not twice a second
    private volatile ClientKeyTable _table;

    /// <summary>Loads the keys and begins to watch them.</summary>
    /// <exception cref="UnderstudyException">When the first load fails: a gateway does not start on bad keys.</exception>
    public LiveClientKeys(ClientKeys keys, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(time);
        _keys = keys;
        _logger = logger;
        _content = File.Exists(keys.File) ? PrivateFile.Read(keys.File) : [];
        _table = keys.Load();
        _timer = time.CreateTimer(_ => Reload(), null, s_period, s_period);
    }

    /// <summary>The snapshot in force.</summary>
    public ClientKeyTable Current => _table;

    /// <summary>
    /// Checks a request: its <c>Authorization</c> header, else <c>api-key</c>, else <c>x-api-key</c>. A header that is there twice is refused:
    /// two programs on the way might each believe another one.
    /// </summary>
    public KeyCheck Check(IHeaderDictionary headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ClientKeyTable table = _table;
        StringValues authorization = headers.Authorization;
        if (authorization.Count > 0)
        {
            return authorization.Count == 1 ? table.Check(authorization[0]) : new KeyCheck(KeyState.Unknown, null);
        }

        StringValues key = headers.TryGetValue("api-key", out StringValues azure) ? azure : headers["x-api-key"];
        return key.Count > 1 ? new KeyCheck(KeyState.Unknown, null) : table.CheckKey(key.Count == 1 ? key[0] : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Reload()
    {
        if (!_reloading.TryEnter())
        {
            return;
        }

        try
        {
            // The whole content, not the time of change: two changes within one tick of the file system's clock must not hide a revocation.
            byte[] content = PrivateFile.Read(_keys.File);
            if (!content.AsSpan().SequenceEqual(_content))
            {
                _table = _keys.Load();
                _content = content;
                GatewayLog.KeysReloaded(_logger, _table.Keys.Count);
            }

            _trouble = null;
        }
        catch (UnderstudyException e)
        {
            if (e.Message != _trouble)
            {
                GatewayLog.KeysUnreadable(_logger, e.Message);
            }

            _trouble = e.Message;
        }
        finally
        {
            _reloading.Exit();
        }
    }
}
