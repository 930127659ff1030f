using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Specialist above the certified threshold, teacher for the rest.</summary>
internal sealed class EscalatingSystem
{
    private EscalatingSystem(bool[] kept, int[] labels, bool[] right)
    {
        Kept = kept;
        Labels = labels;
        Right = right;
    }

    public bool[] Kept { get; }

    public int[] Labels { get; }

    /// <summary>
    /// Whether the system is right. In agreement mode an escalated row agrees by definition, the teacher being its own measure; what
    /// keeps that from flattering the specialist is the certified bound on the disagreement of the rows that it keeps.
    /// </summary>
    public bool[] Right { get; }

    /// <summary>Null without a threshold, confidences or a teacher.</summary>
    public static EscalatingSystem? Of(JudgedRows judged, Answers specialist, bool[] right, LabelContender? teacher, double? threshold, TruthKind truth)
    {
        if (threshold is not { } t || teacher is null || (specialist.Confidence is null && judged.Rows.Length > 0))
        {
            return null;
        }

        int count = judged.Rows.Length;
        bool[] kept = new bool[count], systemRight = new bool[count];
        var labels = new int[count];
        for (int p = 0; p < count; p++)
        {
            kept[p] = specialist.Confidence![p] >= t;
            labels[p] = kept[p] ? specialist.Labels[p] : teacher.Answers.Labels[p];
            systemRight[p] = kept[p] ? right[p] : truth == TruthKind.Agreement || teacher.Right[p];
        }

        return new EscalatingSystem(kept, labels, systemRight);
    }
}
