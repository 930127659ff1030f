namespace Understudy.Training.Torch;

/// <summary>Over what the mean of a pairwise objective goes.</summary>
public enum PairAverage
{
    /// <summary>Over all pairs of all queries, as the papers do: a query of 20 rows weighs as much as 190 queries of two.</summary>
    Pairs,

    /// <summary>Over the pairs of a query first, then over queries: every query weighs the same, however many rows it has.</summary>
    Queries,
}
