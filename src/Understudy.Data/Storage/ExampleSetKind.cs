namespace Understudy.Data;

/// <summary>Which examples of a workload.</summary>
public enum ExampleSetKind
{
    /// <summary>The file that is divided into train, selection, calibration and test.</summary>
    Main,

    /// <summary>A test file of the user's own; nothing else sees it.</summary>
    Test,
}
