using System.Buffers;

namespace Understudy.Data;

/// <summary>The key of a wireless network, called so in a sentence or on a sign: <c>Code wifi : …</c>, <c>WLAN-Schlüssel: …</c>.</summary>
internal static class WirelessKey
{
    private const int Reach = 48, Shortest = 8, Longest = 63;

    private static readonly SearchValues<char> Openings = SearchValues.Create(" \"'«„“\u00A0*`"), Digits = SearchValues.Create("0123456789-");
    private static readonly string[] Words = ["code", "key", "clé", "cle", "clave", "schlüssel", "schluessel", "chiave", "klucz", "kod", "chave", "sleutel", "nyckel", "codice", "código", "codigo", "accès", "acceso", "accesso", "acesso"];
    private static readonly string[] Joins = ["-", " ", " du ", " del ", " della ", " do ", " da ", " de la ", " van de ", " till ", " fürs ", " für das ", " for the ", " de "];

    /// <summary>Where the key of the network that is named here stands; nothing when none is said.</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        int end = at + (text[at..].StartsWith("wi-fi", StringComparison.OrdinalIgnoreCase) ? 5 : 4);
        if (Follows(text, ref end) || Precedes(text[Math.Max(0, at - 20)..at]))
        {
            (int start, int stop) = Said(text, end);
            return stop > start && !Placeholders.Touches(text, start, stop) ? (start, stop) : default;
        }

        return default;
    }

    private static bool Follows(ReadOnlySpan<char> text, ref int end)
    {
        if (end >= text.Length || text[end] is not ('-' or ' '))
        {
            return false;
        }

        foreach (string word in Words)
        {
            if (text[(end + 1)..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                end += 1 + word.Length;
                return true;
            }
        }

        return false;
    }

    private static bool Precedes(ReadOnlySpan<char> before)
    {
        foreach (string join in Joins)
        {
            if (!before.EndsWith(join, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (string word in Words)
            {
                if (before[..^join.Length].EndsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What a colon, a verb or both announce within a few words.</summary>
    private static (int Start, int End) Said(ReadOnlySpan<char> text, int end)
    {
        ReadOnlySpan<char> rest = text[end..Math.Min(text.Length, end + Reach)];
        int line = rest.IndexOf('\n');
        rest = line < 0 ? rest : rest[..line];
        int start = rest.IndexOfAny(":=") + 1;
        foreach (string verb in Assignment.Verbs)
        {
            for (int from = 0; start == 0 && rest[from..].IndexOf(verb, StringComparison.OrdinalIgnoreCase) is >= 0 and int next; from += next + 1)
            {
                int at = from + next, after = at + verb.Length;
                start = at > 0 && rest[at - 1] == ' ' && after < rest.Length && rest[after] == ' ' ? after : 0;
            }
        }

        if (start == 0)
        {
            return default;
        }

        int opening = text[(end + start)..].IndexOfAnyExcept(Openings);
        start = opening < 0 ? text.Length : end + start + opening;
        int length = text[start..Math.Min(text.Length, start + Longest + 1)].IndexOfAny(Assignment.SaidEnd);
        ReadOnlySpan<char> value = (length < 0 ? text[start..Math.Min(text.Length, start + Longest + 1)] : text.Slice(start, length)).TrimEnd(".!?");
        bool digits = value.Length >= Shortest && char.IsAsciiDigit(value[0]) && !value.ContainsAnyExcept(Digits);
        return digits || (value.Length >= Shortest && (Assignment.IsMixed(value) || Assignment.IsHyphened(value))) ? (start, start + value.Length) : default;
    }
}
