using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>How often a cause was the reason.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Count">Rows.</param>
public sealed record CallCauseCount(CallCause Cause, long Count);
