namespace Understudy.Core;

/// <summary>A family of specialists by cost; the search climbs and stops at the cheapest that passes.</summary>
public enum Rung
{
    /// <summary>Hashed n-grams and softmax regression: microseconds.</summary>
    Linear,

    /// <summary>A small transformer encoder: milliseconds.</summary>
    Encoder,

    /// <summary>A sequence tagger that assembles calls: milliseconds.</summary>
    Tagger,

    /// <summary>A small decoder: tens of milliseconds.</summary>
    Decoder,
}
