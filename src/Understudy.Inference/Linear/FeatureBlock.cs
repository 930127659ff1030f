namespace Understudy.Inference;

/// <summary>A family of n-grams that is normalised on its own before the families are put together.</summary>
public enum FeatureBlock
{
    /// <summary>Single words and sequences of words.</summary>
    Words,

    /// <summary>Two words near each other, in either order.</summary>
    Pairs,

    /// <summary>Sequences of characters.</summary>
    Characters,

    /// <summary>Sequences of what words look like (capitals, numbers) and of punctuation marks, words with their place, the length.</summary>
    Style,
}
