namespace Understudy.Data;

/// <summary>Passwords that stand beside a user's name, <c>login: office / …</c>, or beside another password, <c>… or …</c>.</summary>
internal static class CredentialPair
{
    /// <summary>What stands between a user's name and a password.</summary>
    public const string Between = " / ";

    private const int Reach = 48, Longest = 64, Shortest = 7;
    private static readonly string[] Cues = ["login", "log in", "sign in", "logged", "credential", "creds", "zugang", "zugäng", "anmeld", "benutzer", "identifiant", "connexion", "accès", "acceso", "usuario", "accesso", "utente", "acesso", "usuário", "inlog", "gebruiker", "logowani", "zalog", "inlogg", "konto", "compte :", "account:", "user:", "user ", "username"];
    private static readonly string[] Choices = [" or ", " oder ", " ou ", " o ", " of ", " lub ", " eller "], Changes = [" to ", " auf ", " zu ", " à ", " a ", " en ", " su ", " naar ", " na ", " para ", " till ", " til "];
    private static readonly string[] Origins = ["from ", "von ", "de ", "da ", "van ", "z ", "från ", "fra "];

    /// <summary>Finds passwords behind a user's name and a stroke, where the words before say what they are.</summary>
    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOf(Between, StringComparison.Ordinal) is >= 0 and int next)
        {
            int at = position + next, start = at + Between.Length;
            position = start;
            int end = start + Word(text[start..]);
            if (end - start >= Shortest && Assignment.IsStrong(text[start..end]) && IsAnnounced(text, at) && !Placeholders.Touches(text, start, end))
            {
                found.Add(start, end, "PASSWORD");
                position = end;
            }
        }
    }

    /// <summary>The password before or after one that has a placeholder already: "whether it was … or [PASSWORD]", "from [PASSWORD] to …".</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        int close = text[at..Math.Min(text.Length, at + 16)].IndexOf(']') + at + 1;
        if (close <= at)
        {
            return default;
        }

        int open = at - 1;
        ReadOnlySpan<char> before = text[..open], after = text[close..];
        bool changed = Affixes.EndsOne(before, Origins, StringComparison.OrdinalIgnoreCase);
        int join = Begins(after, Choices) is > 0 and int choice ? choice : changed ? Begins(after, Changes) : 0;
        int start = close + join, end = start + Word(text[start..]);
        if (join > 0 && end > start && Assignment.IsStrong(text[start..end]))
        {
            return (start, end);
        }

        foreach (string word in Choices)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                end = open - word.Length;
                start = text[Math.Max(0, end - Longest)..end].LastIndexOfAny(" \n\"'") is >= 0 and int blank ? Math.Max(0, end - Longest) + blank + 1 : Math.Max(0, end - Longest);
                return end > start && Assignment.IsStrong(text[start..end]) ? (start, end) : default;
            }
        }

        return default;
    }

    private static bool IsAnnounced(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> before = text[Math.Max(0, at - Reach)..at];
        before = before[(before.LastIndexOf('\n') + 1)..];
        foreach (string cue in Cues)
        {
            if (before.Contains(cue, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int Word(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Longest)];
        int end = text.IndexOfAny(Assignment.SaidEnd);
        return (end < 0 ? text : text[..end]).TrimEnd(".!?:").Length;
    }

    private static int Begins(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return word.Length;
            }
        }

        return 0;
    }
}
