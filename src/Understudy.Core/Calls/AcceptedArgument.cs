namespace Understudy.Core;

/// <summary>What an argument may be.</summary>
/// <param name="Values">The values, any of which will do; none means that the argument must be left out.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
public sealed record AcceptedArgument(IReadOnlyList<AcceptedValue> Values, bool IsOptional = false);
