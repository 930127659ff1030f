using System.Buffers;

namespace Understudy.Data;

/// <summary>
/// What is assigned to a name that means a secret: <c>password=…</c>, <c>"api_key": "…"</c>, <c>my password is …</c>. The less the spelling
/// looks like an assignment, the more the value has to look like a secret.
/// </summary>
internal static class Assignment
{
    private const int LongestNameRest = 24;
    private const int LongestQuoted = 1024, LongestValue = 2048;
    private const int LongestPurpose = 40;
    private static readonly SearchValues<char> ValueEnd = SearchValues.Create(" \t\r\n\"'`<>,;&)}]|\u00A0");

    /// <summary>What a value in a sentence ends before.</summary>
    public static readonly SearchValues<char> SaidEnd = SearchValues.Create(" \t\r\n\"'`<>,;)}]|\u00A0\u202F»“”"); // in a sentence & is a sign like others
    private static readonly SearchValues<char> Mask = SearchValues.Create("*•.xX-_");
    private static readonly SearchValues<char> NoPart = SearchValues.Create("/[{<|:"), PlainSigns = SearchValues.Create("!#$%^&+=*"), StrongSigns = SearchValues.Create("!@#$%^&+=*_-."), PhraseEnds = SearchValues.Create(".,;:\"'<\r\n"), SmallWords = SearchValues.Create("abcdefghijklmnopqrstuvwxyzäöüßéèêàçñåøæłóśżźćńę-");
    private static readonly SearchValues<char> Signs = SearchValues.Create("!@#$%^&+=");
    private static readonly string[] NamesOfWords = ["api key", "pass phrase", "pre-shared key", "mot de passe", "parola d'ordine", "parola d’ordine"];
    private static readonly string[] Short = ["clave", "parola", "heslo"]; // parts of other words: enclave
    private static readonly string[] References = ["process.env", "os.environ", "import.meta", "env.", "config.", "settings.", "self.", "this.", "var.", "local.", "secrets.", "vault.", "module.", "data.", "args.", "options.", "opts.", "props.", "state.", "req.", "request.", "params."];
    private static readonly string[] Cmdlets = ["Read-", "Get-", "New-", "ConvertTo-", "ConvertFrom-", "Import-"];

    // A name that ends in one of these is not the secret's own.
    private static readonly string[] OtherEnds =
    [
        "timeout", "length", "len", "expiry", "expires", "expiration", "expires_in", "file", "path", "url", "uri", "endpoint", "policy", "key_id", "keyid", "hint", "name", "type", "count", "limit", "min", "max", "days", "ttl", "age",
        "strength", "enabled", "required", "regex", "pattern", "label", "placeholder", "prefix", "attempts", "retries", "size", "arn", "ref", "manager", "version", "dir", "minutes", "hours", "seconds", "status", "changed_at", "updated_at",
    ];

    /// <summary>What joins a name and its value in a sentence.</summary>
    public static readonly string[] Verbs =
    [
        "is", "was", "be", "reads", "it's", "it’s", "c'est", "c’est", "ist", "war", "wird", "lautet", "lautete", "heißt", "heisst", "est", "était", "sera", "es", "era", "fue", "será", "são", "é", "foi", "è", "sarà", "är", "var", "blir", "lyder", "er", "luidt", "jest", "brzmi",
    ];
    private static readonly string[] Words = ["string", "null", "true", "false", "none", "undefined", "required", "optional", "invalid", "incorrect", "expired", "missing", "forgotten", "changed", "number", "object", "boolean", "password", "passwort", "secret", "token", "1password", "sha-256", "sha256", "sha-512", "sha512", "base64", "argon2", "argon2id", "hidden", "redacted", "filtered"];
    private static readonly string[] Announcing = ["must", "should", "please", "enter", "your", "not", "no", "see", "in", "is", "for", "be", "can", "cannot", "does", "too", "least", "or", "minimum", "characters", "required", "use", "wrong", "failed", "field", "contain", "valid", "password", "passphrase", "muss", "bitte", "ist", "passwort"];
    private static readonly string[] Accesses = ["acceso", "correo", "cuenta", "usuario", "portal", "panel", "router", "wifi", "wi-fi", "temporal", "admin"];
    private static readonly string[] Users = ["user", "login", "benutzer", "utente", "usuario", "usuário", "identifiant", "gebruiker", "użytkownik", "använd", "wlan", "wifi", "wi-fi", "ssid", "account", "konto", "mail"];
    private static readonly string[] Stands = ["YOUR_", "YOUR-", "_HERE", "-HERE", "REPLACE_", "REPLACE-", "PLACEHOLDER", "INSERT_", "ENTER_"]; // in the secret's place

