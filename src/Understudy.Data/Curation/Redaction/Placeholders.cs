using System.Buffers;
using System.Globalization;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// Writes placeholders: <c>[EMAIL]</c> for the first value of its kind, <c>[EMAIL_2]</c> for the second, and so on; the same value has the same
/// one in all texts that share the object. What comes later changes nothing that came before: a conversation's earlier turns stay as they were.
/// </summary>
internal sealed class Placeholders
{
    private const int LongestWord = 32;
    private const int Decoration = 10; // brackets and a number
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ");
    private readonly Dictionary<(string Word, string Value), string> _byValue = [];
    private readonly Dictionary<string, int> _highest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byPlaceholder = new(StringComparer.Ordinal);

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

    /// <summary>The word of a placeholder: <c>EMAIL</c> of <c>[EMAIL_2]</c>.</summary>
    public static string WordOf(string placeholder)
    {
        string word = placeholder[1..^1];
        int dash = word.LastIndexOf('_');
        return dash > 0 && dash < word.Length - 1 && word.AsSpan(dash + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? word[..dash] : word;
    }

    /// <summary>The value that a placeholder stands for; null when none was written for it here.</summary>
    public string? ValueOf(string placeholder) => _byPlaceholder.GetValueOrDefault(placeholder);

    /// <summary>The text with the findings replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="again">Whether placeholders stand in it that were written a pass before.</param>
    public string Write(ReadOnlySpan<char> text, List<Finding> findings, bool again = false)
    {
        Name(text, findings, again);
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

    private void Name(ReadOnlySpan<char> text, List<Finding> findings, bool again)
    {
        HashSet<string>? read = null;
        foreach (Finding f in findings)
        {
            (string, string) value = (f.Word, text[f.Start..f.End].ToString());
            if (_byValue.ContainsKey(value))
            {
                continue;
            }

            if ((read ??= new HashSet<string>(StringComparer.Ordinal)).Add(f.Word))
            {
                _highest[f.Word] = Math.Max(_highest.GetValueOrDefault(f.Word), HighestNumber(text, f.Word));
            }

            int number = ++_highest[f.Word];
            string placeholder = number == 1 ? $"[{f.Word}]" : string.Create(CultureInfo.InvariantCulture, $"[{f.Word}_{number}]");
            _byValue[value] = placeholder;
            _byPlaceholder[placeholder] = again ? Expanded(value.Item2) : value.Item2;
        }
    }

    /// <summary>A value that was found around placeholders, as it was before they were written.</summary>
    private string Expanded(string value)
    {
        var text = new StringBuilder(value.Length);
        for (int at = 0; at < value.Length;)
        {
            int length = value[at] == '[' ? LengthAt(value.AsSpan(at)) : 0;
            if (length > 0 && _byPlaceholder.TryGetValue(value.Substring(at, length), out string? inner))
            {
                text.Append(inner);
                at += length;
            }
            else
            {
                text.Append(value[at++]);
            }
        }

        return text.ToString();
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
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        int close = text[..Math.Min(text.Length, LongestWord + Decoration)].IndexOf(']');
        return close > 2 && char.IsAsciiLetterUpper(text[1]) && text[1..close].IndexOfAnyExcept(WordCharacters) < 0 ? close + 1 : 0;
    }
}
