using System.Buffers;

namespace Understudy.Data;

/// <summary>Passwords in databases and tables: <c>IDENTIFIED BY '…'</c>, and what stands under a column's name in <c>INSERT</c> or CSV.</summary>
internal static class TablePassword
{
    private static readonly SearchValues<char> Sentence = SearchValues.Create("({=:"), SentenceOrBlank = SearchValues.Create("({=: "), Separators = SearchValues.Create(",;\t|");
    private const int LongestRow = 512, MostRows = 64, MostColumns = 32;

    /// <summary>What SQL calls it: <c>IDENTIFIED BY '…'</c>, <c>IDENTIFIED WITH … BY '…'</c>.</summary>
    public static (int Start, int End) Identified(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> rest = text[at..Math.Min(text.Length, at + 160)];
        int by = rest.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        if (by is < 0 or > 48 || rest[..by].ContainsAny(";\n"))
        {
            return default;
        }

        int start = by + 4 + (rest[(by + 4)..].StartsWith("values ", StringComparison.OrdinalIgnoreCase) ? 7 : 0);
        bool quoted = start < rest.Length && rest[start] is '\'' or '"' or '`';
        ReadOnlySpan<char> value = rest[(start + (quoted ? 1 : 0))..];
        int end = quoted ? value.IndexOf(rest[start]) : value.IndexOfAny(" ;,)\n");
        start += at + (quoted ? 1 : 0);
        value = end < 0 ? quoted ? [] : value : value[..end];
        return (quoted ? !value.Contains(' ') && Assignment.IsSecret(value, 4, digit: false) : Assignment.IsMixed(value)) && !Placeholders.Touches(text, start, start + value.Length) ? (start, start + value.Length) : default;
    }

    /// <summary>What stands under the column of this name; the text's place after the last row, or 0 when the name is no column's.</summary>
    public static int FindColumn(ReadOnlySpan<char> text, int at, int end, ref Findings found)
    {
        bool quoted = end < text.Length && text[end] is '"' or '`' or ']';
        int next = end + (quoted ? 1 : 0);
        next += text[Math.Min(next, text.Length)..].StartsWith(" |") ? 1 : 0;
        char separator = next < text.Length ? text[next] : '\n';
        if (separator is not (',' or ';' or '\t' or '|' or ')' or '\n' or '\r'))
        {
            return 0;
        }

        ReadOnlySpan<char> before = text[Math.Max(0, at - LongestRow)..at];
        before = before[(before.LastIndexOf('\n') + 1)..];
        int open = before.LastIndexOf('(');
        return open >= 0 && separator is ',' or ')' ? Inserted(text, next, before[(open + 1)..].Count(','), ref found) : Rows(text, next, separator, before, ref found);
    }

    private static int Inserted(ReadOnlySpan<char> text, int next, int column, ref Findings found)
    {
        const string Values = "values";
        ReadOnlySpan<char> rest = text[next..Math.Min(text.Length, next + LongestRow)];
        int close = rest.IndexOf(')'), at = close < 0 ? -1 : rest[close..].IndexOf(Values, StringComparison.OrdinalIgnoreCase);
        if (at is < 0 or > 4)
        {
            return 0;
        }

        int i = next + close + at + Values.Length;
        for (int row = 0; row < MostRows && i < text.Length; row++)
        {
            while (i < text.Length && text[i] is ' ' or ',' or '\n' or '\r' or '\t')
            {
                i++;
            }

            if (i >= text.Length || text[i] != '(')
            {
                break;
            }

            i = Row(text, i + 1, ',', column, ref found);
        }

        return i;
    }

    private static int Rows(ReadOnlySpan<char> text, int next, char separator, ReadOnlySpan<char> before, ref Findings found)
    {
        bool last = separator is '\n' or '\r';
        char comma = last ? before.IndexOfAny(Separators) is >= 0 and int first ? before[first] : '\n' : separator;
        int header = text[next..Math.Min(text.Length, next + LongestRow)].IndexOf('\n');
        if (comma is '\n' or ')' || header < 0 || before.ContainsAny(Sentence) || text.Slice(next, header).ContainsAny(comma == '|' ? Sentence : SentenceOrBlank))
        {
            return 0; // a sentence, a call
        }

        int i = next + header + 1;
        for (int row = 0; row < MostRows && i < text.Length && text[i] is not ('\n' or '\r'); row++)
        {
            i = Row(text, i, comma, before.Count(comma), ref found);
        }

        return i;
    }

    /// <summary>Takes the row's value in that column; where the row ends.</summary>
    private static int Row(ReadOnlySpan<char> text, int i, char comma, int column, ref Findings found)
    {
        for (int field = 0, limit = Math.Min(text.Length, i + LongestRow); field < MostColumns && i < limit; field++)
        {
            while (i < limit && text[i] == ' ')
            {
                i++;
            }

            char quote = i < limit && text[i] is '\'' or '"' ? text[i] : '\0';
            int start = i + (quote == '\0' ? 0 : 1);
            int length = quote == '\0' ? text[start..limit].IndexOfAny(comma, '\n', ')') : text[start..limit].IndexOf(quote);
            int end = length < 0 ? limit : start + length;
            ReadOnlySpan<char> value = text[start..end].TrimEnd("\r ");
            if (field == column && !value.ContainsAny(" :") && (quote == '\0' ? Assignment.IsMixed(value) : Assignment.IsSecret(value, 6, digit: false)) && !Placeholders.Touches(text, start, start + value.Length))
            {
                found.Add(start, start + value.Length, "PASSWORD");
            }

            i = Math.Min(limit, end + (quote == '\0' ? 0 : 1));
            while (i < limit && text[i] is ' ' or '\r')
            {
                i++;
            }

            if (i >= limit || text[i] != comma)
            {
                return Math.Min(text.Length, i + 1);
            }

            i++;
        }

        return Math.Max(i, 1);
    }
}
