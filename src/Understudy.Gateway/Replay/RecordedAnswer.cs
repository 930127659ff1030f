namespace Understudy.Gateway;

/// <summary>Where an answer lies in the recording.</summary>
/// <param name="Offset">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Milliseconds">How long it took when it was recorded; 0 when that is unknown.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct RecordedAnswer(long Offset, int Length, float Milliseconds, int Line);
