using Understudy.Core;

namespace Understudy.Training;

/// <summary>Two answers to one input, of which one is right.</summary>
/// <param name="Text">The input.</param>
/// <param name="Chosen">Canonical text of the right calls (<see cref="CallText"/>).</param>
/// <param name="Rejected">The wrong answer as it would be written; no list of calls where the cause is <see cref="CallCause.Format"/>.</param>
/// <param name="Cause">Why it is wrong.</param>
/// <param name="Source">Where it comes from.</param>
public readonly record struct PreferencePair(string Text, string Chosen, string Rejected, CallCause Cause, PreferenceSource Source);
