namespace Understudy.Research;

/// <summary>What arms are called and how they are explained.</summary>
internal static class ArmWords
{
    public static string Name(StudyArm arm) => arm switch
    {
        StudyArm.Teacher => "teacher's labels",
        StudyArm.Gold => "gold labels",
        StudyArm.GoldOnly => "gold set alone",
        StudyArm.Placebo => "shuffled labels",
        StudyArm.SelfTaught => "self-taught",
        _ => "larger student",
    };

    public static string Explanation(StudyArm arm) => arm switch
    {
        StudyArm.Teacher => "The student on the teacher's labels of the pool: the claim is about this line.",
        StudyArm.Gold => "The same student on gold labels of the same rows: what the teacher's mistakes cost.",
        StudyArm.GoldOnly => "The same student on the gold set alone, whatever the pool. Were it as good as the teacher, distillation would not be the cause.",
        StudyArm.Placebo => "Placebo: the gold set (if there is one) with its gold labels, the rest of the pool with the teacher's labels shuffled among its rows. It must not rise with the pool.",
        StudyArm.SelfTaught => "The gold set with its gold labels, the rest of the pool labelled by a student of the gold set. What it gains, the teacher is not needed for.",
        _ => "A larger student on the teacher's labels: does the student's size decide?",
    };
}
