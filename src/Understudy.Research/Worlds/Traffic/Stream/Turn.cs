namespace Understudy.Research;

/// <summary>A message after the fixed ones.</summary>
internal readonly record struct Turn(string Role, string Text);
