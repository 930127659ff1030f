namespace Understudy.Data;

/// <summary>How many items the queries have, each at least 1.</summary>
/// <param name="Minimum">Of the query with the fewest.</param>
/// <param name="Median">Half of the queries have no more; of an even number of queries the lower middle.</param>
/// <param name="Maximum">Of the query with the most.</param>
public readonly record struct ItemsPerQuery(int Minimum, int Median, int Maximum);
