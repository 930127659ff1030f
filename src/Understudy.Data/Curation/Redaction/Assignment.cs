using System.Buffers;

namespace Understudy.Data;

/// <summary>
/// What is assigned to a name that means a secret: <c>password=…</c>, <c>"api_key": "…"</c>, <c>my password is …</c>. The less the spelling
/// looks like an assignment, the more the value has to look like a secret.
/// </summary>
internal static class Assignment
{
    private const int LongestNameRest = 24;
    private const int LongestQuoted = 1024;
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\"'`<>,;&)}]|\u00A0");
    private static readonly SearchValues<char> Mask = SearchValues.Create("*•.xX-_");
    private static readonly SearchValues<char> Signs = SearchValues.Create("!@#$%^&+=");
    private static readonly string[] Words = ["string", "null", "true", "false", "none", "undefined", "required", "optional", "invalid", "incorrect", "expired", "missing", "forgotten", "changed", "number", "object", "boolean", "password", "passwort", "secret", "token"];

    /// <summary>Where the value begins and ends; nothing when there is none.</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        // "token", "secret" and "credential" are also everyday words: their values have to be long.
        bool weak = (text[at] | 0x20) is 't' or 'c' || text[at..].StartsWith("secret", StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<char> name = text[at..Math.Min(text.Length, at + LongestNameRest)];
        int length = name.IndexOfAnyExcept(NameCharacters);
        if (length < 0)
        {
            return default;
        }

        int i = at + length;
        if (name[length] == ' ' && name.StartsWith("api key", StringComparison.OrdinalIgnoreCase))
        {
            i = at + "api key".Length;
        }

        i = Skip(text, i, "\\\"'`])*", 4);
        i = Skip(text, i, " \t", 2);
        Sign sign = ReadSign(text, ref i);
        if (sign == Sign.None)
        {
            return default;
        }

        i = Skip(text, i, " \t*", 4);
        i = Skip(text, i, "\\", 2);
        if (i >= text.Length)
        {
            return default;
        }

        if (text[i] is '"' or '\'' or '`')
        {
            ReadOnlySpan<char> quoted = text[(i + 1)..Math.Min(text.Length, i + 1 + LongestQuoted)];
            int close = quoted.IndexOf(text[i]);
            ReadOnlySpan<char> inside = close < 0 ? [] : quoted[..close].TrimEnd('\\');
            return !inside.ContainsAny(' ', '\n') && IsSecret(inside, weak ? 12 : 4, digit: weak) ? (i + 1, i + 1 + inside.Length) : default;
        }

        int end = text[i..].IndexOfAny(ValueEnd);
        ReadOnlySpan<char> value = (end < 0 ? text[i..] : text.Slice(i, end)).TrimEnd(".!?:\\");
        bool secret = sign == Sign.Equals ? IsSecret(value, weak ? 12 : 4, digit: weak) : IsSecret(value, weak ? 16 : 6, digit: true);
        return secret ? (i, i + value.Length) : default;
    }

    private static Sign ReadSign(ReadOnlySpan<char> text, ref int i)
    {
        ReadOnlySpan<char> rest = text[i..];
        (int length, Sign sign) = rest switch
        {
            [':', '=', ..] or ['=', '>', ..] => (2, Sign.Equals),
            ['=', '=', ..] => (0, Sign.None),
            ['=', ..] => (1, Sign.Equals),
            ['%', '3', 'D' or 'd', ..] => (3, Sign.Equals),
            [':', ..] => (1, Sign.Colon),
            ['i', 's', ' ' or ':', ..] => (3, Sign.Colon),
            ['i', 's', 't', ' ' or ':', ..] => (4, Sign.Colon),
            _ => (0, Sign.None),
        };
        i += length;
        return sign;
    }

    private static int Skip(ReadOnlySpan<char> text, int i, string characters, int most)
    {
        for (int end = Math.Min(text.Length, i + most); i < end && characters.Contains(text[i], StringComparison.Ordinal);)
        {
            i++;
        }

        return i;
    }

    private static bool IsSecret(ReadOnlySpan<char> value, int shortest, bool digit)
    {
        if (value.Length < shortest || value[0] is '[' or '{' or '$' or '<' or '%' or '(' or '/' || value.Contains('(') || value.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> looked = value[..Math.Min(value.Length, 256)];
        if (!looked.ContainsAnyExcept(Mask))
        {
            return false; // written over already
        }

        foreach (string word in Words)
        {
            if (looked.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return !digit || looked.ContainsAnyInRange('0', '9') || looked[1..].ContainsAny(Signs);
    }

    private enum Sign
    {
        None,
        Equals,
        Colon,
    }
}
