using System.Diagnostics;

using CsCheck;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

/// <summary>What a client may send in place of a key.</summary>
public sealed class KeyCheckTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _workspace = new();
    private ClientKeyTable _table = null!;
    private LiveClientKeys _live = null!;
    private string _key = null!;

    public async ValueTask InitializeAsync()
    {
        var keys = new ClientKeys(_workspace.Path, TimeProvider.System);
        _key = (await keys.CreateAsync(new ClientKeyOptions { Name = "a" }, TestContext.Current.CancellationToken)).PlainText;
        _table = keys.Load();
        _live = new LiveClientKeys(keys, new ManualClock(), NullLogger.Instance);
    }

    public ValueTask DisposeAsync()
    {
        _live.Dispose();
        _workspace.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Bearer {0}", KeyState.Accepted)]
    [InlineData("bearer {0}", KeyState.Accepted)]
    [InlineData("  Bearer   {0}  ", KeyState.Accepted)]
    [InlineData("", KeyState.Missing)]
    [InlineData("   ", KeyState.Missing)]
    [InlineData("Bearer", KeyState.Missing)]
    [InlineData("Bearer ", KeyState.Missing)]
    [InlineData("{0}", KeyState.Unknown)]
    [InlineData("Basic {0}", KeyState.Unknown)]
    [InlineData("Bearer\t{0}", KeyState.Unknown)]
    [InlineData("Bearer {0}, Bearer {0}", KeyState.Unknown)]
    [InlineData("Bearer {0}\0", KeyState.Unknown)]
    [InlineData("Bearer x{0}", KeyState.Unknown)]
    [InlineData("Bearer {0}x", KeyState.Unknown)]
    [InlineData("Bearer sk-proj-000000000000000000000000000000000000000000000000", KeyState.Unknown)]
    [InlineData("Bearer us-aaaaaaaa-0000000000000000000000000000000000000000000", KeyState.Unknown)]
    public void An_authorization_header_is_worth(string header, KeyState expected) =>
        Assert.Equal(expected, _table.Check(string.Format(System.Globalization.CultureInfo.InvariantCulture, header, _key)).State);

    /// <summary>CVE-2026-42208: another gateway put the key into a query.</summary>
    [Theory]
    [InlineData("' OR '1'='1")]
    [InlineData("' OR 1=1 --")]
    [InlineData("'; DROP TABLE keys; --")]
    [InlineData("\" OR \"\"=\"")]
    [InlineData("us-%' UNION SELECT hash FROM keys --")]
    [InlineData("us-________-___________________________________________")]
    [InlineData("us-%%%%%%%%-%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%")]
    [InlineData("us-' OR 1=1-0000000000000000000000000000000000000000000")]
    [InlineData("{\"$ne\":null}")]
    [InlineData("*")]
    [InlineData("us-*")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData("../../keys/default-client.key")]
    [InlineData("${jndi:ldap://x/a}")]
    public void An_injection_is_an_unknown_key(string key)
    {
        Assert.Equal(new KeyCheck(KeyState.Unknown, null), _table.Check("Bearer " + key));
        Assert.Equal(new KeyCheck(KeyState.Unknown, null), _table.CheckKey(key));
    }

    [Fact]
    public void One_changed_character_anywhere_makes_it_unknown()
    {
        for (int i = 0; i < _key.Length - 1; i++) // the last character's two low bits are padding, and are compared as text nonetheless
        {
            char other = _key[i] == 'b' ? 'c' : 'b';
            Assert.Equal(new KeyCheck(KeyState.Unknown, null), _table.CheckKey($"{_key[..i]}{other}{_key[(i + 1)..]}"));
        }

        Assert.False(_table.CheckKey(_key[..^1] + (_key[^1] == 'b' ? 'c' : 'b')).IsAccepted);
    }

    [Fact]
    public void Whatever_is_sent_is_answered_and_never_accepted() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["us-abz27 _Bearer\0\uff53\u212a"], 0, 80], Gen.Int[0, 60].Select(n => _key[..Math.Min(n, _key.Length - 1)])).Sample(
            text => !_table.Check(text).IsAccepted && !_table.Check("Bearer " + text).IsAccepted && !_table.CheckKey(text).IsAccepted,
            iter: 20_000,
            seed: "0000KeyCheck",
            threads: 1);

    [Fact]
    public void Three_headers_may_carry_the_key_and_none_of_them_twice()
    {
        Assert.Equal(KeyState.Missing, _live.Check(new HeaderDictionary()).State);
        Assert.True(_live.Check(new HeaderDictionary { ["Authorization"] = "Bearer " + _key }).IsAccepted);
        Assert.True(_live.Check(new HeaderDictionary { ["api-key"] = _key }).IsAccepted);
        Assert.True(_live.Check(new HeaderDictionary { ["x-api-key"] = _key }).IsAccepted);
        Assert.Equal(KeyState.Unknown, _live.Check(new HeaderDictionary { ["Authorization"] = new(["Bearer " + _key, "Bearer " + _key]) }).State);
        Assert.Equal(KeyState.Unknown, _live.Check(new HeaderDictionary { ["x-api-key"] = new([_key, _key]) }).State);
        Assert.Equal(KeyState.Unknown, _live.Check(new HeaderDictionary { ["Authorization"] = "Bearer nothing", ["x-api-key"] = _key }).State);
    }

    [Fact]
    public void A_check_allocates_nothing_and_takes_microseconds()
    {
        string header = "Bearer " + _key, wrong = header[..^1] + (header[^1] == 'b' ? 'c' : 'b');
        Check(2_000);
        long before = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
        Check(2_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalMicroseconds / 6_000, 0, 50); // measured 1.7 to 2.2 while both cores were busy with other work

        void Check(int times)
        {
            for (int i = 0; i < times; i++)
            {
                _ = _table.Check(header);
                _ = _table.Check(wrong);
                _ = _table.Check("Bearer nothing");
            }
        }
    }
}
