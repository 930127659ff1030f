using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// Which characters surely count as one more text element (UAX 29's grapheme clusters), which is what <c>minLength</c> counts. A
/// boundary depends on what is before it only, so elements that were counted stay.
/// </summary>
internal static class TextElements
{
    // One of each class of characters that may bind what follows, but for those that bind everything (Prepend).
    private static readonly string[] Before = ["a", "\r", "\U0001F469\u200D", "\U0001F1E6", "\u1100", "\uAC00", "\uAC01", "\u0915\u094D"];
    private static readonly Lazy<CharacterSet> SetOfFirst = new(() => CharacterSet.Where(c => StringInfo.GetNextTextElementLength($"{c}a") == 1));
    private static readonly Lazy<CharacterSet> SetOfApart = new(() => SetOfFirst.Value.And(CharacterSet.Where(c => Before.All(b => StringInfo.GetNextTextElementLength(b + c) <= b.Length))));

    /// <summary>Characters of the basic plane that do not bind the one after them.</summary>
    public static CharacterSet First => SetOfFirst.Value;

    /// <summary>Those of them that begin an element whatever of them is before, and so count each on its own.</summary>
    public static CharacterSet Apart => SetOfApart.Value;
}
