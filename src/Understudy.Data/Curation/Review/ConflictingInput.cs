namespace Understudy.Data;

/// <summary>One input, but for case, white space and punctuation, that was answered differently.</summary>
/// <param name="Excerpt">Its beginning.</param>
/// <param name="Rows">How often it occurs with an answer.</param>
/// <param name="Answers">Its answers, the commonest first.</param>
public sealed record ConflictingInput(string Excerpt, int Rows, IReadOnlyList<AnswerCount> Answers);
