namespace Understudy.Core;

/// <summary>One call that is accepted.</summary>
/// <param name="Name">The function.</param>
/// <param name="Arguments">What each argument may be; any other argument is one too many.</param>
public sealed record AcceptedCall(string Name, IReadOnlyDictionary<string, AcceptedArgument> Arguments);
