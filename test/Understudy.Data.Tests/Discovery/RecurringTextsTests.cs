using System.Text;
using System.Text.Json.Nodes;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

/// <summary>A text that comes again is not looked through or hashed again, and nothing else changes.</summary>
public sealed class RecurringTextsTests
{
    private static byte[] Text(int length, char last = 'z') => Encoding.UTF8.GetBytes(new string('a', length - 1) + last);

    private static bool Knows(RecurringTexts<int> texts, byte[] text) => texts.TryGet(text, out int length) && length == text.Length;

    [Fact]
    public void A_text_is_known_from_its_second_time_on()
    {
        var texts = new RecurringTexts<int>(6, 256);
        byte[] text = Text(1000);
        Assert.False(Knows(texts, text));
        texts.Add(text, text.Length);
        Assert.False(Knows(texts, text));
        texts.Add(text, text.Length);
        Assert.True(Knows(texts, text));
        text[500] = (byte)'b'; // what was kept is a copy, and every byte counts
        Assert.False(Knows(texts, text));
        Assert.True(Knows(texts, Text(1000)));
        Assert.False(Knows(texts, Text(1001)));
    }

    [Fact]
    public void Texts_that_come_once_push_nothing_out_and_short_and_huge_ones_are_not_kept()
    {
        var texts = new RecurringTexts<int>(6, 256);
        byte[] prompt = Text(1500), brief = Text(255), huge = Text((32 << 10) + 1);
        foreach (byte[] text in new[] { prompt, prompt, brief, brief, huge, huge })
        {
            texts.Add(text, text.Length);
        }

        for (int i = 0; i < 2000; i++)
        {
            texts.Add(Encoding.UTF8.GetBytes($"{i:00000000} {new string('x', 300 + i)} {i:00000000}"), 0);
        }

        Assert.True(Knows(texts, prompt));
        Assert.False(Knows(texts, brief));
        Assert.False(Knows(texts, huge));
    }

    [Fact]
    public void A_prompt_has_one_fingerprint_however_often_and_in_whatever_order_prompts_come()
    {
        var warm = new ChatRequestReader();
        var order = new SeededRandom(new Seed(3));
        string[] prompts = [.. Enumerable.Range(0, 40).Select(i => $"{i % 7} a prompt of {new string('x', i * 20)} {i % 5}"), new string('y', 40 << 10)];
        string?[] fingerprints = [.. prompts.Select(p => Fingerprint(new ChatRequestReader(), p))];
        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
        for (int i = 0; i < 5000; i++)
        {
            // Runs of one prompt, as traffic has them, so that some are kept and some pushed out.
            int which = order.Next(prompts.Length);
            for (int again = 1 + order.Next(3); again > 0; again--)
            {
                Assert.Equal(fingerprints[which], Fingerprint(warm, prompts[which]));
            }
        }

        static string? Fingerprint(ChatRequestReader reader, string prompt)
        {
            byte[] request = Encoding.UTF8.GetBytes(new JsonObject { ["messages"] = new JsonArray(new JsonObject { ["role"] = "system", ["content"] = prompt }, new JsonObject { ["role"] = "user", ["content"] = "hello" }) }.ToJsonString());
            Assert.True(reader.TryRead(request, out ChatRequest read, out _));
            return read.Fingerprint;
        }
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
