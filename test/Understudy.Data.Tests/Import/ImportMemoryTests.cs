using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>Measures the whole process's heap, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(ImportMemoryTests), DisableParallelization = true)]
[Collection(nameof(ImportMemoryTests))]
public sealed class ImportMemoryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Memory_does_not_grow_with_the_file()
    {
        using (var file = new StreamWriter(_directory["big.jsonl"]))
        {
            for (int i = 0; i < 200_000; i++)
            {
                file.WriteLine($$"""{"text":"a message that is long enough to be noticed in memory, number {{i}}","label":"l{{i % 7}}","group":"g{{i}}"}""");
            }
        }

        var sink = new MeasuringSink();
        await Importer.ImportAsync(new ImportOptions { Path = _directory["big.jsonl"], Group = "group" }, sink, null, TestContext.Current.CancellationToken);

        Assert.InRange(sink.Last - sink.First, long.MinValue, 2 << 20); // the rows alone would be 40 MB
    }

    [Fact]
    public async Task Memory_does_not_grow_with_texts_either()
    {
        using (var file = new StreamWriter(_directory["big.txt"]))
        {
            for (int i = 0; i < 200_000; i++)
            {
                file.WriteLine($"a line that is long enough to be noticed in memory, number {i}\n{(i % 5 == 0 ? "\n" : "")}and more of it");
            }
        }

        long first = 0, last = 0;
        var texts = new PlainTexts(new PlainTextOptions { Paths = [_directory["big.txt"]] });
        await foreach (string text in texts.ReadAsync(null, TestContext.Current.CancellationToken))
        {
            if (texts.Count % 10_000 == 0)
            {
                last = GC.GetTotalMemory(forceFullCollection: true);
                first = first == 0 ? last : first;
            }
        }

        Assert.Equal(40_001, texts.Count); // paragraphs
        Assert.InRange(last - first, long.MinValue, 2 << 20);
    }

    private sealed class MeasuringSink : IExampleSink
    {
        private int _rows;

        public long First { get; private set; }

        public long Last { get; private set; }

        public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken)
        {
            if (++_rows % 50_000 == 0)
            {
                Last = GC.GetTotalMemory(forceFullCollection: true);
                First = First == 0 ? Last : First;
            }

            return ValueTask.CompletedTask;
        }
    }
}
