using Understudy.Core;

namespace Understudy.Research.Tests;

/// <summary>Generated examples whose truth is known: three classes with words of their own, a teacher that errs at a known rate.</summary>
internal static class World
{
    private static readonly string[] s_classes = ["apple", "boat", "cloud"];

    /// <summary>Rows whose gold is known; the teacher's label is another class with probability <paramref name="noise"/>.</summary>
    public static ExampleTable Labelled(int rows, double noise, ulong seed = 1, Func<int, bool>? hasGold = null, Func<int, string?>? teacher = null)
    {
        var random = new SeededRandom(new Seed(seed));
        var builder = new ExampleTableBuilder();
        for (int i = 0; i < rows; i++)
        {
            int truth = random.Next(3), said = random.NextDouble() < noise ? (truth + 1 + random.Next(2)) % 3 : truth;
            var words = new List<string>();
            for (int w = 0; w < 5; w++)
            {
                // Three words of the class out of seventy, two that say nothing: a small sample has not seen most of them.
                words.Add(Word(Scattered(w < 3 ? (100 * truth) + random.Next(70) : 300 + random.Next(60))));
            }

            random.Shuffle<string>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words));
            builder.Add(new ExampleRow { Source = i + 1, Input = string.Join(' ', words), Teacher = teacher is null ? s_classes[said] : teacher(i), Gold = hasGold?.Invoke(i) == false ? null : s_classes[truth] });
        }

        return builder.Build();
    }

    /// <summary>Query-item pairs: an item that shares the query's word is worth 2, one that shares its first letters 1.</summary>
    public static ExampleTable Pairs(int queries, double noise, ulong seed = 1)
    {
        var random = new SeededRandom(new Seed(seed));
        var builder = new ExampleTableBuilder();
        for (int q = 0; q < queries; q++)
        {
            string wanted = Word(random.Next(4000));
            for (int item = 0; item < 5; item++)
            {
                int grade = item == 0 ? 2 : item == 1 ? 1 : 0;
                string text = (grade == 0 ? Word(random.Next(4000)) : wanted) + " " + (grade == 1 ? "used " : "new ") + Word(random.Next(40));
                double said = random.NextDouble() < noise ? random.Next(3) : grade;
                builder.Add(new ExampleRow { Source = (q * 5) + item + 1, Query = $"{wanted} {q}", Input = text, TeacherScore = said, GoldScore = grade });
            }
        }

        return builder.Build();
    }

    /// <summary>The first rows are the pool, the next ones selection, the rest the test; each row (relevance: query) is a unit of its own.</summary>
    public static DistilCurveData Data(ExampleTable table, int pool, int selection = 0)
    {
        int[] units = [.. Enumerable.Range(0, table.Count).Select(r => table.HasQueries ? table.Query(r) : r)];
        return new DistilCurveData
        {
            Name = "world",
            Table = table,
            PoolRows = [.. Enumerable.Range(0, pool)],
            SelectionRows = [.. Enumerable.Range(pool, selection)],
            Units = units,
            TestTable = table,
            TestRows = [.. Enumerable.Range(pool + selection, table.Count - pool - selection)],
            TestUnits = units,
            Identity = ContentHash.Of($"world {table.Count} {pool}"),
        };
    }

    // Words that stand beside each other in the list share no letters by design: only whole words tell the class.
    private static int Scattered(int number) => (int)(SeededRandom.Mix((ulong)number) % 33_280);

    private static string Word(int number) => string.Concat("kstmnrlp"[number % 8], "aeiu"[number / 8 % 4], "bdfghvwx"[number / 32 % 8], "aeiou"[number / 256 % 5]) + (char)('a' + (number / 1280 % 26));
}
