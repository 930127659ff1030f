namespace Understudy.Training.Torch;

/// <summary>How far a student's distribution is from its teacher's.</summary>
public enum DistillationDivergence
{
    /// <summary>KL(teacher ‖ student).</summary>
    ForwardKl,

    /// <summary>KL(student ‖ teacher).</summary>
    ReverseKl,

    /// <summary>Generalised Jensen-Shannon divergence.</summary>
    JensenShannon,
}
