using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class ClientKeysTests : IDisposable
{
    private readonly TemporaryDirectory _workspace = new();
    private readonly ManualClock _clock = new();
    private readonly ClientKeys _keys;

    public ClientKeysTests() => _keys = new ClientKeys(_workspace.Path, _clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_made_key_is_accepted_and_nowhere_on_disk()
    {
        NewClientKey made = await CreateAsync();
        Assert.Matches("^us-[a-z2-7]{8}-[A-Za-z0-9_-]{43}$", made.PlainText);
        Assert.Equal(new KeyCheck(KeyState.Accepted, _keys.Load().Keys[0]), _keys.Load().Check("Bearer " + made.PlainText));
        string secret = made.PlainText[12..];
        foreach (string file in Directory.EnumerateFiles(_workspace.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file, Token), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(secret, made.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_directory_are_their_owners_alone()
    {
        await _keys.EnsureDefaultAsync(Token);
        AdminKey.Create(_keys.Directory);
        string[] files = Directory.GetFiles(_keys.Directory);
        Assert.Equal(["admin.key", "clients.json", "clients.lock", "default-client.key", "server.key"], files.Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal([UnixFileMode.UserRead | UnixFileMode.UserWrite], files.Select(File.GetUnixFileMode).Distinct());
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_keys.Directory));
        }
    }

    [Fact]
    public async Task Another_servers_secret_makes_every_key_unknown()
    {
        NewClientKey made = await CreateAsync();
        File.Delete(Path.Combine(_keys.Directory, "server.key"));
        Assert.Equal(KeyState.Unknown, _keys.Load().CheckKey(made.PlainText).State);
    }

    [Fact]
    public async Task The_default_key_is_made_once_and_shown_while_its_file_is_there()
    {
        string? first = await _keys.EnsureDefaultAsync(Token);
        Assert.Equal(first, await _keys.EnsureDefaultAsync(Token));
        Assert.True(_keys.Load().CheckKey(first).IsAccepted);
        File.Delete(Path.Combine(_keys.Directory, ClientKeys.DefaultKeyName));
        Assert.Null(await _keys.EnsureDefaultAsync(Token));
        Assert.Equal("default", Assert.Single(_keys.List()).Name);
    }

    [Fact]
    public async Task A_key_expires_at_its_time()
    {
        NewClientKey made = await _keys.CreateAsync(new ClientKeyOptions { Name = "a", ValidFor = TimeSpan.FromDays(1) }, Token);
        ClientKeyTable table = _keys.Load();
        _clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Assert.Equal(KeyState.Accepted, table.CheckKey(made.PlainText).State);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(KeyState.Expired, table.CheckKey(made.PlainText).State);
    }

    [Fact]
    public async Task A_rotated_key_ends_at_once_or_after_its_overlap()
    {
        NewClientKey first = await CreateAsync();
        NewClientKey second = await _keys.RotateAsync(first.Key.Id, TimeSpan.Zero, Token);
        Assert.Equal((KeyState.Unknown, KeyState.Accepted), (State(first), State(second)));
        NewClientKey third = await _keys.RotateAsync(first.Key.Id, TimeSpan.FromHours(24), Token);
        Assert.Equal((KeyState.Unknown, KeyState.Accepted, KeyState.Accepted), (State(first), State(second), State(third)));
        Assert.Equal(first.Key.Id, third.Key.Id);
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal((KeyState.Expired, KeyState.Accepted), (State(second), State(third)));
    }

    [Fact]
    public async Task A_revoked_key_is_refused_in_every_form_and_cannot_be_rotated()
    {
        NewClientKey first = await CreateAsync();
        NewClientKey second = await _keys.RotateAsync(first.Key.Id, TimeSpan.FromHours(1), Token);
        await _keys.RevokeAsync(first.Key.Id, Token);
        Assert.Equal((KeyState.Unknown, KeyState.Revoked), (State(first), State(second)));
        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => _keys.RotateAsync(first.Key.Id, TimeSpan.Zero, Token));
        Assert.Equal($"Client key {first.Key.Id} is revoked. Make a new one with `understudy keys create`.", e.Message);
    }

    [Fact]
    public async Task An_id_that_is_not_there_is_named()
    {
        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => _keys.RevokeAsync("nonesuch", Token));
        Assert.Equal((ErrorCode.NotFound, "No client key has the id 'nonesuch'. `understudy keys list` shows them."), (e.Code, e.Message));
    }

    [Fact]
    public async Task Options_out_of_range_are_refused_together()
    {
        var options = new ClientKeyOptions { Name = "", RatePerMinute = 0, BudgetDollars = double.NaN, ValidFor = TimeSpan.Zero, Workloads = [] };
        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(() => _keys.CreateAsync(options, Token));
        Assert.Equal("The client key's options are out of range: name: 1 to 100 characters without control characters; rate: between 1 and 1e9 requests a minute; budget: between 0 and 1e12 US dollars a month; expires: more than zero, at most 100 years; workloads: at least one name, none of them empty.", e.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"keys\":[null]}")]
    [InlineData("{\"version\":1,\"keys\":[{\"id\":\"SHORT\",\"name\":\"n\",\"hash\":\"00\",\"created\":\"2026-01-01T00:00:00Z\"}]}")]
    [InlineData("{\"version\":1,\"keys\":[{\"id\":\"abcdefgh\",\"name\":\"n\",\"hash\":\"00\",\"created\":\"2026-01-01T00:00:00Z\"}]}")]
    [InlineData("{\"version\":1,\"keys\":[],\"admin\":true}")]
    [InlineData("{\"version\":1,\"keys\":[],\"keys\":[]}")]
    public void A_damaged_file_is_refused_with_its_name(string content)
    {
        Directory.CreateDirectory(_keys.Directory);
        File.WriteAllText(Path.Combine(_keys.Directory, "clients.json"), content);
        UnderstudyException e = Assert.Throws<UnderstudyException>(_keys.Load);
        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Contains("clients.json: not a list of client keys: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_file_is_refused_as_newer()
    {
        Directory.CreateDirectory(_keys.Directory);
        File.WriteAllText(Path.Combine(_keys.Directory, "clients.json"), "{\"version\":2,\"keys\":[]}");
        Assert.Equal(ErrorCode.WorkspaceTooNew, Assert.Throws<UnderstudyException>(_keys.Load).Code);
    }

    [Fact]
    public async Task Twenty_at_once_lose_none()
    {
        NewClientKey[] made = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => new ClientKeys(_workspace.Path, TimeProvider.System).CreateAsync(new ClientKeyOptions { Name = $"n{i}" }, Token), Token)));
        ClientKeyTable table = new ClientKeys(_workspace.Path, TimeProvider.System).Load();
        Assert.All(made, m => Assert.True(table.CheckKey(m.PlainText).IsAccepted));
    }

    private Task<NewClientKey> CreateAsync() => _keys.CreateAsync(new ClientKeyOptions { Name = "a" }, Token);

    private KeyState State(NewClientKey key) => _keys.Load().CheckKey(key.PlainText).State;
}
