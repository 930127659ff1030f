using System.Text.Json;

namespace Understudy.Data;

/// <summary>Reads one JSON object into a candidate.</summary>
internal interface IJsonRow
{
    /// <summary>The columns in use, for messages.</summary>
    IReadOnlyList<JsonColumn> Used { get; }

    /// <summary>Reads.</summary>
    void Map(JsonElement root, Candidate into);
}
