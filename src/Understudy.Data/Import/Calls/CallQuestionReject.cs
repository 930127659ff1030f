namespace Understudy.Data;

/// <summary>A line that is no question, or whose answer cannot be used.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">1-based line in it.</param>
/// <param name="Reason">Why.</param>
public sealed record CallQuestionReject(string File, long Line, string Reason);
