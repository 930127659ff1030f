using System.Buffers;
using System.Text.RegularExpressions;

namespace Understudy.Data;

/// <summary>E-mail addresses that are spelled out for people: <c>ada (at) example (dot) org</c>, <c>ada AT example DOT org</c>.</summary>
internal static class SpelledEmailDetector
{
    private const int Around = 64;
    private static readonly SearchValues<string> Anchors = SearchValues.Create(["(at)", "[at]", "{at}", " dot "], StringComparison.OrdinalIgnoreCase);

    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOfAny(Anchors) is >= 0 and int next)
        {
            int at = position + next, from = Math.Max(position, at - Around);
            position = at + 1;
            foreach (ValueMatch match in Spelled.EnumerateMatches(text[from..Math.Min(text.Length, at + Around)]))
            {
                if (from + match.Index < at && from + match.Index + match.Length > at)
                {
                    found.Add(from + match.Index, from + match.Index + match.Length, "EMAIL");
                    position = from + match.Index + match.Length;
                    break;
                }
            }
        }
    }

    private static readonly Regex Spelled = new(@"\b[\w.+-]{1,32}(?: ?[(\[{] ?(?i:at) ?[)\]}] ?[\w-]{1,32}(?:(?: ?[(\[{] ?(?i:dot) ?[)\]}] ?|\.)[\w-]{2,24}){1,3}| (?i:at) [\w-]{1,32}(?: (?i:dot) [\w-]{2,24}){1,3})\b", RegexOptions.CultureInvariant);
}
