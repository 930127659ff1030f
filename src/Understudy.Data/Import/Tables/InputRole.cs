namespace Understudy.Data;

/// <summary>How the column of the input is named: as the item where there is a query, else as the input.</summary>
/// <param name="Column">The column that the user named, or null.</param>
/// <param name="Option">The option that names it, for messages.</param>
/// <param name="Usual">Names that are guessed.</param>
/// <param name="UsualLabels">Names that are guessed for the answer.</param>
internal sealed record InputRole(string? Column, string Option, string[] Usual, string[] UsualLabels)
{
    public static InputRole Of(ImportOptions options) => options.Query is null
        ? new InputRole(options.Input, "--input", options.Unlabelled ? ColumnNames.Texts : ColumnNames.Inputs, ColumnNames.Labels)
        : new InputRole(options.Item ?? options.Input, options.Item is null && options.Input is not null ? "--input" : "--item", ColumnNames.Items, ColumnNames.Grades);
}
