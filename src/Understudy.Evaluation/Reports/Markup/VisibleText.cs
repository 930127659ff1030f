using System.Globalization;
using System.Text;

namespace Understudy.Evaluation;

/// <summary>
/// Makes text harmless to look at: characters that reorder, hide or break what a reader sees are shown by their number.
/// Escaping stops a label from being markup; this stops it from pretending to be another label.
/// </summary>
internal static class VisibleText
{
    /// <summary>
    /// The text with controls, line and paragraph separators, bidirectional overrides, invisible characters and lone surrogates
    /// replaced by <c>⟦U+202E⟧</c>. Line feed, tab, and the joiners that scripts and emoji need stay.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        int i = 0;
        while (i < text.Length && text[i] is >= ' ' and < '\u007f')
        {
            i++;
        }

        return i == text.Length ? text : Rewrite(text);
    }

    /// <summary>Cuts at <paramref name="length"/> UTF-16 units, never inside a character that people see as one, and marks the cut.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        int end = 0;
        while (end < length)
        {
            int step = StringInfo.GetNextTextElementLength(text, end);
            if (end + step > length)
            {
                break;
            }

            end += step;
        }

        // One "character" with thousands of accents is an attack, not writing: then the cut goes through it.
        return string.Concat(text.AsSpan(0, end == 0 ? length : end), "…");
    }

    /// <summary>Whether a character hides, reorders or breaks what a reader sees.</summary>
    public static bool IsTreacherous(char c) => c switch
    {
        '\n' or '\t' => false,
        '\u200c' or '\u200d' => false, // Persian and Indic spelling and emoji sequences need the joiners.
        '\u00ad' or '\u034f' or '\u061c' or '\u115f' or '\u1160' or '\u17b4' or '\u17b5' or '\u180e' or '\u3164' or '\uffa0' => true,
        (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u206f') => true,
        (>= '\ufff0' and <= '\uffff') or '\ufeff' => true,
        _ => char.IsControl(c) || char.IsSurrogate(c),
    };

    private static string Rewrite(string text)
    {
        var visible = new StringBuilder(text.Length + 16);
        string normal = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        for (int i = 0; i < normal.Length; i++)
        {
            char c = normal[i];
            if (char.IsHighSurrogate(c) && i + 1 < normal.Length && char.IsLowSurrogate(normal[i + 1]))
            {
                int point = char.ConvertToUtf32(c, normal[++i]);
                if (point is (>= 0xE0000 and <= 0xE01EF) || (point & 0xFFFE) == 0xFFFE)
                {
                    Mark(visible, point);
                }
                else
                {
                    visible.Append(c).Append(normal[i]);
                }
            }
            else if (IsTreacherous(c))
            {
                Mark(visible, c);
            }
            else
            {
                visible.Append(c);
            }
        }

        return visible.ToString();
    }

    private static void Mark(StringBuilder visible, int point) => visible.Append(CultureInfo.InvariantCulture, $"⟦U+{point:X4}⟧");
}
