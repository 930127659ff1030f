namespace Understudy.Training.Torch;

/// <summary>What a learning rate does after its warm-up.</summary>
public enum ScheduleShape
{
    /// <summary>Falls along half a cosine wave: slowly at first and at the end.</summary>
    Cosine,

    /// <summary>Falls along a straight line.</summary>
    Linear,

    /// <summary>Stays at the peak.</summary>
    Constant,
}
