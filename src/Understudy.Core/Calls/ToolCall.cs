namespace Understudy.Core;

/// <summary>One call of a function, as a model asks for it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">The arguments: a JSON object as text.</param>
public sealed record ToolCall(string Name, string Arguments);