    /// <summary>Where the value begins and ends; nothing when there is none.</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        // "token", "secret" and "credential" are also everyday words: their values have to be long.
        ReadOnlySpan<char> name = text[at..Math.Min(text.Length, at + LongestNameRest)];
        bool weak = name.StartsWith("token", StringComparison.OrdinalIgnoreCase) || name.StartsWith("credential", StringComparison.OrdinalIgnoreCase) || name.StartsWith("secret", StringComparison.OrdinalIgnoreCase);
        int length = NameLength(name);
        if (length == name.Length || (IsPass(name) && !IsPassword(text, at, length)) || IsOther(text, at, length))
        {
            return default;
        }

        int i = Skip(text, at + length, "\\\"'`])*", 4);
        i = Skip(text, i, " \t\u00A0\u202F", 2);
        Sign sign = ReadSign(text, at, ref i);
        if (sign == Sign.None && !weak)
        {
            sign = Purpose(text, ref i) ? Sign.Colon
                : !Begins(name, "api") && (Dash(text, ref i) || SkipTags(text, ref i) || (i == at + length + 1 && text[i - 1] == ' ')) ? Sign.Bare
                : Sign.None;
        }

        if (sign == Sign.None)
        {
            return default;
        }

        _ = sign == Sign.Colon && SkipTags(text, ref i);
        i = Skip(text, i, " \t*\u00A0\u202F«»„“”", 4);
        i = Skip(text, i, "\\", 2);
        if (sign == Sign.Colon && NextLine(text, i) is { End: > 0 } below)
        {
            return below;
        }

        i += sign == Sign.Bare && text[i..].StartsWith("0 ") ? 2 : 0; // a router's: what follows is plain
        if (i >= text.Length)
        {
            return default;
        }

        const string Secured = "ConvertTo-SecureString ";
        i += text[i..].StartsWith(Secured, StringComparison.OrdinalIgnoreCase) ? Secured.Length : 0;
        i += text[i..].StartsWith("-String ", StringComparison.OrdinalIgnoreCase) ? 8 : 0;
        if (i < text.Length && text[i] is '"' or '\'' or '`')
        {
            ReadOnlySpan<char> quoted = text[(i + 1)..Math.Min(text.Length, i + 1 + LongestQuoted)];
            int close = quoted.IndexOf(text[i]);
            ReadOnlySpan<char> inside = close < 0 ? [] : quoted[..close].TrimEnd('\\');
            bool verb = sign == Sign.Bare && length == 4 && !IsMixed(inside); // to pass "x"
            bool words = inside.Contains(' ') && !weak && !Begins(name, "api") && sign != Sign.Bare && IsPhrase(inside, IsPassphrase(name) ? 3 : 4) && (IsPassphrase(name) || !inside.ContainsAnyInRange('A', 'Z'));
            return words || (!verb && !inside.ContainsAny(' ', '\n') && IsSecret(inside, weak ? 12 : 4, digit: weak)) ? (i + 1, i + 1 + inside.Length) : default;
        }

        ReadOnlySpan<char> value = text[i..Math.Min(text.Length, i + LongestValue)];
        int end = value.IndexOfAny(sign == Sign.Equals ? ValueEnd : SaidEnd);
        value = (end < 0 ? value : value[..end]).TrimEnd(".!?:\\");
        if (IsPassphrase(name) && sign == Sign.Colon && PhraseEnd(text, i) is > 0 and int last)
        {
            return (i, last);
        }

        if (value.IndexOf('/') is > 0 and int stroke && EndsUser(text[..at]) && IsStrong(value[(stroke + 1)..]))
        {
            return (i + stroke + 1, i + value.Length); // user/pass: jo/…
        }

