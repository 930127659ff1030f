using System.Text.Json;

namespace Understudy.Data;

/// <summary>The columns that every JSON row may have beside input and answer.</summary>
internal sealed class SideColumns(ImportOptions options)
{
    private readonly JsonColumn? _group = options.Group is null ? null : new JsonColumn(options.Group, "--group");
    private readonly JsonColumn? _time = options.Time is null ? null : new JsonColumn(options.Time, "--time");
    private readonly JsonColumn[] _responders = [.. options.Responders.Select(r => new JsonColumn(r.Column, "--responder " + r.Name))];

    public IEnumerable<JsonColumn> Used => [.. new[] { _group, _time }.OfType<JsonColumn>(), .. _responders];

    public bool HasGroup => _group is not null;

    public bool HasTime => _time is not null;

    /// <summary>Fills group, time and responders.</summary>
    public void Read(JsonElement root, Candidate into)
    {
        into.Group = _group?.Read(root);
        if (_time?.Read(root) is { } time)
        {
            into.Time = TimeText.Parse(time);
            into.TimeUnreadable = into.Time is null;
        }

        if (into.Responders.Length != _responders.Length)
        {
            into.Responders = new string?[_responders.Length];
        }

        for (int i = 0; i < _responders.Length; i++)
        {
            into.Responders[i] = _responders[i].Read(root);
        }
    }
}
