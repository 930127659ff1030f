using System.Diagnostics;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class RedactionRuleTests
{
    [Fact]
    public void Rules_of_ones_own_win_and_leave_placeholders_alone()
    {
        var redactor = new Redactor(new RedactionOptions { Rules = [new("CUSTOMER", @"\bK-\d{4,}\b"), new("WORD", "[A-Z]{4,}")] });

        string redacted = redactor.Redact("K-12345 K-99999 WROTE a@b.de");

        Assert.Equal("[CUSTOMER] [CUSTOMER_2] [WORD] [EMAIL]", redacted);
        Assert.Same(redacted, redactor.Redact(redacted));
    }

    [Fact]
    public void All_wrong_rules_are_named_at_once()
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => new Redactor(new RedactionOptions { Rules = [new("low", "x"), new("LOOK", "(?<=a)b"), new("OPEN", "(")] }));

        Assert.Equal(ErrorCode.OptionsInvalid, e.Code);
        Assert.Equal(3, e.Message.Split('\n').Length);
        Assert.Contains("Redaction rule 'low': a name has 1 to 32 upper-case letters", e.Message, StringComparison.Ordinal);
        Assert.Contains("'(?<=a)b' is no regular expression that can be matched in linear time", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_matches_nothing_does_nothing()
    {
        var redactor = new Redactor(new RedactionOptions { Rules = [new("EMPTY", "x*")] });

        Assert.Equal("abc", redactor.Redact("abc"));
    }

    /// <summary>A tenth of a second a megabyte is far above what is needed (see the figures) and far below what anything quadratic takes.</summary>
    [Theory]
    [InlineData("sk-")]
    [InlineData("pat")]
    [InlineData("hf_")]
    [InlineData("SG.")]
    [InlineData("ATATT3")]
    [InlineData("-us1")]
    [InlineData(".atlasv1.")]
    [InlineData("/services/T")]
    [InlineData("SK")]
    [InlineData("pdo('")]
    [InlineData("net use ")]
    [InlineData("password is ")]
    [InlineData(" as password")]
    [InlineData("eyJ")]
    [InlineData("eyJaaaaaaa.")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a@b.")]
    [InlineData("%40")]
    [InlineData("://")]
    [InlineData("://a:")]
    [InlineData("://a:b@")]
    [InlineData("password=")]
    [InlineData("password\"\"\"\"")]
    [InlineData("passwordsecrettoken")]
    [InlineData("bearer ")]
    [InlineData("basic AAAA")]
    [InlineData("-----BEGIN PRIVATE KEY")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("1 ")]
    [InlineData("1-")]
    [InlineData("4111 ")]
    [InlineData("DE89 ")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(":")]
    [InlineData("a:")]
    [InlineData("::1 ")]
    [InlineData("\\u00")]
    [InlineData("\\u0040")]
    [InlineData("\\u00\\u0034\\u0030")]
    [InlineData("[EMAIL]")]
    [InlineData("[")]
    [InlineData(";base64,")]
    [InlineData("a@b.de ")]
    [InlineData("+49 30 1234567 ")]
    [InlineData("password:")]
    [InlineData("password,")]
    [InlineData("passphrase:a b ")]
    [InlineData("| password |\n")]
    [InlineData("[PASSWORD] or ")]
    [InlineData("login / ")]
    [InlineData("identified by ")]
    [InlineData("wifi code ")]
    [InlineData("65 170839 ")]
    public void Hostile_repetition_takes_linear_time(string unit)
    {
        var redactor = new Redactor(new RedactionOptions { Rules = [new("RULE", @"(a|aa)+\]?b")] });
        string text = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        redactor.Redact(text[..1024]);

        long start = Stopwatch.GetTimestamp();
        string redacted = redactor.Redact(text);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);

        Assert.True(elapsed < TimeSpan.FromMinutes(1), $"{elapsed.TotalSeconds:0.0} s for '{unit}'"); // linear takes a second, quadratic hours: the bound is for busy machines
        Assert.Equal(redacted, redactor.Redact(redacted));
    }
}
