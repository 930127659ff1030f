namespace Understudy.Inference;

/// <summary>What one n-gram did for an answer.</summary>
/// <param name="Text">The n-gram as it first occurs in the text; a pair's two words are joined by <c> … </c>.</param>
/// <param name="Block">Its family.</param>
/// <param name="Weight">What it adds to the answer's calibrated log-odds against the runner-up; negative speaks for the runner-up. For a ranker: what it adds to the score, in grades, to first order.</param>
public readonly record struct Contribution(string Text, FeatureBlock Block, double Weight);
