namespace Understudy.Data;

/// <summary>A recorded call with what was said about it.</summary>
/// <param name="Sequence">Its place in the store, rising.</param>
/// <param name="Call">The call.</param>
/// <param name="Gold">The newest gold answer that feedback gave; null when none did.</param>
/// <param name="Good">The newest verdict of feedback; null when none gave one.</param>
public sealed record StoredCall(long Sequence, RecordedCall Call, string? Gold, bool? Good);
