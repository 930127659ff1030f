namespace Understudy.Data;

/// <summary>A rule of one's own.</summary>
/// <param name="Name">The placeholder's word, <c>[NAME]</c>: upper-case letters, digits and underscores, at most 32, a letter first and last.</param>
/// <param name="Pattern">
/// A .NET regular expression that can be matched in linear time (<see cref="System.Text.RegularExpressions.RegexOptions.NonBacktracking"/>): no
/// back-references, lookarounds or atomic groups. Each match is replaced as a whole.
/// </param>
public sealed record RedactionRule(string Name, string Pattern);
