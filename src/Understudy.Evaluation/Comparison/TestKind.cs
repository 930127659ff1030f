namespace Understudy.Evaluation;

/// <summary>Which test decides.</summary>
internal enum TestKind
{
    /// <summary>Gold: not worse than the teacher by more than the margin.</summary>
    Teacher,

    /// <summary>Agreement with the teacher above a bar.</summary>
    Agreement,

    /// <summary>Gold without a teacher: accuracy above a target.</summary>
    Target,

    /// <summary>Gold without a teacher: better than every named responder.</summary>
    Responders,

    /// <summary>There is nothing to be compared with.</summary>
    Nothing,
}
