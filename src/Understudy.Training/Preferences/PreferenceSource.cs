namespace Understudy.Training;

/// <summary>Where a rejected answer comes from.</summary>
public enum PreferenceSource
{
    /// <summary>The teacher's recorded answer, which is not the gold call.</summary>
    TeacherFailure,

    /// <summary>What the model itself answered.</summary>
    OwnSample,

    /// <summary>The gold call, made wrong on purpose.</summary>
    Corruption,
}
