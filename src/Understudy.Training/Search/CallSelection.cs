using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>What a specialist's answers to the selection rows say: how many are right, and which thresholds would keep what.</summary>
public static class CallSelection
{
    /// <summary>1 for every selection row that is answered right, abstaining where no call is due included, else 0.</summary>
    /// <param name="answers">What the specialist says.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="matcher">When an answer is an accepted one.</param>
    public static double[] Right(IReadOnlyList<CallPrediction> answers, IReadOnlyList<CallRow> rows, CallMatcher matcher)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(matcher);
        return [.. answers.Select((a, i) => IsRight(rows[i], a.Calls ?? CallText.None, matcher) ? 1.0 : 0)];
    }

    /// <summary>A grid of thresholds on calibrated confidence, strictest first; rows without an answer are never kept.</summary>
    /// <param name="answers">What the specialist says.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="matcher">When an answer is an accepted one.</param>
    public static IReadOnlyList<CandidateThreshold> Thresholds(IReadOnlyList<CallPrediction> answers, IReadOnlyList<CallRow> rows, CallMatcher matcher)
    {
        ArgumentNullException.ThrowIfNull(answers);
        int[] answered = [.. Enumerable.Range(0, answers.Count).Where(i => answers[i].Calls is not null)];
        double[] confidence = Array.ConvertAll(answered, i => answers[i].Confidence);
        double[] wrong = Array.ConvertAll(answered, i => IsRight(rows[i], answers[i].Calls!, matcher) ? 0.0 : 1);
        double share = (double)answered.Length / Math.Max(1, answers.Count);
        return [.. ThresholdGrid.Make(confidence, wrong).Select(t => t with { Threshold = Math.Max(t.Threshold, CallPrediction.LeastConfidence), Coverage = share * t.Coverage })];
    }

    private static bool IsRight(CallRow row, string calls, CallMatcher matcher) => calls == row.Calls || matcher.Accepts(row.Truth, calls);
}
