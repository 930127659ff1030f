namespace Understudy.Research;

/// <summary>What a student of the study learns from. Pools of one repeat are nested: the first rows of one seeded order.</summary>
public enum StudyArm
{
    /// <summary>The teacher's labels of the pool: the claim is about this one.</summary>
    Teacher,

    /// <summary>Gold labels of the same rows: what the labels' noise costs.</summary>
    Gold,

    /// <summary>The small gold set alone, whatever the pool: what the teacher's labels have to add to.</summary>
    GoldOnly,

    /// <summary>The gold set as it is, the teacher's labels of the rest shuffled among its rows: more rows without more knowledge.</summary>
    Placebo,

    /// <summary>The gold set as it is, the rest labelled by a student of the gold set: self-distillation without a teacher.</summary>
    SelfTaught,

    /// <summary>A larger student on the teacher's labels: whether size and not the pool decides.</summary>
    Large,
}
