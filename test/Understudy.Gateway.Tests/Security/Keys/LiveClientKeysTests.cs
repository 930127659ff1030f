using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class LiveClientKeysTests : IDisposable
{
    private readonly TemporaryDirectory _workspace = new();
    private readonly ManualClock _clock = new();
    private readonly CapturedLog _log = new();
    private readonly ClientKeys _keys;

    public LiveClientKeysTests() => _keys = new ClientKeys(_workspace.Path, _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_keys.Directory, "clients.json");

    public void Dispose()
    {
        _workspace.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_key_made_or_revoked_while_running_counts_within_half_a_second()
    {
        using var live = new LiveClientKeys(_keys, _clock, _log.CreateLogger("keys"));
        NewClientKey made = await _keys.CreateAsync(new ClientKeyOptions { Name = "a" }, Token);
        Assert.Equal(KeyState.Unknown, live.Current.CheckKey(made.PlainText).State);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(KeyState.Accepted, live.Current.CheckKey(made.PlainText).State);
        await _keys.RevokeAsync(made.Key.Id, Token);
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(KeyState.Revoked, live.Current.CheckKey(made.PlainText).State);
    }

    [Fact]
    public async Task A_damaged_or_missing_file_keeps_the_old_keys_and_is_said_once()
    {
        NewClientKey made = await _keys.CreateAsync(new ClientKeyOptions { Name = "a" }, Token);
        using var live = new LiveClientKeys(_keys, _clock, _log.CreateLogger("keys"));
        byte[] good = await File.ReadAllBytesAsync(Path, Token);
        await File.WriteAllTextAsync(Path, "{", Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Single(_log.Lines, l => l.Contains("the old ones stay in force", StringComparison.Ordinal));
        File.Delete(Path);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, _log.Lines.Count);
        Assert.True(live.Current.CheckKey(made.PlainText).IsAccepted);
        await File.WriteAllBytesAsync(Path, good, Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await _keys.RevokeAsync(made.Key.Id, Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(KeyState.Revoked, live.Current.CheckKey(made.PlainText).State);
    }

    [Fact]
    public void A_bad_first_load_stops_the_start()
    {
        Directory.CreateDirectory(_keys.Directory);
        File.WriteAllText(Path, "{");
        Assert.Throws<UnderstudyException>(() => new LiveClientKeys(_keys, _clock, _log.CreateLogger("keys")));
    }
}
