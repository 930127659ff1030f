namespace Understudy.Data;

/// <summary>A stretch of a text that redaction replaces.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Word">The placeholder's word, such as <c>EMAIL</c>.</param>
public readonly record struct RedactedSpan(int Start, int End, string Word);
