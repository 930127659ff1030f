using System.Text;
using System.Text.Json.Nodes;

using CsCheck;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class SealedOriginalsTests : IDisposable
{
    private const string Asked = """{"model":"large", "user":"u-1","messages":[{"role":"user","content":"I am anna@example.org, card 4111 1111 1111 1111"},{"role":"user","content":4111111111111111}]}""";
    private const string Answered = """{"choices":[{"message":{"content":"Dear anna@example.org"}}]}""";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private SealedOriginals Seal() => new(OriginalsKey.Ensure(_directory.Path, null));

    private static RecordedCall Redacted(string request, string response) => new()
    {
        Id = "req_1",
        Started = DateTimeOffset.UnixEpoch,
        Endpoint = CallEndpoint.ChatCompletions,
        Outcome = CallOutcome.Ok,
        Status = 200,
        Request = JsonRedactor.Default.Redact(Encoding.UTF8.GetBytes(request), out CallerValues? values),
        Response = JsonRedactor.Default.Redact(Encoding.UTF8.GetBytes(response), values),
    };

    private static RecordedCall Sealed(SealedOriginals seal, string request, string response) =>
        seal.Seal(Redacted(request, response), Encoding.UTF8.GetBytes(request), Encoding.UTF8.GetBytes(response));

    [Fact]
    public void A_sealed_call_opens_to_the_bytes_that_came_and_shows_nothing_of_them()
    {
        RecordedCall call = Sealed(Seal(), Asked, Answered);

        Assert.DoesNotContain("anna", Encoding.Latin1.GetString(call.Originals.Span), StringComparison.Ordinal);
        (ReadOnlyMemory<byte> request, ReadOnlyMemory<byte> response) = Seal().Open(call);
        Assert.Equal((Asked, Answered), (Encoding.UTF8.GetString(request.Span), Encoding.UTF8.GetString(response.Span)));
        Assert.NotEqual(call.Originals.ToArray(), Sealed(Seal(), Asked, Answered).Originals.ToArray()); // another nonce
    }

    [Fact]
    public void Whatever_was_redacted_comes_back() => Gen.Select(Gen.OneOf(Gen.String, Gen.OneOf("a@b.example", "é \"a@b.example\" \\ 4111111111111111", "[EMAIL]")).Array[1, 4], Gen.Bool).Sample(
        (texts, nested) =>
        {
            SealedOriginals seal = Seal();
            string request = new JsonObject { ["messages"] = new JsonArray([.. texts.Select(t => (JsonNode)new JsonObject { ["content"] = Whole(t), ["api_key"] = nested ? Whole(t) : null })]) }.ToJsonString();
            RecordedCall call = Sealed(seal, request, Answered);
            Assert.Equal(request, Encoding.UTF8.GetString(seal.Open(call).Request.Span));
        },
        iter: 2_000);

    [Fact]
    public void What_is_no_JSON_was_replaced_whole_and_comes_back_whole()
    {
        const string Broken = """{"messages":[{"content":"anna@example.org""";
        RecordedCall call = Sealed(Seal(), Broken, Answered);

        Assert.Contains("NOT JSON", Encoding.UTF8.GetString(call.Request.Span), StringComparison.Ordinal);
        Assert.Equal(Broken, Encoding.UTF8.GetString(Seal().Open(call).Request.Span));
    }

    [Fact]
    public void Nothing_is_kept_where_nothing_was_redacted_and_the_users_id_stays_a_hash()
    {
        SealedOriginals seal = Seal();
        Assert.True(Sealed(seal, """{"messages":[]}""", "{}").Originals.IsEmpty);

        RecordedCall call = Redacted(Asked, Answered);
        call = call with { Request = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(call.Request.Span).Replace("u-1", "0123456789abcdef0123456789abcdef", StringComparison.Ordinal)) };
        call = seal.Seal(call, Encoding.UTF8.GetBytes(Asked), Encoding.UTF8.GetBytes(Answered));
        Assert.Equal(Asked.Replace("u-1", "0123456789abcdef0123456789abcdef", StringComparison.Ordinal), Encoding.UTF8.GetString(seal.Open(call).Request.Span));
    }

    [Fact]
    public void Another_key_is_refused_and_both_are_told_apart()
    {
        RecordedCall call = Sealed(Seal(), Asked, Answered);
        OriginalsKey own = OriginalsKey.Load(_directory.Path, null, null), other = OriginalsKey.Load(_directory.Path, null, new string('a', 64));

        UnderstudyException e = Assert.Throws<UnderstudyException>(() => new SealedOriginals(other).Open(call));

        Assert.Equal($"Call req_1: its originals are sealed with the key {own.Mark}; the key given is {other.Mark}. Give that one: --key FILE, or UNDERSTUDY_ORIGINALS_KEY.", e.Message);
    }

    [Fact]
    public void What_was_changed_is_refused_wherever_it_was_changed()
    {
        SealedOriginals seal = Seal();
        RecordedCall call = Sealed(seal, Asked, Answered);
        Refused(call with { Id = "req_2" });
        Refused(call with { Request = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(call.Request.Span).Replace("I am", "I was", StringComparison.Ordinal)) });
        Refused(call with { Response = "{}"u8.ToArray() });
        Refused(call with { Originals = call.Originals[..20] });
        for (int i = 0; i < call.Originals.Length; i++)
        {
            byte[] bent = call.Originals.ToArray();
            bent[i] ^= 1;
            Assert.Throws<UnderstudyException>(() => seal.Open(call with { Originals = bent }));
        }

        void Refused(RecordedCall changed)
        {
            UnderstudyException e = Assert.Throws<UnderstudyException>(() => seal.Open(changed));
            Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
            Assert.Contains("were changed since they were recorded, so nothing is revealed", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_call_without_originals_says_why()
    {
        UnderstudyException untouched = Assert.Throws<UnderstudyException>(() => Seal().Open(Redacted("""{"messages":[]}""", "{}")));
        UnderstudyException erased = Assert.Throws<UnderstudyException>(() => Seal().Open(Redacted(Asked, Answered) with { Request = default, Response = default }));

        Assert.Contains("redaction was not reversible when it was recorded", untouched.Message, StringComparison.Ordinal);
        Assert.Contains("Its content was erased", erased.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_made_once_and_is_its_owners_alone()
    {
        string mark = OriginalsKey.Ensure(_directory.Path, null).Mark;
        string path = OriginalsKey.PathIn(_directory.Path);

        Assert.Equal(mark, OriginalsKey.Ensure(_directory.Path, null).Mark);
        Assert.Matches("^[0-9a-f]{64}$", File.ReadAllText(path));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(mark, OriginalsKey.Load(_directory["elsewhere"], path, null).Mark);
        Assert.Equal(mark, OriginalsKey.Load(_directory["elsewhere"], null, File.ReadAllText(path) + "\n").Mark);
    }

    [Fact]
    public void A_key_from_the_environment_leaves_no_file()
    {
        OriginalsKey.Ensure(_directory.Path, new string('b', 64));

        Assert.False(File.Exists(OriginalsKey.PathIn(_directory.Path)));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void What_is_no_key_is_refused_without_being_quoted(string text)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => OriginalsKey.Load(_directory.Path, _directory.Write("my.key", text), null));

        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.DoesNotContain(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_not_there_is_asked_for() =>
        Assert.Contains("Put it back, or give it in UNDERSTUDY_ORIGINALS_KEY", Assert.Throws<UnderstudyException>(() => OriginalsKey.Load(_directory.Path, null, null)).Message, StringComparison.Ordinal);

    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
}
