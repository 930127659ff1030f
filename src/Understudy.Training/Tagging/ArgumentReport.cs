using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What became of one argument.</summary>
/// <param name="Function">The function.</param>
/// <param name="Path">The argument's path, joined by dots.</param>
/// <param name="Form">How it is found; null when it cannot be represented.</param>
/// <param name="Rows">Rows of the function that have it.</param>
/// <param name="Found">Rows of these whose value can be represented so.</param>
public sealed record ArgumentReport(string Function, string Path, ArgumentForm? Form, int Rows, int Found);
