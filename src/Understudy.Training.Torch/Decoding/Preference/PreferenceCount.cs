using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>How many pairs there are of a source and a cause.</summary>
/// <param name="Source">Where the wrong answers come from.</param>
/// <param name="Cause">Why they are wrong.</param>
/// <param name="Count">Pairs.</param>
public sealed record PreferenceCount(PreferenceSource Source, CallCause Cause, int Count);
