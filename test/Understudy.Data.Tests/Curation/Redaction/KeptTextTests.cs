using Xunit;

namespace Understudy.Data.Tests;

/// <summary>What looks like a secret or like personal data and is none: the wheat that must survive.</summary>
public sealed class KeptTextTests
{
    [Theory]
    [InlineData("Order 302-1234567-1234567 has not arrived")]
    [InlineData("order number 0123-456789")]
    [InlineData("Invoice INV-2024-000123 and PO 4500012345")]
    [InlineData("case 00123456, ticket #8812345")]
    [InlineData("tracking 1Z999AA10123456784")]
    [InlineData("tracking number 9400 1000 0000 0000 0000 00")]
    [InlineData("order 1234567890123456")]
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("ISBN 0-306-40615-2")]
    [InlineData("EAN 4006381333931")]
    [InlineData("IMEI 490154203237518")]
    [InlineData("serial 0123 456 789")]
    [InlineData("parcel 1Z 4RT QXB 03 5512 8840")]
    [InlineData("account FR12 3456 4111 1111 1111 1111 303")]
    public void Order_and_article_numbers(string text) => Check(text);

    [Theory]
    [InlineData("on 2024-05-31 at 10:15:30")]
    [InlineData("2024-05-31T10:15:30.123Z and 20240531101530")]
    [InlineData("01.02.2024 10 Uhr, 01/02/2024, 5-31-24")]
    [InlineData("from 01.02.2024 to 03.04.2025")]
    [InlineData("between 2019-2024 and 08.30-12.00")]
    [InlineData("at 1700000000 or 1700000000000")]
    [InlineData("12:30:45 and 00:00:00")]
    public void Dates_and_times(string text) => Check(text);

    [Theory]
    [InlineData("version 1.2.3 and v10.0.401")]
    [InlineData("version 1.2.3.4, Version: 10.0.0.1, v4.8.0.1")]
    [InlineData("Windows 10.0.19041.1")]
    [InlineData("@angular/core@12.0.0 and lodash@4.17.21")]
    [InlineData("icon@2x.png")]
    [InlineData("std::string a::b ad::be::fe")]
    [InlineData("aa:bb:cc:dd:ee:ff")]
    [InlineData("1:2:3 and 16:9")]
    [InlineData("chapter 3.14.15.926")]
    [InlineData("nginx 12.4.1.77 answers")]
    [InlineData("fingerprint 1A:2B:3C:4D:5E:6F:70:81")]
    [InlineData("follow @maria@toots.example or @jo@mastodon.example")]
    [InlineData("mysql://reader@db.example:3306/shop")]
    public void Versions_and_code(string text) => Check(text);

    [Theory]
    [InlineData("1,000,000.00 EUR or 1 000 000")]
    [InlineData("12.345.678,90 €")]
    [InlineData("US$ 1234567.89")]
    [InlineData("0.4539578763621486")]
    [InlineData("about 25000000 users")]
    [InlineData("3.141592653589793")]
    [InlineData("555-0123 and 1310-100")]
    public void Prices_and_amounts(string text) => Check(text);

    [Theory]
    [InlineData("a risk-management-for-beginners-2024 and task-force-12345")]
    [InlineData("us-east-1, us-west-2-lax-1a, us-central1-docker-registry")]
    [InlineData("sk-SK and desk-lamp")]
    [InlineData("the bearer of good news, Basic understanding of basic-authentication")]
    [InlineData("Password: how do I reset it? My password is not working.")]
    [InlineData("I forgot my password and the token expired; secret: none")]
    [InlineData("{\"password\": \"string\", \"token\": \"the\"}")]
    [InlineData("password = getPassword() and password=${DB_PASSWORD} and password: ******")]
    [InlineData("password=[PASSWORD] Bearer [TOKEN] postgres://app:[PASSWORD]@db")]
    [InlineData("https://example.com:8080/a@b and git clone https://example.com/x.git")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIE\n-----END PUBLIC KEY-----")]
    [InlineData("you@home, @mention, me @ work")]
    [InlineData("eyJ is how a token begins")]
    [InlineData("PASSWORD_RESET_TIMEOUT=3600, password_min_length: 12chars, SECRET_KEY_FILE=run/secrets/key1")]
    [InlineData("api_key=process.env.WEATHER_KEY1 and password=settings.DB_PASSWORD and $pw = Read-Host")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:000000000000:secret:shop/db")]
    [InlineData("the password for the order is in the mail of 2024, its policy is 12-character")]
    [InlineData("the password request is REQ-12345; we use SHA-256 as the password hash")]
    [InlineData("passwords are stored with bcrypt12 as password hashes")]
    [InlineData("la palabra clave es importante, enclave: x1y2z3w4")]
    [InlineData("$request->validate('password', 'required|min:8'); ['name', 'password', 'address2']")]
    [InlineData("docker login -u ci -p $TOKEN && net user guest /delete && net use Z: \\\\nas\\public")]
    [InlineData("echo 1 | sudo -S true; enable secret 5 abc")]
    [InlineData("re_create_2024_indexes fw_update_v2_final_candidate pattern.matching.of.words2024")]
    [InlineData("hf_load_pretrained_model_from_the_hub_2024 and oy2 and dapi and EAAA")]
    [InlineData("cache-key-0123456789abcdef0123456789abcdef")]
    [InlineData("5f3a9c1e7b2d4f60a8c9e1d2b3f4a5c6")]
    [InlineData("123e4567-e89b-12d3-a456-426614174000")]
    [InlineData("\\u003cb\\u003e bold")]
    [InlineData("")]
    public void Words_and_ids(string text) => Check(text);

    [Fact]
    public void Kinds_that_are_not_asked_for_stay()
    {
        var secretsOnly = new Redactor(new RedactionOptions { Kinds = SensitiveKinds.Secrets });

        Assert.Equal("a@b.de, 4111111111111111, [API_KEY]", secretsOnly.Redact("a@b.de, 4111111111111111, sk-canary0123456789abcdef"));
    }

    private static void Check(string text) => Assert.Same(text, Redactor.Default.Redact(text));
}
