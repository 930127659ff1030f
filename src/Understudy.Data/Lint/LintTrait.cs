namespace Understudy.Data;

/// <summary>A property of calls that is easily lost on the way from the log to the served answer, and whether it was.</summary>
/// <param name="Name">The property, in words.</param>
/// <param name="Calls">Answers that have it.</param>
/// <param name="Survived">Of them those whose calls are served as they were recorded.</param>
public sealed record LintTrait(string Name, long Calls, long Survived);
