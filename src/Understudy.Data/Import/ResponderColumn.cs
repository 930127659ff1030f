namespace Understudy.Data;

/// <summary>Another recorded system and the column that holds its answers.</summary>
/// <param name="Name">Name shown in tables.</param>
/// <param name="Column">Column name, dotted JSON path, or number from 1.</param>
public readonly record struct ResponderColumn(string Name, string Column);
