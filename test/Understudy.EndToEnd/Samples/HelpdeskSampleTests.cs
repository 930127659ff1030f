using System.Security.Cryptography;
using System.Text.Json;

using Understudy.Testing;

using Xunit;

namespace Understudy.EndToEnd.Samples;

/// <summary>What the sample's datasheet claims about its own making.</summary>
public sealed class HelpdeskSampleTests
{
    private static readonly string Root = Repository.PathOf("samples", "helpdesk");
    private static readonly string Provenance = Path.Combine(Root, "provenance");

    [Fact]
    public void Provenance_has_not_changed_since_it_was_hashed()
    {
        string[] sums = File.ReadAllLines(Path.Combine(Provenance, "SHA256SUMS"));

        Assert.Equal(82, sums.Length); // 40 batches given, 40 answered, the prompt, the messages
        Assert.All(sums, line =>
        {
            string[] parts = line.Split("  ", 2);
            Assert.Equal(parts[0], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Provenance, parts[1])))));
        });
    }

    [Fact]
    public void Labellers_were_given_only_a_number_and_a_message() =>
        Assert.All(GivenLines(), line =>
        {
            using JsonDocument row = JsonDocument.Parse(line);
            Assert.Equal(["id", "message"], row.RootElement.EnumerateObject().Select(p => p.Name));
        });

    [Fact]
    public void Numbers_given_to_labellers_say_nothing_about_the_category()
    {
        // The labellers' order is a fresh shuffle: neighbours share a category no more often than chance (sum of squared shares) allows.
        string[] categories = [.. Written().OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Value.Category)];
        double chance = categories.GroupBy(c => c).Sum(g => Math.Pow(g.Count() / (double)categories.Length, 2));
        int same = Enumerable.Range(1, categories.Length - 1).Count(i => categories[i] == categories[i - 1]);
        double deviation = Math.Sqrt(categories.Length * chance * (1 - chance));

        Assert.InRange(same, (categories.Length * chance) - (4 * deviation), (categories.Length * chance) + (4 * deviation));
    }

    [Fact]
    public void Calls_repeat_exactly_what_was_given_and_answered()
    {
        Dictionary<string, string> given = GivenLines().Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("message").GetString()!);
        Dictionary<string, string> answered = Directory.GetFiles(Path.Combine(Provenance, "answered")).SelectMany(File.ReadLines).Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1]);
        Dictionary<string, (string Category, string Text)> written = Written();
        string prompt = File.ReadAllText(Path.Combine(Provenance, "system-prompt.txt")).TrimEnd('\n');
        int calls = 0;
        foreach (string line in File.ReadLines(Path.Combine(Root, "calls.jsonl")))
        {
            using JsonDocument call = JsonDocument.Parse(line);
            string id = call.RootElement.GetProperty("id").GetString()!;
            JsonElement messages = call.RootElement.GetProperty("request").GetProperty("messages");
            string content = call.RootElement.GetProperty("response").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
            Assert.Equal(prompt, messages[0].GetProperty("content").GetString());
            Assert.Equal(given[id], messages[1].GetProperty("content").GetString());
            Assert.Equal(written[id].Text, given[id]);
            Assert.Equal($"{{\"category\":\"{answered[id]}\"}}", content);
            Assert.Equal(written[id].Category, call.RootElement.GetProperty("gold").GetString());
            calls++;
        }

        Assert.Equal((given.Count, answered.Count, written.Count), (calls, calls, calls));
        Assert.True(calls >= 2000, $"{calls} calls");
        Assert.Equal(12, written.Values.Select(w => w.Category).Distinct().Count());
    }

    private static IEnumerable<string> GivenLines() => Directory.GetFiles(Path.Combine(Provenance, "given")).Order(StringComparer.Ordinal).SelectMany(File.ReadLines);

    private static Dictionary<string, (string Category, string Text)> Written() => File.ReadLines(Path.Combine(Provenance, "written.jsonl"))
        .Select(l => JsonDocument.Parse(l).RootElement)
        .ToDictionary(r => r.GetProperty("id").GetString()!, r => (r.GetProperty("category").GetString()!, r.GetProperty("text").GetString()!));
}
