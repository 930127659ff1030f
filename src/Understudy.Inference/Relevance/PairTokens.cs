using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// The synthetic tokens of <see cref="PairText"/>: a private-use character, which says what was found, and a word or a
/// level. They are words to the text features and cannot occur in a user's text, from which such characters are removed.
/// </summary>
internal static class PairTokens
{
    public const char Found = '\uE001', FoundElsewhere = '\uE002', Similar = '\uE003', Missing = '\uE004', Extra = '\uE005', FoundExcluded = '\uE006';
    public const char ExcludedFound = '\uE008', ExcludedAgreed = '\uE009', ExcludedAbsent = '\uE00A';
    public const char Covered = '\uE010', CoveredExactly = '\uE011', ItemCovered = '\uE012', MissingCount = '\uE013', FirstMatch = '\uE014', Adjacent = '\uE015', LastWord = '\uE016', RarestWord = '\uE017', QueryLength = '\uE018', FirstPartCovered = '\uE019', PurposeCovered = '\uE01A', Trigrams = '\uE01B', HeadWord = '\uE01C';
    public const char NumberSame = '\uE020', NumberNear = '\uE021', NumberOther = '\uE022', NumberMissing = '\uE023', NumberExcluded = '\uE024';

    /// <summary>A token, or several and pairs of them, as a person reads it.</summary>
    public static string Describe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] sides = text.Split(" … ");
        return string.Join(" … ", sides.Select(side => string.Join(' ', side.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Single))));
    }

    private static string Single(string token)
    {
        if (token[0] is < WordReader.FirstPrivate or > WordReader.LastPrivate)
        {
            return token;
        }

        string word = token[1..];
        int level = word.Length > 0 ? word[0] - 'a' : 0;
        string share = (level * 10).ToString(CultureInfo.InvariantCulture);
        return token[0] switch
        {
            Found => $"query word '{word}' in item",
            FoundElsewhere => $"query word '{word}' in another part of the item",
            FoundExcluded => $"query word '{word}' excluded by the item",
            Similar => $"query word '{word}' nearly in item",
            Missing => $"query word '{word}' not in item",
            Extra => $"item word '{word}' not in query",
            ExcludedFound => $"excluded word '{word}' in item",
            ExcludedAgreed => $"excluded word '{word}' excluded by the item too",
            ExcludedAbsent => $"excluded word '{word}' not in item",
            _ => token,
        };
    }
}
