using System.Text.Json;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>clinc150: in-scope training rows, and everything held out with out-of-scope rows that no label fits.</summary>
public sealed class ClincRows
{
    private ClincRows(ExampleTable train, ExampleTable held, Dictionary<string, int[]> parts)
    {
        Train = train;
        Held = held;
        _parts = parts;
    }

    private readonly Dictionary<string, int[]> _parts;

    /// <summary>The in-scope training rows.</summary>
    public ExampleTable Train { get; }

    /// <summary>Test and validation rows; out-of-scope ones have <see cref="LabelSet.Unreadable"/> as gold: they must be escalated.</summary>
    public ExampleTable Held { get; }

    /// <summary>Rows of <see cref="Held"/> of a part: <c>test</c>, <c>oos_test</c>, <c>val</c>, <c>oos_val</c>.</summary>
    public int[] Part(string name) => _parts[name];

    /// <summary>Reads <c>data_full.json</c>.</summary>
    public static ClincRows Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        var train = new ExampleTableBuilder();
        Add(train, "train");
        ExampleTable trainTable = train.Build();
        var held = new ExampleTableBuilder();
        Dictionary<string, int[]> parts = new(StringComparer.Ordinal);
        foreach (string part in new[] { "test", "oos_test", "val", "oos_val" })
        {
            int first = held.Count;
            Add(held, part);
            parts[part] = [.. Enumerable.Range(first, held.Count - first)];
        }

        return new ClincRows(trainTable, held.Build(trainTable.Labels), parts);

        void Add(ExampleTableBuilder builder, string part)
        {
            foreach (JsonElement row in document.RootElement.GetProperty(part).EnumerateArray())
            {
                builder.Add(new ExampleRow { Source = builder.Count + 1, Input = row[0].GetString()!, Gold = row[1].GetString()! });
            }
        }
    }
}
