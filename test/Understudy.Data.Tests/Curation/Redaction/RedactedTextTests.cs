using Xunit;

namespace Understudy.Data.Tests;

/// <summary>What must not be kept, by kind. Every value is made up or reserved for examples.</summary>
public sealed class RedactedTextTests
{
    [Theory]
    [InlineData("write to jane.doe@example.com please", "write to [EMAIL] please")]
    [InlineData("<jane+news@mail.example.co.uk>", "<[EMAIL]>")]
    [InlineData("müller@bücher.example, ok", "[EMAIL], ok")]
    [InlineData("mail a_b@x-y.example.", "mail [EMAIL].")]
    [InlineData("https://x.example/?u=jane%40example.com&v=1", "https://x.example/?u=[EMAIL]&v=1")]
    [InlineData("a@b.de and c@d.fr and a@b.de", "[EMAIL] and [EMAIL_2] and [EMAIL]")]
    [InlineData("we have [EMAIL] and x@y.example", "we have [EMAIL] and [EMAIL_2]")]
    [InlineData("xn@host.xn--p1ai", "[EMAIL]")]
    public void Emails(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("call +49 30 1234567 today", "call [PHONE] today")]
    [InlineData("+49 (0)30 1234-567", "[PHONE]")]
    [InlineData("(+44) 20 7946 0958", "[PHONE]")]
    [InlineData("+15551234567", "[PHONE]")]
    [InlineData("0049 30 1234567", "[PHONE]")]
    [InlineData("reach me at 555-123-4567.", "reach me at [PHONE].")]
    [InlineData("(555) 123-4567", "[PHONE]")]
    [InlineData("1-800-555-0199", "[PHONE]")]
    [InlineData("555.123.4567", "[PHONE]")]
    [InlineData("ring 020 7946 0958", "ring [PHONE]")]
    [InlineData("06 12 34 56 78", "[PHONE]")]
    [InlineData("06.12.34.56.78", "[PHONE]")]
    [InlineData("0171/1234567", "[PHONE]")]
    [InlineData("my mobile: 5551234567", "my mobile: [PHONE]")]
    [InlineData("Tel. 1234567", "Tel. [PHONE]")]
    [InlineData("order 4711, phone 07911123456", "order 4711, phone [PHONE]")]
    public void Phones(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("card 4111 1111 1111 1111 exp 12/27", "card [CARD] exp 12/27")]
    [InlineData("4111111111111111", "[CARD]")]
    [InlineData("5500-0000-0000-0004", "[CARD]")]
    [InlineData("3782 822463 10005", "[CARD]")]
    [InlineData("6011000990139424, 30569309025904", "[CARD], [CARD_2]")]
    [InlineData("4111 1111 1111 1111 12/27 123", "[CARD] 12/27 123")]
    public void Cards(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00.", "IBAN [IBAN].")]
    [InlineData("GB29NWBK60161331926819", "[IBAN]")]
    [InlineData("gb29 nwbk 6016 1331 9268 19", "[IBAN]")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606", "[IBAN]")]
    [InlineData("my ssn is 123-45-6789", "my ssn is [SSN]")]
    [InlineData("from 192.168.10.23:8080", "from [IP]:8080")]
    [InlineData("net 10.0.0.0/24", "net [IP]/24")]
    [InlineData("2001:db8::ff00:42:8329", "[IP]")]
    [InlineData("[fe80::1%eth0]", "[[IP]%eth0]")]
    [InlineData("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "[IP]")]
    [InlineData("::ffff:10.1.2.3", "[IP]")]
    public void Accounts_persons_and_machines(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("sk-proj-abcDEF0123456789abcDEF0123456789")]
    [InlineData("sk-ant-api03-Zz9_abcdefghijklmnopqrstuvwxyz-0123456789AA")]
    [InlineData("sk-canary0123456789abcdef")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("ghp_0123456789abcdefghijABCDEFGHIJ012345")]
    [InlineData("github_pat_11ABCDEFG0123456789abc_xyz")]
    [InlineData("xoxb-123456789012-abcdefGHIJKL")]
    [InlineData("AIzaSyA0123456789abcdefghijklmnopqrstuv")]
    [InlineData("glpat-0123456789abcdefghij")]
    [InlineData("hf_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("us-0123456789abcdefghijABCDEFGHIJ")]
    [InlineData("sk_live_0123456789abcdefABCDEF")]
    [InlineData("SG.abcdefghij0123456789AB.abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")]
    public void Keys(string key)
    {
        Check($"use {key} now", "use [API_KEY] now");
        Check($"\"{key}\"", "\"[API_KEY]\"");
        Check($"({key}),", "([API_KEY]),");
        Check($"KEY={key}", "KEY=[API_KEY]");
    }

    [Theory]
    [InlineData("Authorization: Bearer abcdefgh12345678ijkl", "Authorization: Bearer [TOKEN]")]
    [InlineData("authorization: basic dXNlcjpwYXNzd29yZA==", "authorization: basic [TOKEN]")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlc2lnbg x", "[TOKEN] x")]
    [InlineData("?t%3DeyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlc2lnbg", "?t%3D[TOKEN]")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\nAAAA\n-----END RSA PRIVATE KEY-----\nrest", "[PRIVATE_KEY]\nrest")]
    [InlineData("x -----BEGIN PRIVATE KEY-----\nMIIE cut off", "x [PRIVATE_KEY]")]
    public void Tokens_and_private_keys(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("postgres://app:s3cr3t@db.example/main", "postgres://app:[PASSWORD]@db.example/main")]
    [InlineData("https:\\/\\/app:s3cr3t@db.example", "https:\\/\\/app:[PASSWORD]@db.example")]
    [InlineData("redis://:hunter2@cache:6379", "redis://:[PASSWORD]@cache:6379")]
    [InlineData("password=hunter2&x=1", "password=[PASSWORD]&x=1")]
    [InlineData("DB_PASSWORD=correcthorse", "DB_PASSWORD=[PASSWORD]")]
    [InlineData("{\"password\": \"correcthorse\"}", "{\"password\": \"[PASSWORD]\"}")]
    [InlineData("{\\\"api_key\\\":\\\"abcd\\\"}", "{\\\"api_key\\\":\\\"[PASSWORD]\\\"}")]
    [InlineData("api_key: 0123456789abcdef", "api_key: [PASSWORD]")]
    [InlineData("my password is hunter22!", "my password is [PASSWORD]!")]
    [InlineData("Passwort: Sommer2024", "Passwort: [PASSWORD]")]
    [InlineData("**Password:** Tr0ub4dor&3 ok", "**Password:** [PASSWORD]&3 ok")]
    [InlineData("client_secret = 'a1b2c3d4e5f6g7h8'", "client_secret = '[PASSWORD]'")]
    [InlineData("token=0123456789abcdef0123", "token=[PASSWORD]")]
    [InlineData("AccountKey=Zm9vYmFyMTIzNDU2Nzg5MA==;x", "AccountKey=[PASSWORD];x")]
    public void Passwords(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("{\"to\":\"jane\\u0040example.com\"}", "{\"to\":\"[EMAIL]\"}")]
    [InlineData("jane\\\\u0040example.com", "[EMAIL]")]
    [InlineData("\\u0073\\u006b-canary0123456789abcdef", "[API_KEY]")]
    [InlineData("j\\u00\\u0034\\u0030example.com", "[EMAIL]")]
    public void Escapes_hide_nothing(string text, string expected) => Check(text, expected);

    [Fact]
    public void Files_are_told_by_their_length()
    {
        string file = new('A', 5464);

        Check("![x](data:image/png;base64," + file + ") what is this?", "![x]([DATA 5464]) what is this?");
        Check(file, "[DATA 5464]");
        Check("data:image/png;base64,iVBORw0KGgo=", "data:image/png;base64,iVBORw0KGgo=");
    }

    private static void Check(string text, string expected)
    {
        string redacted = Redactor.Default.Redact(text);

        Assert.Equal(expected, redacted);
        Assert.Same(redacted, Redactor.Default.Redact(redacted));
    }
}
