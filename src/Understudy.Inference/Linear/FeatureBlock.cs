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
}
