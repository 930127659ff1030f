using System.Globalization;
using System.Text;

namespace Understudy.Inference;

/// <summary>Texts of a stranger's file as they may appear in a message: of bounded length, and without characters that a terminal obeys.</summary>
internal static class QuotedText
{
    private const int Longest = 100;

    /// <summary>The text in quotes; what is longer than 100 characters is cut, what does not print is spelled as <c>\uXXXX</c>.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder("'", Math.Min(text.Length, Longest) + 16);
        foreach (char c in text[..Math.Min(text.Length, Longest)])
        {
            bool plain = char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            _ = plain ? result.Append(c) : result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return (text.Length > Longest ? result.Append('…') : result).Append('\'').ToString();
    }

    /// <summary>A few of many texts, quoted, with the count of the rest.</summary>
    public static string List(IEnumerable<string> texts, int shown)
    {
        string[] all = [.. texts];
        string some = string.Join(", ", all.Take(shown).Select(t => Of(t)));
        return all.Length > shown ? $"{some} and {all.Length - shown:N0} more" : all.Length == 0 ? "none" : some;
    }
}
