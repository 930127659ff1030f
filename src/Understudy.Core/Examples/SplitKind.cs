namespace Understudy.Core;

/// <summary>The part of the data that a row belongs to. Groups never straddle two parts.</summary>
public enum SplitKind : byte
{
    /// <summary>What the specialist learns from.</summary>
    Train,

    /// <summary>What everything is chosen on.</summary>
    Selection,

    /// <summary>What the escalation threshold is certified on.</summary>
    Calibration,

    /// <summary>What is opened once, for the chosen specialist.</summary>
    Test,

    /// <summary>Rows that take no part (no label, or copies of the test set's rows in the training file).</summary>
    Unused,
}
