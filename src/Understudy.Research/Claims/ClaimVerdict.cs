namespace Understudy.Research;

/// <summary>What an experiment says of a published claim on the user's own data.</summary>
public enum ClaimVerdict
{
    /// <summary>Everything that the claim needs was shown, and the controls do not explain it otherwise.</summary>
    Supported,

    /// <summary>The claim's falsification rule holds.</summary>
    Contradicted,

    /// <summary>Neither: the data leave it open, or a control is missing.</summary>
    Inconclusive,
}
