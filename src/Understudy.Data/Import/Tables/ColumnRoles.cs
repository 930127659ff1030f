namespace Understudy.Data;

/// <summary>Which column of a table plays which role; -1 where none does.</summary>
internal sealed record ColumnRoles
{
    /// <summary>The input; where there is a query, its item.</summary>
    public required int Input { get; init; }

    public required int Query { get; init; }

    public required int Label { get; init; }

    public required int Gold { get; init; }

    public required int Group { get; init; }

    public required int Time { get; init; }

    public required int[] Responders { get; init; }

    /// <summary>What was read as what, in words.</summary>
    public required IReadOnlyList<string> Described { get; init; }

    /// <summary>Columns that are read at all, ascending.</summary>
    public int[] Used => [.. new[] { Input, Query, Label, Gold, Group, Time }.Concat(Responders).Where(c => c >= 0).Distinct().Order()];

    /// <summary>Resolves and guesses.</summary>
    public static ColumnRoles Resolve(ImportOptions options, IReadOnlyList<string> names, bool header, bool csv)
    {
        int Find(string? column, string option) => column is null ? -1 : ColumnNames.Find(options.Path, names, column, option, header);

        int query = Find(options.Query, "--query"), label = Find(options.Label, "--label"), gold = Find(options.Gold, "--gold"), group = Find(options.Group, "--group"), time = Find(options.Time, "--time");
        int[] responders = [.. options.Responders.Select(r => Find(r.Column, "--responder " + r.Name))];
        string? NameAt(int column) => column < 0 ? null : names[column];
        string?[] taken = [NameAt(query), NameAt(label), NameAt(gold), NameAt(group), NameAt(time), .. responders.Select(NameAt)];
        InputRole role = InputRole.Of(options);
        int input = Find(role.Column, role.Option);
        if (input < 0)
        {
            input = Find(header ? ColumnNames.Guess(options.Path, names, role.Usual, taken, role.Option) : null, role.Option);
        }

        if (input < 0)
        {
            throw ColumnNames.Unnamed(options.Path, names, role.Option, header, csv);
        }

        if (label < 0 && gold < 0 && !options.Unlabelled)
        {
            label = Find(header ? ColumnNames.Guess(options.Path, names, role.UsualLabels, [.. taken, names[input]], "--label") : null, "--label");
            if (label < 0)
            {
                throw ColumnNames.Unnamed(options.Path, names, "--label", header, csv);
            }
        }

        var roles = new ColumnRoles { Input = input, Query = query, Label = label, Gold = gold, Group = group, Time = time, Responders = responders, Described = [] };
        (string Role, int Column)[] all = [("query", query), (role.Option.TrimStart('-'), input), ("label", label), ("gold", gold), ("group", group), ("time", time), .. options.Responders.Select((r, i) => (r.Name, responders[i]))];
        return roles with { Described = [.. all.Where(r => r.Column >= 0).Select(r => $"{r.Role}: {(header ? Excerpt.Of(names[r.Column], 60) : $"column {r.Column + 1}")}")] };
    }
}
