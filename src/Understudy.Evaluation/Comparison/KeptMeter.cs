using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>What the certified threshold does on the test rows, judged by what it was certified on.</summary>
internal static class KeptMeter
{
    public static KeptOnTest? Of(JudgedRows judged, Answers specialist, bool[] right, LabelContender? teacher, EscalationGuarantee guarantee, EvaluationRequest request)
    {
        if (guarantee.Threshold is not { } threshold || specialist.Confidence is not { } confidence)
        {
            return null;
        }

        // Certified by agreement but tested by gold: the promise was about disagreement, so that is what is looked at.
        bool byTeacher = guarantee.Truth == TruthKind.Agreement && teacher is not null;
        var agreement = CallAcceptance.Of(request, judged.Table, TruthKind.Agreement);
        int[] one = byTeacher ? [.. judged.Sample.Representatives.Where(teacher!.Answered)] : judged.Sample.Representatives;
        int[] kept = [.. one.Where(p => confidence[p] >= threshold)];
        long wrong = kept.LongCount(p => byTeacher ? !Agrees(p) : !right[p]);
        return new KeptOnTest
        {
            Coverage = Shares.Exact(kept.Length, one.Length),
            Error = kept.Length == 0 ? null : Shares.Exact(wrong, kept.Length),
            Kept = kept.Length,
            Wrong = wrong,
            Contradicts = kept.Length > 0 && ClopperPearson.LowerBound(wrong, kept.Length, 1 - request.Options.Alpha) > guarantee.MaxError,
        };

        bool Agrees(int p)
        {
            int row = judged.Rows[p], said = judged.Table.Teacher(row);
            return (specialist.Said[p] >= 0 && specialist.Said[p] == said) || agreement?.Accepts(row, said, specialist.TextOf(p, judged.Table.Labels)) == true;
        }
    }
}
