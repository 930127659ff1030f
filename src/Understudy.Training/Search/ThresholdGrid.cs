using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Thresholds on calibrated confidence that are fixed on selection.</summary>
internal static class ThresholdGrid
{
    /// <summary>A grid of thresholds, strictest first, each with what it would keep; none without rows.</summary>
    /// <param name="confidence">The confidence of each row or query; sorted in place.</param>
    /// <param name="loss">Its loss, in [0, 1]; sorted along.</param>
    /// <param name="most">Most thresholds.</param>
    public static IReadOnlyList<CandidateThreshold> Make(double[] confidence, double[] loss, int most = 64)
    {
        Array.Sort(confidence, loss);
        int count = confidence.Length, kept = 0, next = 1;
        double lost = 0;
        List<CandidateThreshold> result = [];
        for (int i = count - 1; i >= 0; i--)
        {
            kept++;
            lost += loss[i];
            bool tied = i > 0 && confidence[i - 1] == confidence[i];
            if (!tied && (kept >= (double)next * count / most || i == 0))
            {
                // The loosest threshold keeps everything.
                result.Add(new CandidateThreshold(i == 0 ? 0 : Math.Round(confidence[i], 6), (double)kept / count, lost / kept));
                next = (int)((long)kept * most / count) + 1;
            }
        }

        return result;
    }
}
