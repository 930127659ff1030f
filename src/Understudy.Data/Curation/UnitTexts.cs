using Understudy.Core;

namespace Understudy.Data;

/// <summary>The texts by which a table's units are found: its inputs, or its queries where rows are pairs.</summary>
internal sealed class UnitTexts
{
    private readonly ExampleTable _table;

    public UnitTexts(ExampleTable table)
    {
        _table = table;
        if (table.HasQueries)
        {
            RequireQueries(table);
        }
    }

    /// <summary>How many texts there are. Texts are numbered in order of first appearance.</summary>
    public int Count => _table.HasQueries ? _table.QueryCount : _table.Count;

    /// <summary>A text by its number.</summary>
    public ReadOnlySpan<char> Text(int number) => _table.HasQueries ? _table.QueryText(number) : _table.Input(number);

    /// <summary>The number of a row's text.</summary>
    public int Of(int row) => _table.HasQueries ? _table.Query(row) : row;

    /// <summary>Fails when a row has no query.</summary>
    public static void RequireQueries(ExampleTable table)
    {
        for (int row = 0; row < table.Count; row++)
        {
            if (table.Query(row) < 0)
            {
                throw new ArgumentException($"Row {row} has no query: rows are pairs of query and item, or none is.", nameof(table));
            }
        }
    }
}
