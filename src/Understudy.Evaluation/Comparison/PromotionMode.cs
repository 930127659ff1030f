namespace Understudy.Evaluation;

/// <summary>How a specialist would be used, and hence what is judged.</summary>
public enum PromotionMode
{
    /// <summary>The specialist answers everything.</summary>
    Alone,

    /// <summary>The specialist answers above the certified threshold, the teacher the rest.</summary>
    WithEscalation,
}
