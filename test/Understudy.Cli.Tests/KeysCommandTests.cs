using System.Text.Json;

using Understudy.Gateway;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryDirectory _workspace = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task A_made_key_is_printed_once_and_listed_without_its_secret()
    {
        (int code, string output, string error) = await RunAsync("create", "shop", "--rate", "10/s", "--budget", "50", "--expires", "90d", "--workloads", "triage, tags");
        string plain = output.Trim();
        Assert.Equal(0, code);
        Assert.Matches("^us-[a-z2-7]{8}-[A-Za-z0-9_-]{43}$", plain);
        Assert.Contains("this is the only time that it is shown", error, StringComparison.Ordinal);

        (_, string list, _) = await RunAsync("list");
        Assert.DoesNotContain(plain[12..], list, StringComparison.Ordinal);
        Assert.Contains("│ valid │ 2026-11-15 12:00Z │ 2027-02-13 12:00Z │ 600          │ 50.00     │ triage, tags │", list, StringComparison.Ordinal);
        ClientKey key = Assert.Single(Keys.List());
        Assert.Equal(("shop", 600, 50, true), (key.Name, key.RatePerMinute, key.BudgetDollars, Keys.Load().CheckKey(plain).IsAccepted));
    }

    [Fact]
    public async Task Rotate_overlaps_and_revoke_ends()
    {
        string first = (await RunAsync("create", "a")).Out.Trim(), id = first[3..11];
        (_, string output, string error) = await RunAsync("rotate", id, "--overlap", "24h");
        Assert.Contains("The old key is valid until 2026-11-16 12:00Z.", error, StringComparison.Ordinal);
        Assert.True(Keys.Load().CheckKey(first).IsAccepted && Keys.Load().CheckKey(output.Trim()).IsAccepted);
        string second = (await RunAsync("rotate", id)).Out.Trim();
        Assert.False(Keys.Load().CheckKey(output.Trim()).IsAccepted);
        Assert.Equal($"Key {id} (a) is revoked.", (await RunAsync("revoke", id)).Out.Trim());
        Assert.Equal(KeyState.Revoked, Keys.Load().CheckKey(second).State);
        Assert.Contains("revoked", (await RunAsync("list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_for_machines_hold_no_hash()
    {
        (_, string made, _) = await RunAsync("create", "a", "--json");
        JsonElement key = JsonDocument.Parse(made).RootElement;
        Assert.Equal(("a", "valid"), (key.GetProperty("name").GetString(), key.GetProperty("state").GetString()));
        Assert.True(Keys.Load().CheckKey(key.GetProperty("key").GetString()).IsAccepted);
        (_, string list, _) = await RunAsync("list", "--json");
        Assert.DoesNotContain("hash", list, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, JsonDocument.Parse(list).RootElement.GetProperty("keys").GetArrayLength());
        Assert.Equal("revoked", JsonDocument.Parse((await RunAsync("revoke", key.GetProperty("id").GetString()!, "--json")).Out).RootElement.GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_admin_key_is_made_and_printed_once()
    {
        string plain = (await RunAsync("admin")).Out.Trim();
        Assert.StartsWith("us-admin-", plain, StringComparison.Ordinal);
        Assert.True(AdminKey.Load(Keys.Directory, null).Accepts("Bearer " + plain));
    }

    [Theory]
    [InlineData("--rate takes requests in a time, such as 600/min, 10/s or 1000/h; found 'fast'.", "create", "a", "--rate", "fast")]
    [InlineData("--expires takes a time such as 90d, 24h, 30m, at most 36,500 days; found 'soon'.", "create", "a", "--expires", "soon")]
    [InlineData("The client key's options are out of range: rate: between 1 and 1e9 requests a minute; budget: between 0 and 1e12 US dollars a month.", "create", "a", "--rate", "0", "--budget=-1")]
    [InlineData("overlap: between 0 and 366 days.", "rotate", "abcdefgh", "--overlap", "60w")]
    public async Task Wrong_values_are_wrong_usage_and_named(string message, params string[] arguments)
    {
        (int code, _, string error) = await RunAsync(arguments);
        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_id_fails_and_says_where_to_look()
    {
        (int code, _, string error) = await RunAsync("revoke", "abcdefgh");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("No client key has the id 'abcdefgh'. `understudy keys list` shows them.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90d", 90 * 24 * 60)]
    [InlineData("1.5h", 90)]
    [InlineData("2w", 14 * 24 * 60)]
    [InlineData("30m", 30)]
    [InlineData("60s", 1)]
    [InlineData("0", 0)]
    public void A_duration_is_minutes(string text, double minutes) => Assert.Equal(minutes, Duration.Parse(text, "--x").TotalMinutes);

    private ClientKeys Keys => new(_workspace.Path, _clock);

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal { Out = output, Error = error, In = TextReader.Null, ErrorIsInteractive = false, OutIsInteractive = false, Width = 160, Time = _clock };
        int code = await CommandLineApplication.RunAsync(["keys", .. arguments, "--workspace", _workspace.Path], terminal, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
