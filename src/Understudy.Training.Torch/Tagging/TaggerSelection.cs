using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>What a tagger's answers to the selection rows say: how many are right, and which thresholds would keep what.</summary>
public static class TaggerSelection
{
    /// <summary>1 for every selection row that is answered right, abstaining where no call is due included, else 0.</summary>
    public static double[] Right(TaggerResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.SelectionAnswers.Select((a, i) => (a.Calls ?? CallText.None) == result.Request.Selection[i].Calls ? 1.0 : 0)];
    }

    /// <summary>A grid of thresholds on calibrated confidence, strictest first; rows without an answer are never kept.</summary>
    public static IReadOnlyList<CandidateThreshold> Thresholds(TaggerResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int[] answered = [.. Enumerable.Range(0, result.SelectionAnswers.Count).Where(i => result.SelectionAnswers[i].Calls is not null)];
        double[] confidence = Array.ConvertAll(answered, i => result.SelectionAnswers[i].Confidence);
        double[] wrong = Array.ConvertAll(answered, i => result.SelectionAnswers[i].Calls == result.Request.Selection[i].Calls ? 0.0 : 1);
        double share = (double)answered.Length / Math.Max(1, result.SelectionAnswers.Count);
        return [.. ThresholdGrid.Make(confidence, wrong).Select(t => t with { Threshold = Math.Max(t.Threshold, CallPrediction.LeastConfidence), Coverage = share * t.Coverage })];
    }
}
