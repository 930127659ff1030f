namespace Understudy.Evaluation;

/// <summary>What the hold-back says about a specialist's answers in service.</summary>
public enum KeptVerdict
{
    /// <summary>Nothing was promised that recorded calls could disprove.</summary>
    NoLimit,

    /// <summary>Too few conversations for the upper bound to lie below the limit, whatever they had shown.</summary>
    TooFew,

    /// <summary>The upper bound lies below the limit: the promise holds.</summary>
    Holds,

    /// <summary>The upper bound lies above the limit though it could lie below: a warning, no proof.</summary>
    Warning,

    /// <summary>The lower bound lies above the limit: the promise is broken, and the specialist goes out of service.</summary>
    Broken,
}
