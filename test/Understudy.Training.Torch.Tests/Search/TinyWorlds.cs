using Understudy.Core;

namespace Understudy.Training.Torch.Tests.Search;

/// <summary>Workloads of a few hundred short texts with a known rule, and recipes that learn them in a second.</summary>
internal static class TinyWorlds
{
    private static readonly string[] Things = ["kettle", "bucket", "flask", "carafe"];

    private static readonly string[][] Topics = [["refund", "invoice", "charged"], ["crash", "error", "freezes"], ["parcel", "courier", "late"]];

    private static readonly string[] Filler = ["please", "my", "the", "again", "since", "help", "why", "still"];

    public static EncoderOptions Recipe { get; } = new()
    {
        Name = "tiny",
        Layers = 1,
        Width = 16,
        Heads = 2,
        FeedForward = 24,
        VocabularySize = 300,
        MaximumTokens = 24,
        Epochs = 3,
        BatchTokens = 256,
        LearningRate = 0.01f,
        Dropout = 0.1f,
    };

    /// <summary>Messages that a topic's word decides.</summary>
    public static ExampleTable Messages(int count, ulong seed = 1)
    {
        var random = new SeededRandom(new Seed(seed));
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < count; i++)
        {
            string[] words = [.. Enumerable.Range(0, 5).Select(_ => Filler[random.Next(Filler.Length)])];
            int topic = random.Next(Topics.Length);
            words[random.Next(words.Length)] = Topics[topic][random.Next(3)];
            builder.Add(new ExampleRow { Source = i + 1, Input = string.Join(' ', words), Teacher = $"topic{topic}" });
        }

        return builder.Build();
    }

    /// <summary>Queries with four items each: the thing itself 3, its lid 1, other things 0.</summary>
    public static ExampleTable Pairs(int queries, Func<int, double>? grade = null)
    {
        var random = new SeededRandom(new Seed(1));
        var builder = new ExampleTableBuilder();
        for (int q = 0; q < queries; q++)
        {
            int thing = random.Next(Things.Length), other = (thing + 1 + random.Next(Things.Length - 1)) % Things.Length;
            (string Item, double Grade)[] items = [($"red {Things[thing]}", 3), ($"lid for {Things[thing]}", 1), ($"red {Things[other]}", 0), ($"lid for {Things[other]}", 0)];
            foreach ((string item, double own) in items)
            {
                builder.Add(new ExampleRow { Source = builder.Count + 1, Query = $"{Things[thing]} n{q}", Input = item, TeacherScore = grade?.Invoke(builder.Count) ?? own });
            }
        }

        return builder.Build();
    }

    /// <summary>The first rows to learn from, the rest to choose on.</summary>
    public static EncoderRequest Request(ExampleTable table, int trainRows, EncoderOptions? recipe = null) => new()
    {
        Table = table,
        TrainRows = [.. Enumerable.Range(0, trainRows)],
        SelectionRows = [.. Enumerable.Range(trainRows, table.Count - trainRows)],
        Options = recipe ?? Recipe,
        Seed = new Seed(3),
        Runtime = TinyNetworks.Runtime,
        Threads = 1,
    };
}
