namespace Understudy.Inference;

/// <summary>
/// One slot of the open-addressing table: all that a prediction needs before it touches the feature's weights, in 16 bytes,
/// so that one probe is one cache line.
/// </summary>
internal struct FeatureSlot
{
    /// <summary>The feature's hash.</summary>
    public uint Hash;

    /// <summary>1 + the feature's row, or 0 when the slot is free.</summary>
    public int RowPlusOne;

    /// <summary>The feature's class-entropy weight.</summary>
    public float Weight;

    /// <summary>What one unit of the feature's quantised row adds, the weight included.</summary>
    public float ScaledWeight;
}
