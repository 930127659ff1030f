using System.Text.Json;

namespace Understudy.Data;

/// <summary>A row with its input and label in named properties.</summary>
internal sealed class LabelledRow : IJsonRow
{
    private readonly JsonColumn _input;
    private readonly JsonColumn? _item, _label, _gold;
    private readonly SideColumns _side;

    public LabelledRow(ImportOptions options, JsonSniff sniff)
    {
        _side = new SideColumns(options);
        _gold = options.Gold is null ? null : new JsonColumn(options.Gold, "--gold");
        string?[] taken = [options.Label, options.Gold, options.Group, options.Time, .. options.Responders.Select(r => r.Column)];
        string[] top = [.. sniff.Names.Where(n => !n.Contains('.', StringComparison.Ordinal))];
        string input = options.Query ?? options.Input ?? ColumnNames.Guess(options.Path, top, ColumnNames.Inputs, taken, "--input")
            ?? throw ColumnNames.Unnamed(options.Path, sniff.Names, "--input", header: true, csv: false);
        string? label = options.Label ?? (options.Gold is not null ? null
            : ColumnNames.Guess(options.Path, top, ColumnNames.Labels, [.. taken, input], "--label")
            ?? throw ColumnNames.Unnamed(options.Path, sniff.Names, "--label", header: true, csv: false));
        _input = new JsonColumn(input, options.Query is null ? "--input" : "--query");
        _item = options.Item is null ? null : new JsonColumn(options.Item, "--item");
        _label = label is null ? null : new JsonColumn(label, "--label");
    }

    public IReadOnlyList<JsonColumn> Used => [_input, .. new[] { _item, _label, _gold }.OfType<JsonColumn>(), .. _side.Used];

    public void Map(JsonElement root, Candidate into)
    {
        into.Input = _input.Read(root) ?? "";
        if (_item is not null)
        {
            into.Input += "\n" + _item.Read(root);
        }

        into.Answer = _label?.Read(root);
        into.Gold = _gold?.Read(root);
        _side.Read(root, into);
    }
}
