using Understudy.Core;
using Understudy.Data;

namespace Understudy.Bench;

/// <summary>Reads the real data sets through the product's own importer.</summary>
public sealed class RealData
{
    private readonly string _root;

    /// <summary>Reads below <paramref name="root"/> (<c>UNDERSTUDY_DATA</c>).</summary>
    public RealData(string root) => _root = root;

    /// <summary>Full paths of files of one data set.</summary>
    public string[] Files(string set, params string[] names) => [.. names.Select(n => Path.Combine(_root, set, n))];

    /// <summary>A training and a test file with one label set; the label is the truth of both.</summary>
    public async Task<(ExampleTable Train, ExampleTable Test)> LoadAsync(string set, CancellationToken cancellationToken)
    {
        (ImportOptions train, ImportOptions test) = set switch
        {
            "headlines" => (Headlines("train.csv"), Headlines("test.csv")),
            "banking77" => (Banking("train.csv"), Banking("test.csv")),
            _ => throw new ArgumentOutOfRangeException(nameof(set), set, "No such data set."),
        };
        ExampleTable trainTable = await ReadAsync(train, null, cancellationToken);
        return (trainTable, await ReadAsync(test with { KnownLabels = trainTable.Labels }, trainTable.Labels, cancellationToken));
    }

    /// <summary>Training and test rows of one data set in one table, for re-splits.</summary>
    public async Task<ExampleTable> LoadTogetherAsync(string set, CancellationToken cancellationToken)
    {
        var sink = new TableSink([]);
        foreach (string file in new[] { "train.csv", "test.csv" })
        {
            await Importer.ImportAsync(set == "headlines" ? Headlines(file) : Banking(file), sink, null, cancellationToken);
        }

        return sink.Builder.Build();
    }

    /// <summary>The LLM-labelled sentences (teacher) and the expert-labelled ones (gold) with ten LLMs as responders.</summary>
    public async Task<(ExampleTable Train, ExampleTable Test)> LoadMediaBiasAsync(CancellationToken cancellationToken)
    {
        ExampleTable train = await ReadAsync(new ImportOptions { Path = MediaTrain, Input = "text", Label = "label" }, null, cancellationToken);
        var test = new ImportOptions { Path = MediaGold, Input = "text", Gold = "label", KnownLabels = train.Labels, Responders = [.. MediaResponders.Select(r => new ResponderColumn(r, r + "_label"))] };
        return (train, await ReadAsync(test, train.Labels, cancellationToken));
    }

    /// <summary>Path of the LLM-labelled sentences.</summary>
    public string MediaTrain => Path.Combine(_root, "media-bias", "anno-lexical-train.parquet");

    /// <summary>Path of the expert-labelled sentences.</summary>
    public string MediaGold => Path.Combine(_root, "media-bias", "babe-gold-and-llm-labels.csv");

    /// <summary>The ten LLMs whose answers stand beside the experts'.</summary>
    public static IReadOnlyList<string> MediaResponders { get; } = ["gpt_4", "gpt_3_5", "zephyr", "openchat", "mixtral_8x7b", "llama_13b", "llama_7b", "mistral_7b", "flan_ul2", "falcon_7b"];

    private ImportOptions Headlines(string file) => new() { Path = Path.Combine(_root, "headlines", file), NoHeader = true, Input = "1", Gold = "2" };

    private ImportOptions Banking(string file) => new() { Path = Path.Combine(_root, "banking77", file), Input = "text", Gold = "category" };

    /// <summary>Reads one file.</summary>
    internal static async Task<ExampleTable> ReadAsync(ImportOptions options, LabelSet? labels, CancellationToken cancellationToken)
    {
        var sink = new TableSink([.. options.Responders.Select(r => r.Name)]);
        await Importer.ImportAsync(options, sink, null, cancellationToken);
        return sink.Builder.Build(labels);
    }

    private sealed class TableSink(IReadOnlyList<string> responders) : IExampleSink
    {
        public ExampleTableBuilder Builder { get; } = new(responders);

        public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken)
        {
            Builder.Add(row);
            return ValueTask.CompletedTask;
        }
    }
}
