using System.Text;
using System.Text.Json.Nodes;

using Xunit;

namespace Understudy.Data.Tests.Curation.Redaction;

/// <summary>A long text that comes again is not looked through again, and nothing else changes.</summary>
public sealed class CleanTextsTests
{
    private static byte[] Text(int length, char last = 'z') => Encoding.UTF8.GetBytes(new string('a', length - 1) + last);

    [Fact]
    public void A_text_is_known_from_its_second_time_on()
    {
        var clean = new CleanTexts();
        byte[] text = Text(1000);
        Assert.False(clean.Contain(text));
        clean.Add(text);
        Assert.False(clean.Contain(text));
        clean.Add(text);
        Assert.True(clean.Contain(text));
        text[500] = (byte)'b'; // what was kept is a copy, and every byte counts
        Assert.False(clean.Contain(text));
        Assert.True(clean.Contain(Text(1000)));
        Assert.False(clean.Contain(Text(1001)));
    }

    [Fact]
    public void Texts_that_come_once_push_nothing_out_and_short_and_huge_ones_are_not_kept()
    {
        var clean = new CleanTexts();
        byte[] prompt = Text(1500), brief = Text(255), huge = Text((32 << 10) + 1);
        foreach (byte[] text in new[] { prompt, prompt, brief, brief, huge, huge })
        {
            clean.Add(text);
        }

        for (int i = 0; i < 2000; i++)
        {
            clean.Add(Encoding.UTF8.GetBytes($"{i:00000000} {new string('x', 300 + i)} {i:00000000}"));
        }

        Assert.True(clean.Contain(prompt));
        Assert.False(clean.Contain(brief));
        Assert.False(clean.Contain(huge));
    }

    [Fact]
    public void Requests_are_redacted_alike_however_often_they_come()
    {
        string prompt = string.Join('\n', Enumerable.Repeat("Sort the \"mail\" of a shop: billing or login.", 30));
        var warm = new JsonRedactor(Redactor.Default);
        foreach (string system in new[] { prompt, prompt + " Ask anna@example.org.", "anna@example.org " + prompt, prompt[..^1] })
        {
            foreach (string user in new[] { "I cannot log in", "Write to bob@example.org, or to anna@example.org" })
            {
                byte[] request = Encoding.UTF8.GetBytes(new JsonObject { ["messages"] = new JsonArray(Message("system", system), Message("user", user)), ["api_key"] = prompt }.ToJsonString());
                string cold = Encoding.UTF8.GetString(new JsonRedactor(Redactor.Default).Redact(request).Span);
                for (int i = 0; i < 4; i++)
                {
                    Assert.Equal(cold, Encoding.UTF8.GetString(warm.Redact(request).Span));
                }

                Assert.DoesNotContain("example.org", cold, StringComparison.Ordinal);
                Assert.DoesNotContain(prompt[..20], JsonNode.Parse(cold)!["api_key"]!.GetValue<string>(), StringComparison.Ordinal); // a secret by its name, clean elsewhere
            }
        }

        static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };
    }
}
