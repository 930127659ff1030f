using System.Text.Json;

namespace Understudy.Data;

/// <summary>A row with its input and label in named properties.</summary>
internal sealed class LabelledRow : IJsonRow
{
    private readonly JsonColumn _input;
    private readonly JsonColumn? _query, _label, _gold;
    private readonly SideColumns _side;

    public LabelledRow(ImportOptions options, JsonSniff sniff)
    {
        _side = new SideColumns(options);
        string?[] taken = [options.Query, options.Label, options.Gold, options.Group, options.Time, .. options.Responders.Select(r => r.Column)];
        string[] top = [.. sniff.Names.Where(n => !n.Contains('.', StringComparison.Ordinal))];
        InputRole role = InputRole.Of(options);
        string input = role.Column ?? ColumnNames.Guess(options.Path, top, role.Usual, taken, role.Option)
            ?? throw ColumnNames.Unnamed(options.Path, sniff.Names, role.Option, header: true, csv: false);
        string? label = options.Label ?? (options.Gold is not null || options.Unlabelled ? null
            : ColumnNames.Guess(options.Path, top, role.UsualLabels, [.. taken, input], "--label")
            ?? throw ColumnNames.Unnamed(options.Path, sniff.Names, "--label", header: true, csv: false));
        _input = new JsonColumn(input, role.Option);
        _query = options.Query is null ? null : new JsonColumn(options.Query, "--query");
        _label = label is null ? null : new JsonColumn(label, "--label");
        _gold = options.Gold is null ? null : new JsonColumn(options.Gold, "--gold");
    }

    public IReadOnlyList<JsonColumn> Used => [.. new[] { _query, _input, _label, _gold }.OfType<JsonColumn>(), .. _side.Used];

    public void Map(JsonElement root, Candidate into)
    {
        into.Input = _input.Read(root) ?? "";
        into.Query = _query is null ? null : _query.Read(root) ?? "";
        into.Answer = _label?.Read(root);
        into.Gold = _gold?.Read(root);
        _side.Read(root, into);
    }
}
