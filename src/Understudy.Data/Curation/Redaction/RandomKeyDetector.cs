using System.Buffers;
using System.Text;

namespace Understudy.Data;

/// <summary>Keys of no known provider: characters that look drawn at random, after a word for key in the same line.</summary>
internal static class RandomKeyDetector
{
    private const int Between = 48; // from the word to the key
    private const int Shortest = 20, ShortestHex = 32, Longest = 256;
    private const double Share = .4, HexShare = .15, LowShare = .3, LowestShare = .2; // share of neighbours of different classes; drawn letters and digits have .6, hex .47, words and paths less than .2

    // Two searches: one for all of them takes ten times the first, and most texts need only that.
    private static readonly SearchValues<string> Anchors = SearchValues.Create(["key", "Key", "KEY", "appid", "clave", "Clave", "chiave", "chave", "Chave", "sleutel", "lucz", "nyckel"], StringComparison.Ordinal);
    private static readonly SearchValues<string> AccentedAnchors = SearchValues.Create(["chlüssel", "clé ", "Clé "], StringComparison.Ordinal);
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=");
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly string[] Own = ["app", "session", "cookie", "encryption", "encrypt", "master", "signing", "hmac", "crypto", "cipher", "aes", "fernet", "csrf", "jwt", "storage", "shared", "salt"];
    private static readonly string[] Others = ["public", "primary", "foreign", "sort", "partition", "cache", "redis", "idempotency", "dedupe", "routing", "hash", "sha", "md5", "commit", "checksum", "digest", "fingerprint", "ssh-", "object", "message", "private_key_id"];

    /// <summary>Finds them in a text with a word long enough for one.</summary>
    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        Find(text, Anchors, ref found);
        if (!Ascii.IsValid(text))
        {
            Find(text, AccentedAnchors, ref found);
        }
    }

    private static void Find(ReadOnlySpan<char> text, SearchValues<string> anchors, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOfAny(anchors) is >= 0 and int next)
        {
            int at = position + next;
            position = at + 3;
            if (at > 0 && char.IsLower(text[at - 1]) && text[at] is 'k')
            {
                continue; // monkey; apikey is the assignments' to judge
            }

            (int start, int end) = Following(text, at);
            if (end > start && !SaysOther(text[Math.Max(0, at - 16)..start]))
            {
                bool assigned = IsAssigned(text, at, start);
                found.Add(start, end, assigned ? "PASSWORD" : "API_KEY");
                position = end;
            }
        }
    }

    private static (int Start, int End) Following(ReadOnlySpan<char> text, int at)
    {
        for (int i = at; i < text.Length && i - at < Between && text[i] != '\n';)
        {
            int length = text[i..Math.Min(text.Length, i + Longest)].IndexOfAnyExcept(Characters);
            length = length < 0 ? Math.Min(text.Length - i, Longest) : length;
            ReadOnlySpan<char> run = text.Slice(i, length);
            int sign = run.IndexOf('=');
            if (sign > 0 && sign < run.Length - 2)
            {
                (i, length) = (i + sign + 1, length - sign - 1); // appid=…
                run = text.Slice(i, length);
            }

            bool code = (i > 0 && text[i - 1] == '.') || (i + length < text.Length && text[i + length] == '(') || run.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
            if (!code && LooksRandom(run) && !Placeholders.Touches(text, i, i + length))
            {
                return (i, i + length);
            }

            i += length;
            if (i < text.Length && text[i] == '\n')
            {
                break;
            }

            i++;
        }

        return default;
    }

    private static bool SaysOther(ReadOnlySpan<char> before)
    {
        foreach (string word in Others)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksRandom(ReadOnlySpan<char> run)
    {
        if (run.Length is < Shortest or >= Longest || !run.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        bool upper = run.ContainsAnyInRange('A', 'Z'), lower = run.ContainsAnyInRange('a', 'z');
        if (!(upper && lower) && ((run.Length < ShortestHex && !(upper && DigitGroups(run) >= 3)) || !(upper || lower) || run.ContainsAny('-', '_', '/')))
        {
            return false; // digits alone, a UUID, a path
        }

        double share = upper && lower ? DigitGroups(run) >= 2 ? LowShare : Share : LowestShare;
        bool hex = !run.ContainsAnyExcept(Hexadecimal);
        return Changes(run) >= (hex ? HexShare : share) * (run.Length - 1);
    }

    private static int DigitGroups(ReadOnlySpan<char> run)
    {
        int groups = 0;
        for (int i = 0; i < run.Length; i++)
        {
            groups += char.IsAsciiDigit(run[i]) && (i == 0 || !char.IsAsciiDigit(run[i - 1])) ? 1 : 0;
        }

        return groups;
    }

    /// <summary>Whether it is assigned to the name of a program's own secret: <c>SESSION_KEY=…</c>.</summary>
    private static bool IsAssigned(ReadOnlySpan<char> text, int at, int start)
    {
        ReadOnlySpan<char> between = text[Math.Min(at + 3, start)..start].Trim("\"' "), name = text[Math.Max(0, at - 16)..at].TrimEnd("_-");
        between = between.EndsWith("base64:") ? between[..^7].TrimEnd("\"' ") : between;
        if (between is not ("=" or ":" or "\":" or "':" or "=>"))
        {
            return false;
        }

        foreach (string own in Own)
        {
            if (name.EndsWith(own, StringComparison.OrdinalIgnoreCase) && (name.Length == own.Length || !char.IsLetter(name[^(own.Length + 1)]) || char.IsUpper(name[^own.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How often the class of characters changes from one to the next.</summary>
    public static int Changes(ReadOnlySpan<char> run)
    {
        int changes = 0;
        for (int i = 1; i < run.Length; i++)
        {
            changes += Class(run[i]) == Class(run[i - 1]) ? 0 : 1;
        }

        return changes;
    }

    private static int Class(char c) => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterLower(c) ? 1 : char.IsAsciiLetterUpper(c) ? 2 : 3;
}
