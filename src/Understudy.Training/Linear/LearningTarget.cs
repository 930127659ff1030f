namespace Understudy.Training;

/// <summary>Which labels are learned.</summary>
public enum LearningTarget
{
    /// <summary>The teacher's answers, hard or soft.</summary>
    Teacher,

    /// <summary>The gold labels.</summary>
    Gold,
}
