namespace Understudy.Research;

/// <summary>A field of a JSON answer or of a tool's arguments.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value in the grammar's language; for other types than <c>string</c> the JSON as it is.</param>
/// <param name="Type">JSON schema's type.</param>
/// <param name="About">Its description in the schema.</param>
internal sealed record Field(string Name, string Value, string Type = "string", string About = "");
