namespace Understudy.Statistics;

/// <summary>What an item's grade is worth in a discounted cumulative gain.</summary>
public enum GradeGain
{
    /// <summary>
    /// The grade itself (Järvelin and Kekäläinen, 2002; what trec_eval, BEIR and scikit-learn compute). The ratio to the ideal does not
    /// change when all grades are multiplied, so grades of 0–3 and scores of 0–1 are judged alike.
    /// </summary>
    Linear,

    /// <summary>2^grade − 1 (Burges et al., 2005): the highest grade counts for almost everything. Asks for small whole grades.</summary>
    Exponential,
}
