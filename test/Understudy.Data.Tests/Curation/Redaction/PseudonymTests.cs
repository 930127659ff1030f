using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class PseudonymTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_workspace_gives_an_id_the_same_hash_for_ever()
    {
        string user = Pseudonym.Open(_directory.Path).OfUser("u1");

        Assert.Equal(user, Pseudonym.Open(_directory.Path).OfUser("u1"));
        Assert.Matches("^[0-9a-f]{32}$", user);
        Assert.NotEqual(user, Pseudonym.Open(_directory.Path).OfUser("u2"));
        Assert.NotEqual(user, Pseudonym.Open(_directory.Path).OfConversation("u1"));
        Assert.NotEqual(user, Pseudonym.Open(_directory["other"]).OfUser("u1"));
    }

    [Fact]
    public void The_key_is_its_owners_alone()
    {
        Pseudonym.Open(_directory.Path);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(_directory["keys/pseudonyms.key"]) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Single(Directory.GetFiles(_directory["keys"]));
    }

    [Fact]
    public void Those_who_open_at_once_get_one_key()
    {
        string[] hashes = new string[16];
        Parallel.For(0, hashes.Length, i => hashes[i] = Pseudonym.Open(_directory.Path).OfUser("u"));

        Assert.Single(hashes.Distinct());
        Assert.Single(Directory.GetFiles(_directory["keys"]));
    }

    [Fact]
    public void A_damaged_key_is_refused()
    {
        Directory.CreateDirectory(_directory["keys"]);
        File.WriteAllText(_directory["keys/pseudonyms.key"], "short");

        UnderstudyException e = Assert.Throws<UnderstudyException>(() => Pseudonym.Open(_directory.Path));

        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Contains("expected a key of 32 bytes, found 5", e.Message, StringComparison.Ordinal);
    }
}
