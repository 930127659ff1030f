using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// The synthetic tokens of <see cref="PairText"/>: a private-use character, which says what was found, and a word or a
/// level. They are words to the text features and cannot occur in a user's text, from which such characters are removed.
/// </summary>
internal static class PairTokens
{
    // One query or item word each.
    public const char Found = '\uE001', FoundElsewhere = '\uE002', Similar = '\uE003', Missing = '\uE004', Extra = '\uE005', FoundExcluded = '\uE006';
    public const char ExcludedFound = '\uE008', ExcludedAgreed = '\uE009', ExcludedAbsent = '\uE00A';

    // Shares in steps.
    public const char Covered = '\uE010', CoveredExactly = '\uE011', FirstPartCovered = '\uE012', PurposeCovered = '\uE013', Trigrams = '\uE014', FoundWeight = '\uE015', HeaviestFound = '\uE016';

    // Levels.
    public const char FirstMatch = '\uE018', Adjacent = '\uE019', HeadWord = '\uE01A', RarestWord = '\uE01B';

    // One query number each.
    public const char NumberSame = '\uE020', NumberNear = '\uE021', NumberOther = '\uE022', NumberMissing = '\uE023', NumberExcluded = '\uE024';

    /// <summary>Steps of each share.</summary>
    public const int CoveredSteps = 10, ExactSteps = 5, FirstPartSteps = 5, PurposeSteps = 4, TrigramSteps = 10, FoundSteps = 16, HeaviestSteps = 8;

    /// <summary>Level of what is not there to be looked for.</summary>
    public const int Nothing = 25;

    /// <summary>What an n-gram of a pair's text says, for people.</summary>
    public static string Describe(string ngram)
    {
        string[] sides = ngram.Split(" … ");
        return string.Join(" … ", sides.Select(side => string.Join(' ', side.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Single))));
    }

    private static string Single(string token)
    {
        string word = token[1..], of = word.Length == 0 ? "a word" : $"'{word}'";
        int level = word.Length > 0 ? word[0] - 'a' : 0;
        return token[0] switch
        {
            Found => $"query word {of} in item",
            Similar => $"query word {of} nearly in item",
            FoundElsewhere => word.Length == 0 ? "a query word in another role in the item" : $"query word {of} in another role in the item",
            FoundExcluded => $"query word {of} excluded by the item",
            Missing => $"query word {of} not in item",
            Extra => $"item word {of} not in query",
            ExcludedFound => $"excluded word {of} in item",
            ExcludedAgreed => $"excluded word {of} excluded by the item too",
            ExcludedAbsent => $"excluded word {of} not in item",
            Covered => AtLeast("of the query's words in item", level, CoveredSteps),
            CoveredExactly => AtLeast("of the query's words literally in item", level, ExactSteps),
            FirstPartCovered => AtLeast("of what is asked for in the item's first phrase", level, FirstPartSteps),
            PurposeCovered => AtLeast("of what it is to fit in what the item fits", level, PurposeSteps),
            Trigrams => AtLeast("of the query's letter sequences in item", level, TrigramSteps),
            FoundWeight => AtLeast("of the most evidence of common words", level, FoundSteps),
            HeaviestFound => AtLeast("of the greatest rarity in a common word", level, HeaviestSteps),
            FirstMatch => level == Nothing ? "no query word in item" : level < 4 ? $"first match at item word {level + 1}" : "first match late in item",
            Adjacent => level < 3 ? $"{level} neighbouring words kept together" : "3 or more neighbouring words kept together",
            HeadWord => $"head of the query {Kind(level)}",
            RarestWord => $"rarest query word {Kind(level)}",
            NumberSame => "a number of the query in item" + Unit(word),
            NumberNear => "a number near the query's in item" + Unit(word),
            NumberOther => "another number than the query's in item" + Unit(word),
            NumberMissing => "a number of the query missing in item" + Unit(word),
            NumberExcluded => word.Length > 0 ? "an excluded number in item" : "an excluded number not in item",
            _ => token,
        };
    }

    private static string AtLeast(string what, int level, int steps) => level == 0
        ? "share " + what
        : string.Create(CultureInfo.InvariantCulture, $"at least {100 * level / steps} % {what}");

    private static string Kind(int level) => level switch { 0 => "not in item", 1 or 2 => "nearly in item", 3 => "in item", _ => "not there" };

    private static string Unit(string dimension) => dimension switch
    {
        "l" => " (length)",
        "v" => " (volume)",
        "m" => " (mass)",
        "w" => " (power)",
        "y" => " (age)",
        "n" => " (count)",
        "" => "",
        _ => " (same unit)",
    };
}
