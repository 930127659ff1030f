namespace Understudy.Inference;

/// <summary>Sums over the words that a query asks for.</summary>
internal struct PairTally
{
    private double _weight, _found, _exact, _mainWeight, _mainFound, _purposeWeight, _purposeFound, _heaviest;

    /// <summary>Makes empty sums.</summary>
    public PairTally()
    {
    }

    /// <summary>How well the last word of what is asked for, before what it is to fit, is found; -1 without one.</summary>
    public double Head { get; private set; } = -1;

    /// <summary>How well the rarest word is found.</summary>
    public double Rarest { get; private set; }

    /// <summary>Index of the first item word that is found, or -1.</summary>
    public int First { get; private set; } = -1;

    /// <summary>Words that follow each other in the item as in the query.</summary>
    public int Adjacent { get; set; }

    /// <summary>Weight of the words that are found, in itself and not as a share: one rare word in a long question says much.</summary>
    public readonly double Found => _found;

    /// <summary>Weight of the heaviest word that is found.</summary>
    public double HeaviestFound { get; private set; }

    public readonly bool HasPurpose => _purposeWeight > 0;

    public readonly double Covered => Share(_found, _weight);

    public readonly double CoveredExactly => Share(_exact, _weight);

    public readonly double FirstPartCovered => Share(_mainFound, _mainWeight);

    public readonly double PurposeCovered => Share(_purposeFound, _purposeWeight);

    /// <summary>Adds a word.</summary>
    /// <param name="weight">Its weight.</param>
    /// <param name="match">Where it is found.</param>
    /// <param name="asked">Where it stands in the query.</param>
    /// <param name="there">Where its match stands in the item.</param>
    public void Add(double weight, WordMatch match, TextPart asked, TextPart there)
    {
        double found = weight * match.Similarity;
        _weight += weight;
        _found += found;
        HeaviestFound = Math.Max(HeaviestFound, found);
        _exact += match.Similarity == 1 ? weight : 0;
        if (asked == TextPart.Purpose)
        {
            _purposeWeight += weight;
            _purposeFound += there == TextPart.Purpose ? found : 0;
        }
        else
        {
            _mainWeight += weight;
            _mainFound += there == TextPart.First ? found : 0;
            Head = match.Similarity;
        }

        if (weight > _heaviest)
        {
            (_heaviest, Rarest) = (weight, match.Similarity);
        }

        if (match.Place >= 0)
        {
            First = First < 0 ? match.Place : Math.Min(First, match.Place);
        }
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
