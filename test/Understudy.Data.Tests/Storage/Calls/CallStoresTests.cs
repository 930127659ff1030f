using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class CallStoresTests
{
    [Theory]
    [InlineData("mysql://u:hidden@h/d", "its beginning or its host cannot be read")]
    [InlineData("postgres://u:hidden@h:port/d", "its beginning or its host cannot be read")]
    [InlineData("postgres://:hidden@h/d", "it names no user")]
    [InlineData("postgres://u:hidden@h/", "it names no database")]
    [InlineData("postgres://u:hidden@h/d?sslmode=perhaps", "its option 'sslmode' or that one's value is unknown")]
    [InlineData("postgres://u:hidden@h/d?colour=red", "its option 'colour' or that one's value is unknown")]
    public void Rejects_what_is_no_place(string place, string what)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => CallStores.Open(place));

        Assert.Equal((ErrorCode.OptionsInvalid, $"--store: expected a path or postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=MODE (the password may also stand in PGPASSWORD), found a URL that is not one: {what}."), (e.Code, e.Message));
    }

    [Theory]
    [InlineData("postgres://u:p%40ss@db.example:5433/calls?sslmode=verify-full", "postgres://u@db.example:5433/calls")]
    [InlineData("postgresql://u@db.example/calls", "postgres://u@db.example:5432/calls")]
    public async Task Accepts_a_URL_and_shows_it_without_its_password(string url, string place)
    {
        await using ICallStore store = CallStores.Open(url);

        Assert.Equal(place, store.Place);
    }
}
