using Understudy.Core;
using Understudy.Testing;

namespace Understudy.Data.Tests;

/// <summary>Imports into a list, and checks what must hold of every import.</summary>
internal sealed class ImportedRows : IExampleSink
{
    public List<ExampleRow> Rows { get; } = [];

    public ImportResult Result { get; private set; } = null!;

    public static async Task<ImportedRows> OfAsync(ImportOptions options)
    {
        var rows = new ImportedRows();
        rows.Result = await Importer.ImportAsync(options, rows, null, Xunit.TestContext.Current.CancellationToken);
        Xunit.Assert.Equal(rows.Result.Total, rows.Result.Kept + rows.Result.Rejected);
        Xunit.Assert.Equal(rows.Rows.Count, rows.Result.Kept);
        Xunit.Assert.Equal(rows.Result.Rejected, rows.Result.RejectReasons.Sum(r => r.Value));
        return rows;
    }

    public static Task<ImportedRows> OfAsync(TemporaryDirectory directory, string name, string content) => OfAsync(new ImportOptions { Path = directory.Write(name, content) });

    public static async Task<UnderstudyException> FailureAsync(ImportOptions options) => await Xunit.Assert.ThrowsAsync<UnderstudyException>(() => Importer.ImportAsync(options, new ImportedRows(), null, Xunit.TestContext.Current.CancellationToken));

    public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken)
    {
        Rows.Add(row with { Responders = [.. row.Responders] });
        return ValueTask.CompletedTask;
    }
}
