using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Understudy.Data;

/// <summary>Passwords in URLs, <c>Bearer</c> and <c>Basic</c> credentials, and what is assigned to names such as <c>password</c> and <c>api_key</c>.</summary>
internal static class CredentialDetector
{
    private const string Password = "PASSWORD";
    private const string Token = "TOKEN";
    private const string Key = "API_KEY";
    private const int LongestUserInfo = 256;
    private const int LongestBasic = 512;

    private static readonly SearchValues<string> Anchors = SearchValues.Create(
        [
            "://", ":\\/\\/", "bearer", "basic", "pass", "pwd", "pw:", "pw=", "pw ", "kennwort", "wachtwoord", "contrase", "clave", "senha", "mot de passe", "parola", "senord", "adgangskode", "kodeord", "heslo", "salasana",
            "secret", "apikey", "api_key", "api-key", "api key", "accesskey", "access_key", "access-key", "accountkey", "private_key", "encryption_key", "encryptionkey", "signing_key", "token", "credential",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Rarer ones, whose values have a digit.
    private static readonly SearchValues<string> RareAnchors = SearchValues.Create(["mdp", "psk", "ww ", "ww:", "haslo", "pre-shared", "preshared", "identified", "wifi", "wi-fi", "wlan"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> CommandAnchors = SearchValues.Create(CommandPassword.Beginnings, StringComparison.OrdinalIgnoreCase), CallAnchors = SearchValues.Create(CallPassword.Beginnings, StringComparison.OrdinalIgnoreCase);

    // What a text without has no secret: a value has a digit or a sign, or it is assigned or quoted. A search for characters takes a twentieth of one for words.
    private static readonly SearchValues<char> Marks = SearchValues.Create("0123456789-=:\"'`!@#$%^&+*<>_"), Options = SearchValues.Create("-/|");

    // A search of their own, for texts that have such letters: one for all of them is many times slower.
    private static readonly SearchValues<string> AccentedAnchors = SearchValues.Create(["hasło", "hasła", "şifre", "пароль", "пароля", "密码", "密碼", "パスワード", "비밀번호"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");
    private static readonly SearchValues<char> Variable = SearchValues.Create("$ABCDEFGHIJKLMNOPQRSTUVWXYZ_{}");
    private static readonly SearchValues<char> UserInfoEnd = SearchValues.Create("/?#\"'<>\\ \t\r\n`|");

    public static void Find(ReadOnlySpan<char> text, SensitiveKinds kinds, ref Findings found)
    {
        bool passwords = (kinds & SensitiveKinds.Passwords) != 0, tokens = (kinds & SensitiveKinds.Tokens) != 0;
        if (!passwords && !tokens)
        {
            return;
        }

        if (!text.ContainsAny(Marks))
        {
            return;
        }

        bool named = Find(text, Anchors, kinds, ref found);
        if (passwords && text.ContainsAnyInRange('0', '9'))
        {
            _ = Find(text, RareAnchors, kinds, ref found);
        }

        bool signs = text.ContainsAny(Options);
        if (passwords && signs && text.Contains(CredentialPair.Between, StringComparison.Ordinal))
        {
            CredentialPair.Find(text, ref found);
        }

        if (passwords && ((signs && HasOption(text)) || (named && text.Contains("enable ", StringComparison.OrdinalIgnoreCase))))
        {
            FindCommands(text, CommandAnchors, ref found);
        }

        if (passwords && text.Contains('('))
        {
            FindCommands(text, CallAnchors, ref found);
        }

        if (!Ascii.IsValid(text) && (text.ContainsAnyInRange('\u0141', '\u04FF') || text.ContainsAnyInRange('\u3040', '\uD7A3')))
        {
            _ = Find(text, AccentedAnchors, kinds, ref found);
        }
    }

    /// <summary>Finds what belongs to the names, and says whether there are any.</summary>
    private static bool Find(ReadOnlySpan<char> text, SearchValues<string> anchors, SensitiveKinds kinds, ref Findings found)
    {
        bool passwords = (kinds & SensitiveKinds.Passwords) != 0, tokens = (kinds & SensitiveKinds.Tokens) != 0;
        int position = 0;
        while (text[position..].IndexOfAny(anchors) is >= 0 and int next)
        {
            int at = position + next;
            position = at + 1;
            bool header = IsHeader(text[at..]);
            (int start, int end) = header ? (tokens ? Header(text, at) : default)
                : !passwords ? default
                : text[at] switch
                {
                    ':' => UserInfo(text, at),
                    'i' or 'I' => TablePassword.Identified(text, at),
                    'w' or 'W' when text[at + 1] is 'i' or 'I' or 'l' or 'L' => WirelessKey.Value(text, at),
                    _ => PasswordName.Value(text, at),
                };
            if (end <= start && text[at] is 't' or 'T' && (kinds & SensitiveKinds.ApiKeys) != 0 && Authorized(text, at) is { End: > 0 } opaque)
            {
                found.Add(opaque.Start, opaque.End, Key);
                position = opaque.End;
                continue;
            }

            if (end <= start && passwords && !header && Assignment.PasswordLength(text, at) is > 0 and int name && TablePassword.FindColumn(text, at, at + name, ref found) is > 0 and int row)
            {
                position = Math.Min(Math.Max(row, position), text.Length);
            }

            if (end > start)
            {
                bool key = !header && (kinds & SensitiveKinds.ApiKeys) != 0 && Assignment.IsRequestKey(text, at, start, end - start);
                found.Add(start, end, header ? Token : key ? Key : Password);
                position = Math.Max(position, end);
            }
        }

        return position > 0;
    }

    private static void FindCommands(ReadOnlySpan<char> text, SearchValues<string> anchors, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOfAny(anchors) is >= 0 and int next)
        {
            int at = position + next;
            position = at + 1;
            (int start, int end) = CommandPassword.Value(text, at) is { End: > 0 } argument ? argument : CallPassword.Value(text, at);
            if (end > start)
            {
                found.Add(start, end, Password);
                position = Math.Max(position, end);
            }
        }
    }

    /// <summary>Whether a command has an option, a pipe, a user's name before a host; a hyphen in a word is none.</summary>
    private static bool HasOption(ReadOnlySpan<char> text) =>
        text.Contains(" -", StringComparison.Ordinal) || text.Contains('|') || text.Contains(" /", StringComparison.Ordinal) || (text.Contains('/') && text.Contains('@'));

    private static bool IsHeader(ReadOnlySpan<char> rest) => rest[0] is 'b' or 'B' && (rest.StartsWith("bearer", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("basic", StringComparison.OrdinalIgnoreCase));

    /// <summary>The password of <c>scheme://user:password@host</c>.</summary>
    private static (int Start, int End) UserInfo(ReadOnlySpan<char> text, int at)
    {
        int start = at + (text[at + 1] == '/' ? 3 : 5);
        ReadOnlySpan<char> rest = text[start..Math.Min(text.Length, start + LongestUserInfo)];
        int end = rest.IndexOfAny(UserInfoEnd);
        rest = end < 0 ? rest : rest[..end];
        int sign = rest.LastIndexOf('@'), colon = rest.IndexOf(':');
        return colon >= 0 && sign > colon + 1 && !Placeholders.IsAt(rest, colon + 1) && !IsVariable(rest[(colon + 1)..sign]) ? (start + colon + 1, start + sign) : default;
    }

    /// <summary>Whether a password is a shell's variable: <c>$PGPASS</c>, <c>${DB_PASSWORD}</c>.</summary>
    private static bool IsVariable(ReadOnlySpan<char> password) => password.StartsWith('$') && !password.ContainsAnyExcept(Variable);

    /// <summary>What follows <c>Bearer</c> or <c>Basic</c>.</summary>
    private static (int Start, int End) Header(ReadOnlySpan<char> text, int at)
    {
        bool bearer = text[at..].StartsWith("bearer", StringComparison.OrdinalIgnoreCase);
        int start = at + (bearer ? 6 : 5);
        start += text[start..].StartsWith("\\ ") ? 1 : 0; // a shell's blank
        int blank = start;
        while (start < text.Length && start - blank < 3 && text[start] is ' ' or '\t' or ':')
        {
            start++;
        }

        if (start == blank && text[start..].StartsWith("%20"))
        {
            start += 3;
        }

        if (start == blank || start == text.Length)
        {
            return default;
        }

        int length = text[start..].IndexOfAnyExcept(TokenCharacters);
        ReadOnlySpan<char> value = (length < 0 ? text[start..] : text.Slice(start, length)).TrimEnd('.');
        bool secret = bearer
            ? value.Length >= 16 && value[..Math.Min(value.Length, 128)].ContainsAnyInRange('0', '9')
            : value.Length is >= 8 and <= LongestBasic && IsUserAndPassword(value);
        return secret ? (start, start + value.Length) : default;
    }

    /// <summary>What follows <c>Authorization: Token</c>.</summary>
    private static (int Start, int End) Authorized(ReadOnlySpan<char> text, int at)
    {
        int start = at + "token".Length;
        if (start >= text.Length || text[start] != ' ' || !text[Math.Max(0, at - 20)..at].Contains("uthorization", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        start += text[start..].StartsWith(" token=") ? 7 : 1;
        int end = KeyDetector.RunEnd(text, start);
        return end - start >= 16 && text[start..end].ContainsAnyInRange('0', '9') ? (start, end) : default;
    }

    private static bool IsUserAndPassword(ReadOnlySpan<char> value)
    {
        Span<byte> decoded = stackalloc byte[LongestBasic];
        return Convert.TryFromBase64Chars(value, decoded, out int length)
            && decoded[..length].Contains((byte)':')
            && !decoded[..length].ContainsAnyInRange<byte>(0, 31)
            && Utf8.IsValid(decoded[..length]);
    }
}
