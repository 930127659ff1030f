namespace Understudy.Data;

/// <summary>Rows of a table with fixed columns.</summary>
internal abstract class TableReader : RowReader
{
    private readonly string?[] _responders;

    protected TableReader(ColumnRoles roles)
    {
        Roles = roles;
        Current.Responders = _responders = new string?[roles.Responders.Length];
    }

    public override IReadOnlyList<string> Columns => Roles.Described;

    protected ColumnRoles Roles { get; }

    /// <summary>The cell's text; null when empty. Rejects the row when it cannot be read.</summary>
    protected abstract string? Cell(int column);

    /// <summary>Fills <see cref="RowReader.Current"/> from the cells.</summary>
    protected void Take()
    {
        Candidate c = Current;
        c.Input = Cell(Roles.Input) ?? "";
        c.Query = Roles.Query < 0 ? null : Cell(Roles.Query) ?? "";
        c.Answer = Optional(Roles.Label);
        c.Gold = Optional(Roles.Gold);
        c.Group = Optional(Roles.Group);
        SetTime(Optional(Roles.Time));
        for (int i = 0; i < _responders.Length; i++)
        {
            _responders[i] = Cell(Roles.Responders[i]);
        }

        Check();
    }

    private string? Optional(int column) => column < 0 || Cell(column) is not { Length: > 0 } text ? null : text;
}
