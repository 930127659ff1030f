using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class AdminKeyTests : IDisposable
{
    private readonly TemporaryDirectory _keys = new();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public void Without_a_key_nothing_is_accepted()
    {
        AdminKey admin = AdminKey.Load(_keys.Path, null);
        Assert.False(admin.IsSet);
        Assert.All(new[] { "", "Bearer ", "Bearer null", "Bearer " + new string('a', 30) }, h => Assert.False(admin.Accepts(h)));
    }

    [Fact]
    public void A_made_key_is_accepted_alone_and_kept_as_a_hash()
    {
        string plain = AdminKey.Create(_keys.Path);
        AdminKey admin = AdminKey.Load(_keys.Path, null);
        Assert.True(admin.IsSet && admin.Accepts("Bearer " + plain) && admin.Accepts("bearer  " + plain));
        Assert.False(admin.Accepts("Bearer " + plain + "x") || admin.Accepts(plain) || admin.Accepts("Bearer " + plain[..^1]));
        Assert.DoesNotContain(plain[9..], File.ReadAllText(_keys["admin.key"]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_variable_goes_before_the_file()
    {
        string plain = AdminKey.Create(_keys.Path);
        AdminKey admin = AdminKey.Load(_keys.Path, "a-long-enough-admin-key");
        Assert.True(admin.Accepts("Bearer a-long-enough-admin-key"));
        Assert.False(admin.Accepts("Bearer " + plain));
    }

    [Fact]
    public async Task No_client_key_is_the_admin_key_and_the_other_way_round()
    {
        var clients = new ClientKeys(_keys.Path, TimeProvider.System);
        NewClientKey client = await clients.CreateAsync(new ClientKeyOptions { Name = "admin" }, TestContext.Current.CancellationToken);
        string plain = AdminKey.Create(clients.Directory);
        Assert.False(AdminKey.Load(clients.Directory, null).Accepts("Bearer " + client.PlainText));
        Assert.Equal(KeyState.Unknown, clients.Load().CheckKey(plain).State);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("twenty characters, no")]
    [InlineData("schlüssel-schlüssel-schlüssel")]
    public void A_weak_variable_stops_the_start_without_being_repeated(string value)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => AdminKey.Load(_keys.Path, value));
        Assert.DoesNotContain(value, e.Message, StringComparison.Ordinal);
    }
}
