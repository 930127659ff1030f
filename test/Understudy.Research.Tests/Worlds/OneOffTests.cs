using Xunit;

namespace Understudy.Research.Tests.Worlds;

public sealed class OneOffTests
{
    public static TheoryData<TrafficHalf> Sets => TrafficSets.Whole.Data();

    [Theory]
    [MemberData(nameof(Sets))]
    public void One_off_calls_have_nothing_in_common_but_a_generic_system_prompt(TrafficHalf half)
    {
        GeneratedCall[] calls = [.. GeneratedTraffic.Of(half).Where(c => c.Truth.Workload is null)];
        HashSet<string>[] grams = [.. calls.Select(c => Grams(c.Contents[^1]))];
        double most = 0;
        for (int i = 0; i < grams.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int shared = grams[i].Count(grams[j].Contains);
                most = Math.Max(most, (double)shared / Math.Max(1, grams[i].Count + grams[j].Count - shared));
            }
        }

        Assert.True(most < .3, $"Two one-off prompts share {most:0.00} of their runs of five words.");
        Assert.InRange(calls.Count(c => c.Contents[0] == SharedPrompts.Generic), calls.Length / 6, calls.Length / 3);
        Assert.InRange(calls.Count(c => c.Roles[0] == "user"), calls.Length / 3, calls.Length * 2 / 3);
        Assert.True(calls.Max(c => c.Contents[^1].Length) > 8 * calls.Min(c => c.Contents[^1].Length));
    }

    [Fact]
    public void No_run_of_eight_words_is_in_more_than_a_few_one_off_calls()
    {
        var counts = new Dictionary<string, int>();
        var options = new TrafficOptions { Calls = 2_000, Seed = 5, OneOffShare = 1, DuplicateShare = 0, NearDuplicateShare = 0 };
        foreach (TrafficCall call in TrafficWorld.Generate(options))
        {
            foreach (string gram in Grams(new GeneratedCall(call).Contents[^1], 8))
            {
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
            }
        }

        KeyValuePair<string, int> most = counts.MaxBy(c => c.Value);
        Assert.True(most.Value <= 4, $"'{most.Key}' is in {most.Value} of 2,000 one-off prompts.");
    }

    private static HashSet<string> Grams(string text, int length = 5)
    {
        string[] words = [.. GeneratedTraffic.Words(text)];
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(i => string.Join(' ', words.AsSpan(i, length)))];
    }
}
