namespace Understudy.Inference;

/// <summary>A relevance specialist of any rung, ready to rank. Thread-safe.</summary>
public interface IRanker
{
    /// <summary>What the specialist is and where it comes from.</summary>
    SpecialistManifest Manifest { get; }

    /// <summary>Scores the items of one query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="items">Its candidates, any number.</param>
    /// <param name="scores">Receives the score of each item, larger is better.</param>
    /// <returns>The calibrated confidence in the order that the scores give, in [0, 1].</returns>
    double Rank(ReadOnlySpan<char> query, IReadOnlyList<string> items, Span<float> scores);
}
