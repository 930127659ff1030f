using System.Globalization;
using System.Text;

namespace Understudy.Data;

/// <summary>Names for a template's slots: the word that introduces one ("Ticket:", "&lt;review&gt;", "Customer name –"), else what it is there for.</summary>
internal static class TemplateSlots
{
    private const int LongestName = 24;
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal) { "the", "a", "an", "is", "are", "of", "for", "to", "from", "in", "on", "at", "by", "with", "and", "or", "this", "that", "below", "following", "text" };

    /// <summary>Names, distinct, lower case.</summary>
    /// <param name="segments">Fixed stretches, marks included.</param>
    /// <param name="count">Number of slots; slot i follows segment i.</param>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<string> segments, int count)
    {
        var names = new string[count];
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = Before(segments[i]) ?? (i == count - 1 ? "input" : "value");
            int times = used[name] = used.GetValueOrDefault(name) + 1;
            names[i] = times == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{times}");
        }

        return names;
    }

    /// <summary>The word before the slot when it is a heading: the last line's words before a colon, or a tag.</summary>
    private static string? Before(string segment)
    {
        string text = segment.TrimEnd();
        if (text is [.., '>'] && text.LastIndexOf('<') is >= 0 and int tag)
        {
            return Clean(text.AsSpan(tag + 1, text.Length - tag - 2).TrimStart('/'));
        }

        int end = text.Length;
        while (end > 0 && !char.IsLetterOrDigit(text[end - 1]) && text[end - 1] is not (':' or '=' or '：' or '＝'))
        {
            end--; // a quote, a bracket, a list's mark
        }

        text = text[..end];
        if (text is not [.., ':' or '=' or '：' or '＝'])
        {
            return null;
        }

        text = text.TrimEnd(':', '=', '：', '＝', ' ', '*', '"', '\'', '`');
        int start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
        {
            start--;
        }

        return Clean(text.AsSpan(start));
    }

    private static string? Clean(ReadOnlySpan<char> word)
    {
        var name = new StringBuilder();
        foreach (char c in word)
        {
            name.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_');
        }

        string clean = name.ToString().Trim('_');
        return clean.Length is > 1 and <= LongestName && !Unnamed.Contains(clean) && clean.Any(char.IsLetter) ? clean : null;
    }
}
