namespace Understudy.Data;

/// <summary>An answer with the caller's values in place of placeholders.</summary>
/// <param name="Text">The answer.</param>
/// <param name="Unexplained">Placeholders that stayed because the caller's text does not say, or says in two ways, what they stand for; each once, in order of first use.</param>
public sealed record RestoredText(string Text, IReadOnlyList<string> Unexplained);
