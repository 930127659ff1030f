using Understudy.Core;

namespace Understudy.Training.Tests;

/// <summary>Small made-up workloads with a known rule.</summary>
internal static class Workloads
{
    private static readonly string[][] Topics =
    [
        ["refund", "invoice", "charged", "receipt"],
        ["crash", "error", "freezes", "broken"],
        ["password", "login", "locked", "account"],
        ["delivery", "parcel", "courier", "late"],
        ["upgrade", "plan", "pricing", "seats"],
    ];

    private static readonly string[] Filler = ["please", "my", "the", "again", "since", "yesterday", "help", "why", "it", "still", "is", "with", "today", "hello"];

    /// <summary>Messages that a topic's word decides, with a share of wrong labels.</summary>
    public static ExampleTable Messages(int count, int classes = 4, double noise = 0.05, ulong seed = 1, bool soft = false, int rowsPerGroup = 1)
    {
        var random = new SeededRandom(new Seed(seed));
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < count; i++)
        {
            int topic = random.Next(classes);
            string[] words = [.. Enumerable.Range(0, 8).Select(_ => Filler[random.Next(Filler.Length)])];
            words[random.Next(8)] = classes > Topics.Length ? $"topic{topic}" : Topics[topic][random.Next(4)];
            int label = random.NextDouble() < noise ? random.Next(classes) : topic;
            builder.Add(new ExampleRow
            {
                Source = i + 1,
                Input = string.Join(' ', words),
                Teacher = $"label{label:D3}",
                Gold = $"label{topic:D3}",
                Group = rowsPerGroup > 1 ? $"g{i / rowsPerGroup}" : null,
                TeacherDistribution = soft ? new Dictionary<string, double> { [$"label{label:D3}"] = 1 } : null,
            });
        }

        return builder.Build();
    }

    /// <summary>Sentences of plain words, half of them with one word in capitals: nothing else decides.</summary>
    public static ExampleTable Sentences(int count, ulong seed = 1)
    {
        var random = new SeededRandom(new Seed(seed));
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < count; i++)
        {
            string[] words = [.. Enumerable.Range(0, 30).Select(_ => Filler[random.Next(Filler.Length)])];
            bool loud = random.Next(2) == 1;
            int place = random.Next(words.Length);
            words[place] = loud ? words[place].ToUpperInvariant() : words[place];
            string label = loud ? "loud" : "quiet";
            builder.Add(new ExampleRow { Source = i + 1, Input = string.Join(' ', words), Teacher = label, Gold = label });
        }

        return builder.Build();
    }

    public static int[] Range(int from, int to) => [.. Enumerable.Range(from, to - from)];
}
