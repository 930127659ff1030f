using System.Buffers;
using System.Globalization;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// Writes placeholders: <c>[EMAIL]</c> for the only one of its kind in a text, else <c>[EMAIL_1]</c>, <c>[EMAIL_2]</c>; the same value has the
/// same one.
/// </summary>
internal sealed class Placeholders
{
    private const int LongestWord = 32;
    private const int Decoration = 10; // brackets and a number
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ");
    private readonly Dictionary<(string Word, string Value), string> _byValue = [];

    /// <summary>Whether a placeholder begins here.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int index) => index < text.Length && text[index] == '[' && LengthAt(text[index..]) > 0;

    /// <summary>Whether a text is a placeholder and nothing else.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) => text.StartsWith('[') && LengthAt(text) == text.Length;

    /// <summary>Whether a stretch holds a placeholder, or a part of one.</summary>
    public static bool Touches(ReadOnlySpan<char> text, int start, int end)
    {
        for (int i = Math.Max(0, start - LongestWord - Decoration); i < end; i++)
        {
            int next = text[i..end].IndexOf('[');
            if (next < 0)
            {
                return false;
            }

            i += next;
            if (LengthAt(text[i..]) is > 0 and int length && i + length > start)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text with the findings replaced.</summary>
    public string Write(ReadOnlySpan<char> text, List<Finding> findings)
    {
        Name(text, findings);
        var builder = new StringBuilder(text.Length);
        int copied = 0;
        foreach (Finding f in findings)
        {
            builder.Append(text[copied..f.Start]).Append(_byValue[(f.Word, text[f.Start..f.End].ToString())]);
            copied = f.End;
        }

        return builder.Append(text[copied..]).ToString();
    }

    /// <summary>The length of the placeholder that was written for a finding.</summary>
    public int LengthFor(ReadOnlySpan<char> text, Finding finding) => _byValue[(finding.Word, text[finding.Start..finding.End].ToString())].Length;

    private void Name(ReadOnlySpan<char> text, List<Finding> findings)
    {
        var fresh = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>(_byValue.Keys);
        foreach (Finding f in findings)
        {
            string value = text[f.Start..f.End].ToString();
            if (seen.Add((f.Word, value)))
            {
                (fresh.TryGetValue(f.Word, out List<string>? values) ? values : fresh[f.Word] = []).Add(value);
            }
        }

        foreach ((string word, List<string> values) in fresh)
        {
            int taken = HighestNumber(text, word);
            for (int i = 0; i < values.Count; i++)
            {
                _byValue[(word, values[i])] = taken == 0 && values.Count == 1 ? $"[{word}]" : string.Create(CultureInfo.InvariantCulture, $"[{word}_{taken + i + 1}]");
            }
        }
    }

    /// <summary>The highest number that the text uses already; a placeholder without a number counts as 1.</summary>
    private static int HighestNumber(ReadOnlySpan<char> text, string word)
    {
        int highest = 0;
        string opening = "[" + word;
        while (text.IndexOf(opening, StringComparison.Ordinal) is >= 0 and int at)
        {
            text = text[(at + opening.Length)..];
            int close = text[..Math.Min(text.Length, 8)].IndexOf(']');
            if (close == 0)
            {
                highest = Math.Max(highest, 1);
            }
            else if (close > 1 && text[0] == '_' && int.TryParse(text[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                highest = Math.Max(highest, number);
            }
        }

        return highest;
    }

    /// <summary>Length of the placeholder at the beginning of a text, or 0.</summary>
    private static int LengthAt(ReadOnlySpan<char> text)
    {
        int close = text[..Math.Min(text.Length, LongestWord + Decoration)].IndexOf(']');
        return close > 2 && char.IsAsciiLetterUpper(text[1]) && text[1..close].IndexOfAnyExcept(WordCharacters) < 0 ? close + 1 : 0;
    }
}