        bool phrase = name.StartsWith("passphrase", StringComparison.OrdinalIgnoreCase) && value.Length >= 12 && value.Count('-') + value.Count('_') >= 2;
        bool clave = name.StartsWith("clave", StringComparison.OrdinalIgnoreCase) && (!IsMixed(value) || value.Length >= 20); // any code; a long one is a key
        bool secret = !value.Contains('[') && !clave && !IsReference(value, name[..length]) && sign switch
        {
            Sign.Equals => IsSecret(value, weak ? 12 : 4, digit: weak),
            Sign.Bare => value.Length >= (length < 5 && !char.IsLetter(text[Math.Max(0, at - 1)]) ? 8 : 6) && IsMixed(value) && !value.Contains('=') && (value.Length >= 8 || value.ContainsAnyInRange('0', '9')),
            _ => IsSecret(value, weak ? 16 : 6, digit: !phrase && !IsListed(text, at, i + value.Length) && !IsHyphened(value)) || (!weak && value.Length >= 4 && IsStrong(value)),
        };
        return secret ? (i, i + value.Length) : default;
    }

    /// <summary>Characters of the password's name that begins here; 0 when none does, or one of something else.</summary>
    public static int PasswordLength(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> name = text[at..Math.Min(text.Length, at + LongestNameRest)];
        int length = NameLength(name);
        bool password = length < LongestNameRest && (IsPass(name) ? IsPassword(text, at, length) : text[at] is not (':' or 'a' or 'A' or 't' or 'T' or 'e' or 'E') || Begins(name, "adgangskode"));
        return password && !Begins(name, "secret") && !Begins(name, "credential") && !(Begins(name, "clave") && !IsAccess(text[(at + length)..])) && !Begins(name, "private_key") && !Begins(name, "signing") && !IsOther(text, at, length) ? length : 0;
    }

    /// <summary>Whether the words after "clave", which also is a key and a code, say that it opens something.</summary>
    private static bool IsAccess(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, 24)];
        foreach (string word in Accesses)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word that nothing but its place tells looks like a password: letters, and a digit or sign beside them.</summary>
    public static bool IsMixed(ReadOnlySpan<char> value)
    {
        if (value.Length is < 6 or > 64 || value[0] is '-' or '#' or '@' || value.ContainsAny(NoPart) || !IsSecret(value, 6, digit: true))
        {
            return false;
        }

        int digits = 0, letters = 0;
        foreach (char c in value)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        bool address = value.IndexOf('@') is > 0 and int sign && value[sign..].Contains('.');

        // 12-character, 256-bit: a number and its unit
        bool unit = value.IndexOf('-') is > 0 and int hyphen && !value[..hyphen].ContainsAnyExceptInRange('0', '9') && !value[(hyphen + 1)..].ContainsAnyExceptInRange('a', 'z');
        return letters >= 2 && !unit && !address && (digits > 0 || value[1..].ContainsAny(PlainSigns));
    }

    /// <summary>Whether a word cannot be a name and a number: a digit among small and capital letters, or beside a sign.</summary>
    public static bool IsStrong(ReadOnlySpan<char> value) =>
        value.Length is >= 4 and <= 64 && value.ContainsAnyInRange('0', '9') && !value.ContainsAny(NoPart) && value[0] is not ('-' or '#' or '@') && IsSecret(value, 4, digit: true) && (value.Length < 6 || IsMixed(value))
        && ((value.ContainsAnyInRange('a', 'z') && value.ContainsAnyInRange('A', 'Z')) || (value[1..].ContainsAny(StrongSigns) && value.ContainsAnyInRange('a', 'z')));

    private static bool EndsUser(ReadOnlySpan<char> before) => before.EndsWith("user/", StringComparison.OrdinalIgnoreCase) || before.EndsWith("username/", StringComparison.OrdinalIgnoreCase) || before.EndsWith("login/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands alone in the line below <c>Password:</c>.</summary>
    private static (int Start, int End) NextLine(ReadOnlySpan<char> text, int i)
    {
        i += text[i..].StartsWith("|\n") ? 1 : 0; // YAML's
        if (i >= text.Length || text[i] != '\n')
        {
            return default;
        }

        int start = Skip(text, i + 1, " \t", 16), limit = Math.Min(text.Length, start + 80), length = text[start..limit].IndexOf('\n');
        ReadOnlySpan<char> value = (length < 0 ? text[start..limit] : text.Slice(start, length)).TrimEnd(" \r");
        return value.Length is >= 6 and <= 64 && !value.ContainsAny(SaidEnd) && IsStrong(value) ? (start, start + value.Length) : default;
    }

    private static bool IsPassphrase(ReadOnlySpan<char> name) => Begins(name, "passphrase") || Begins(name, "pass phrase");

    /// <summary>Whether these are words alone, as a pass phrase has them, and no sentence about one.</summary>
    private static bool IsPhrase(ReadOnlySpan<char> value, int fewest)
    {
        int count = 0;
        foreach (Range part in value.Split(' '))
        {
            ReadOnlySpan<char> word = value[part];
            if (word.IsEmpty || ++count > 10)
            {
                return false;
            }

            foreach (char c in word)
            {
                if (!char.IsLetter(c))
                {
                    return false;
                }
            }

            foreach (string announcing in Announcing)
            {
                if (word.Equals(announcing, StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
        }

        return count >= fewest;
    }

    /// <summary>The end of the pass phrase that begins here and takes the rest of its line or sentence.</summary>
    private static int PhraseEnd(ReadOnlySpan<char> text, int start)
    {
        text = text[..Math.Min(text.Length, start + 96)];
        int length = text[start..].IndexOfAny(PhraseEnds);
        ReadOnlySpan<char> phrase = length < 0 ? text[start..] : text.Slice(start, length);
        return phrase.Length is > 12 and < 96 && IsPhrase(phrase, fewest: 3) ? start + phrase.Length : 0;
    }

    /// <summary>Whether words are joined as a pass phrase joins them.</summary>
    public static bool IsHyphened(ReadOnlySpan<char> value) => value.Length >= 10 && value.Count('-') >= 2 && !value.ContainsAnyExcept(SmallWords);

    /// <summary>Whether the name begins a line of its own below one that says whose password it is, and the value ends it.</summary>
    private static bool IsListed(ReadOnlySpan<char> text, int at, int end)
    {
        if (end < text.Length && text[end] is not ('\r' or '\n'))
        {
            return false;
        }

        int floor = Math.Max(0, at - 24), line = floor + text[floor..at].LastIndexOf('\n');
        if (line < Math.Max(1, floor))
        {
            return false;
        }

        ReadOnlySpan<char> above = text[Math.Max(0, line - 64)..line];
        above = above[(above.LastIndexOf('\n') + 1)..];
        foreach (string user in Users)
        {
            if (above.Contains(':') && above.Contains(user, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads over tags between a name and its value: <c>&lt;/th&gt;&lt;td&gt;</c>.</summary>
    private static bool SkipTags(ReadOnlySpan<char> text, ref int i)
    {
        int from = i;
        for (int tags = 0; tags < 3 && i < text.Length && text[i] == '<' && (tags > 0 || text[i..].StartsWith("</")); tags++)
        {
            int close = text[i..Math.Min(text.Length, i + 32)].IndexOf('>');
            if (close < 0)
            {
                break;
            }

            i += close + 1;
        }

        return i > from;
    }

    /// <summary>Reads over a dash, or over the line between two cells of a table.</summary>
    private static bool Dash(ReadOnlySpan<char> text, ref int i)
    {
        bool dash = i > 0 && i + 1 < text.Length && text[i] is '-' or '–' or '—' or '|' && text[i - 1] == ' ' && text[i + 1] == ' ';
        i += dash ? 2 : 0;
        return dash;
    }

    /// <summary>Whether the name is a sentence's, a header's or a query's, <c>API key</c>, <c>X-Api-Key</c> or <c>?apikey=</c>, and the value long enough for a key.</summary>
    public static bool IsRequestKey(ReadOnlySpan<char> text, int at, int start, int length)
    {
        ReadOnlySpan<char> rest = text[at..];
        bool header = Begins(rest, "apikey: ") && start == at + 8; // in quotes it is a program's
        bool query = at > 0 && text[at - 1] is '?' or '&' && (Begins(rest, "api") || Begins(rest, "access_key") || Begins(rest, "accesskey"));
        return length >= 16 && (header || query || Begins(rest, "api-key") || Begins(rest, "api key"));
    }

    private static bool Begins(ReadOnlySpan<char> name, string word) => name.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the name is a part of another word, or ends in one that says it is not the secret itself.</summary>
    private static bool IsOther(ReadOnlySpan<char> text, int at, int length)
    {
        ReadOnlySpan<char> name = text.Slice(at, length);
        if (Begins(name, "pw") ? !(length == 2 || name[2] is 'd' or 'D' or '_' or '-' || char.IsAsciiDigit(name[2])) : length <= 3 && name[0] is 'w' or 'W' && name is not ("ww" or "WW"))
        {
            return true; // pwned
        }

        if (length <= 3 && at > 0 && char.IsLetter(text[at - 1]) && !(char.IsLower(text[at - 1]) && char.IsUpper(name[0])))
        {
            return true; // pw, mdp, psk, ww
        }

        foreach (string word in Short)
        {
            if (Begins(name, word) && ((at > 0 && char.IsLetter(text[at - 1])) || (length > word.Length && char.IsLetter(name[word.Length]))))
            {
                return true;
            }
        }

        foreach (string end in OtherEnds)
        {
            int before = length - end.Length;
            if (before > 0 && name.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (name[before - 1] is '_' or '-' || char.IsUpper(name[before]) || end is "manager"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it names where the secret is, or what asks for it: <c>process.env.KEY</c>, <c>Read-Host</c>.</summary>
    private static bool IsReference(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        if (value.Length > name.Length && value.EndsWith(name, StringComparison.OrdinalIgnoreCase) && value[^(name.Length + 1)] is '.' or '_')
        {
            return true; // password = url.password
        }

        foreach (string reference in References)
        {
            if (value.StartsWith(reference, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (string cmdlet in Cmdlets)
        {
            if (value.StartsWith(cmdlet, StringComparison.Ordinal) && value.Length > cmdlet.Length + 2 && char.IsUpper(value[cmdlet.Length]) && !value[cmdlet.Length..].ContainsAnyInRange('0', '9'))
            {
                return true;
            }
        }

        return false;
    }

    private static int NameLength(ReadOnlySpan<char> name)
    {
        foreach (string words in NamesOfWords)
        {
            if (name.StartsWith(words, StringComparison.OrdinalIgnoreCase))
            {
                return words.Length;
            }
        }

        int length = 0;
        while (length < name.Length && (char.IsLetterOrDigit(name[length]) || name[length] is '_' or '-'))
        {
            length++;
        }

        return length;
    }

    private static bool IsPass(ReadOnlySpan<char> name) => name.StartsWith("pass", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether what begins with pass is a word for password, not a passport or a bypass.</summary>
    private static bool IsPassword(ReadOnlySpan<char> text, int at, int length)
    {
        ReadOnlySpan<char> name = text.Slice(at, length), rest = name[4..];
        bool begins = at == 0 || !char.IsLetter(text[at - 1]) || (char.IsLower(text[at - 1]) && char.IsUpper(text[at])) || char.IsUpper(text[at - 1]);
        return rest.StartsWith("w", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ord", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("phrase", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("code", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" phrase", StringComparison.OrdinalIgnoreCase)
            || (rest is "e" or "E" && text[Math.Max(0, at - 8)..at].StartsWith("palavra", StringComparison.OrdinalIgnoreCase)) || IsStore(text, at, rest)
            || (begins && (rest.IsEmpty || rest[0] is '_' or '-' || char.IsAsciiDigit(rest[0])));
    }

    /// <summary><c>-storepass</c>, <c>-srckeypass</c>.</summary>
    private static bool IsStore(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> rest) =>
        rest.IsEmpty && text[Math.Max(0, at - 12)..at] is var before && (((before.EndsWith("store") || before.EndsWith("key")) && before.Contains(" -", StringComparison.Ordinal)) || before.EndsWith("require")); // Redis's requirepass

    /// <summary>Reads over "for the router:".</summary>
    private static bool Purpose(ReadOnlySpan<char> text, ref int i)
    {
        ReadOnlySpan<char> rest = text[i..Math.Min(text.Length, i + LongestPurpose)];
        int colon = rest.IndexOfAny(':', '\n');
        if (colon < 0 || rest[colon] != ':' || !(rest.StartsWith("for ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("für ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("pour ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("para ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("voor ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("do ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("per ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("till ", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        i += colon + 1;
        return true;
    }

    private static Sign ReadSign(ReadOnlySpan<char> text, int name, ref int i)
    {
        ReadOnlySpan<char> rest = text[i..];
        foreach (string verb in Verbs)
        {
            if (rest.StartsWith(verb, StringComparison.OrdinalIgnoreCase) && rest.Length > verb.Length && rest[verb.Length] is ' ' or ':')
            {
                i += verb.Length + 1;
                return Sign.Colon;
            }
        }

        (int length, Sign sign) = rest switch
        {
            [':', '=', ..] or ['=', '>', ..] => (2, Sign.Equals),
            ['=', '=', ..] => (0, Sign.None),
            ['=', ..] => (1, Sign.Equals),
            ['%', '3', 'D' or 'd', ..] => (3, Sign.Equals),
            [':' or '：' or '→', ..] => (1, Sign.Colon),
            ['-', '>', ..] => (2, Sign.Colon),
            ['>', ..] when name > 0 && text[name - 1] == '<' => (1, Sign.Equals),
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

    /// <summary>Whether a value can be a secret: no template, mask or word that stands in its place.</summary>
    public static bool IsSecret(ReadOnlySpan<char> value, int shortest, bool digit)
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

        foreach (string stand in Stands)
        {
            if (looked.Contains(stand, StringComparison.Ordinal))
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
        Bare,
    }
}
