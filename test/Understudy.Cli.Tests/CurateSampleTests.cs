using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

/// <summary>What docs/guide/curating.md says of the sample's suspects.</summary>
public sealed class CurateSampleTests : IDisposable
{
    private static readonly string s_sample = Repository.PathOf("samples", "helpdesk", "calls.jsonl");
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Of_an_excellent_teachers_suspects_a_fifth_are_wrong()
    {
        // 38 of all 4,000 labels differ from gold; of as many rows drawn at random 0.3 would.
        bool[] wrong = await SuspectsAsync(s_sample, _ => null);

        Assert.Equal(34, wrong.Length);
        Assert.InRange(wrong.Count(w => w), 5, 9);
    }

    [Fact]
    public async Task Of_planted_errors_the_first_fifty_suspects_hold_little_else()
    {
        // One label in twenty replaced by another at random.
        var random = new SeededRandom(new Seed(17));
        string[] lines = File.ReadAllLines(s_sample);
        string[] labels = [.. lines.Select(Gold).Distinct().Order(StringComparer.Ordinal)];
        var planted = new Dictionary<long, string>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (random.Next(20) == 0)
            {
                JsonNode call = JsonNode.Parse(lines[i])!;
                JsonNode message = call["response"]!["choices"]![0]!["message"]!;
                string given = JsonNode.Parse((string)message["content"]!)!["category"]!.GetValue<string>();
                string other = labels.Where(l => l != given).ElementAt(random.Next(labels.Length - 1));
                message["content"] = $$"""{"category":"{{other}}"}""";
                planted.Add(i + 1, other);
                lines[i] = call.ToJsonString();
            }
        }

        bool[] wrong = await SuspectsAsync(_directory.Write("noisy.jsonl", string.Join('\n', lines) + "\n"), line => planted.ContainsKey(line));

        Assert.True(wrong.Take(50).Count(w => w) >= 40, $"{wrong.Take(50).Count(w => w)} of 50; {wrong.Count(w => w)} of {wrong.Length}; planted {planted.Count}");
    }

    private static string Gold(string line) => JsonDocument.Parse(line).RootElement.GetProperty("gold").GetString()!;

    /// <summary>For each suspect whether it is wrong: by its line where that is told, else by gold.</summary>
    private async Task<bool[]> SuspectsAsync(string file, Func<long, bool?> isWrong)
    {
        string root = _directory["ws"];
        (int code, _, string error) = await ServedWorkspace.RunAsync(root, "import", file, "--name", "sample");
        Assert.True(code == 0, error);
        (code, _, error) = await ServedWorkspace.RunAsync(root, "curate");
        Assert.True(code == 0, error);
        return [.. File.ReadLines(Path.Combine(root, "reports", "sample", "suspects.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Select(s => isWrong(s.GetProperty("line").GetInt64()) ?? s.GetProperty("label").GetString() != s.GetProperty("gold").GetString())];
    }
}
