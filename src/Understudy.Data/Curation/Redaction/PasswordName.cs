using System.Buffers;

namespace Understudy.Data;

/// <summary>The value that belongs to a password's name, wherever it stands: assigned, said in a sentence, beside it in code or a file of settings.</summary>
internal static class PasswordName
{
    private const int Reach = 96;
    private const int Before = 80;
    private const int MostWords = 8;
    private const int MostFillers = 4;

    private static readonly string[] Fillers =
    [
        "now", "still", "currently", "always", "just", "the", "our", "default", "factory", "following", "jetzt", "nun", "noch", "immer", "bisher", "ahora", "todavía", "maintenant", "toujours", "ora", "ancora", "agora", "ainda", "nu", "nog", "teraz", "nadal", "fortfarande",
        "literally", "simply", "capital", "all", "old", "one", "das", "alte", "neue", "einfach", "la", "le", "el", "stata", "reimpostata", "cambiata", "wurde", "été", "cambiada", "alterada", "gewijzigd", "in", "en", "na", "naar", "para", "till",
        "früher", "again", "avant", "antes", "prima", "vroeger", "wcześniej", "um", "uh", "uhm", "ähm", "äh", "euh", "eh", "ehm", "öh", "set", "changed", "reset", "to", "auf",
    ];
    private static readonly string[] Into = ["to", "auf", "à", "en", "a", "in", "su", "naar", "na", "para", "till", "til"], From = ["from", "von", "de", "da", "van", "z", "från"];
    private static readonly string[] Ends = [" eingegeben", " benutzt", " verwendet", " and ", " but ", " for ", " und ", " aber ", " et ", " mais ", " y ", " pero ", " e ", " ma ", " mas ", " en ", " maar ", " i ", " ale ", " och ", " men "];
    private static readonly string[] Changed = ["changed", "set", "reset", "updated"]; // to X
    private static readonly string[] Prepositions = ["for", "für", "fürs", "zum", "zur", "vom", "pour", "du", "des", "von", "dla", "för", "para", "voor", "do", "del", "de", "da", "della", "per", "di", "till", "til", "of", "на", "от", "для"];
    private static readonly string[] Others = ["request", "ticket", "link", "url", "policy", "length", "number", "field", "hash", "hashing", "manager", "page", "error", "case", "order", "username", "protected", "attempt", "attempts", "code", "file", "column", "version", "id"];
    private static readonly string[] Successors = ["new one is ", "das neue ist ", "das neue lautet ", "neues ist ", "nouveau est ", "nueva es ", "i tried ", ", tried "];
    private static readonly SearchValues<string> SuccessorAnchors = SearchValues.Create(Successors, StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Roles = [" as my ", " as the ", " as a ", " as ", " as its ", " as our ", " as their ", " as his ", " as her ", " as my new ", " als ", " als mein ", " comme ", " como ", " come ", " som ", " jako "];
    private static readonly string[] Fills = [".sendkeys(", ".send_keys(", ".fill(", ".type(", ".setvalue(", ".entertext(", ".clearandtype("];

    /// <summary>Where the value of the name that begins here stands; nothing when it has none.</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        if (Assignment.Value(text, at) is { End: > 0 } assigned)
        {
            return assigned;
        }

        if (at > 0 && text[at - 1] == '[' && text[at..].StartsWith("PASSWORD"))
        {
            return CredentialPair.Value(text, at);
        }

        int end = at + Assignment.PasswordLength(text, at);
        if (end == at)
        {
            return default;
        }

        (int start, int stop) = InCode(text, at, end) is { End: > 0 } code ? code : InSettings(text, at, end) is { End: > 0 } setting ? setting : InSentence(text, at, end) is { End: > 0 } said ? said : Succeeding(text, end) is { End: > 0 } next ? next : Answered(text, end) is { End: > 0 } answer ? answer : Preceding(text, at, end);
        return stop > start && !Placeholders.Touches(text, start, stop) ? (start, stop) : default;
    }

    /// <summary><c>passwordField.sendKeys("…")</c>, <c>define('DB_PASSWORD', '…')</c>.</summary>
    private static (int Start, int End) InCode(ReadOnlySpan<char> text, int at, int end)
    {
        int i = end;
        while (i < text.Length && i - end < 4 && text[i] is '"' or '\'' or ')' or ']' or '\\')
        {
            i++;
        }

        ReadOnlySpan<char> rest = text[i..Math.Min(text.Length, i + 20)];
        if (rest.StartsWith('(') && i == end)
        {
            return Quoted(text, i + 1, shortest: 6) is { End: > 0 } only && only.End + 1 < text.Length && text[only.End + 1] == ')' && Assignment.IsMixed(text[only.Start..only.End]) ? only : default; // SQL's PASSWORD('…')
        }

        if (rest.StartsWith(" (") && text[i..Math.Min(text.Length, i + 64)].IndexOf(')') is > 2 and int closing)
        {
            ReadOnlySpan<char> said = text[(i + 2)..(i + closing)];
            return said.ContainsAnyInRange('0', '9') && !said.ContainsAny(Assignment.SaidEnd) && Assignment.IsMixed(said) ? (i + 2, i + closing) : default;
        }

        foreach (string fill in Fills)
        {
            if (rest.StartsWith(fill, StringComparison.OrdinalIgnoreCase))
            {
                return Quoted(text, i + fill.Length, shortest: 4);
            }
        }

        if (end >= text.Length || text[end] is not ('"' or '\'') || end + 1 >= text.Length || text[end + 1] != ',')
        {
            return default;
        }

        int open = text[Math.Max(0, at - 24)..at].LastIndexOf(text[end]) + Math.Max(0, at - 24);
        (int start, int stop) = open > 0 && text[open] == text[end] && text[open - 1] == '(' ? Quoted(text, SkipBlanks(text, end + 2), shortest: 6) : default;
        ReadOnlySpan<char> value = text[start..stop];
        return stop > start && stop + 1 < text.Length && text[stop + 1] == ')' && !value.ContainsAny(":|") && Assignment.IsMixed(value) ? (start, stop) : default;
    }

    /// <summary><c>key="Password" value="…"</c>, <c>"name": "PASSWORD", "value": "…"</c>, <c>variable "password" { default = "…" }</c>.</summary>
    private static (int Start, int End) InSettings(ReadOnlySpan<char> text, int at, int end)
    {
        const string Value = "value", Default = "default";
        bool quoted = end < text.Length && text[end] is '"' or '\'';
        int i = end + (quoted ? 1 : 0), open = i;
        while (i < text.Length && i - open < 24 && text[i] is ' ' or ',' or '\n' or '\r' or '\t' or '"' or '\'')
        {
            i++;
        }

        ReadOnlySpan<char> rest = text[i..Math.Min(text.Length, i + 160)];
        if (quoted && i == open && rest.StartsWith('>') && rest.IndexOf('<') is > 1 and int tag && rest[tag..].StartsWith("</") && !rest[..tag].Contains(' ') && Assignment.IsMixed(rest[1..tag]))
        {
            return (i + 1, i + tag); // <property name="db.password">…</property>
        }

        bool named = quoted || NamesIt(text, at);
        if (named && i > open && rest.StartsWith(Value, StringComparison.OrdinalIgnoreCase))
        {
            i += Value.Length;
            i += i < text.Length && text[i] is '"' or '\'' ? 1 : 0;
            i = SkipBlanks(text, i);
            i = i < text.Length && text[i] is '=' or ':' ? SkipBlanks(text, i + 1) : text.Length;
            return Quoted(text, i, shortest: 4) is { End: > 0 } inside ? inside : quoted ? default : Unquoted(text, i);
        }

        int brace = quoted && rest.StartsWith('{') ? rest.IndexOf('}') : -1, preset = rest.IndexOf(Default, StringComparison.Ordinal);
        if (quoted && rest.StartsWith('{') && preset > 0 && (brace < 0 || preset < brace))
        {
            i = SkipBlanks(text, i + preset + Default.Length);
            return i < text.Length && text[i] == '=' ? Quoted(text, SkipBlanks(text, i + 1), shortest: 4) : default;
        }

        return default;
    }

    // - name: DB_PASSWORD
    private static bool NamesIt(ReadOnlySpan<char> text, int at)
    {
        int start = WordStart(text, at);
        return text[Math.Max(0, start - 7)..start].Contains("name: ", StringComparison.Ordinal);
    }

    /// <summary>Some words, a verb, the value; for a few words that a preposition begins, a colon is enough.</summary>
    private static (int Start, int End) InSentence(ReadOnlySpan<char> text, int at, int end)
    {
        int i = end, limit = Math.Min(text.Length, end + Reach);
        if (text[end..].StartsWith(", "))
        {
            (int begin, int stop) = Said(text, end + 2);
            return stop > begin && Assignment.IsStrong(text[begin..stop]) ? (begin, stop) : default; // our usual password, …, is
        }

        bool verb = false, preposition = false;
        ReadOnlySpan<char> last = [];
        for (int words = 0, fillers = 0; words < MostWords && i < limit; words++)
        {
            i = SkipBlanks(text, i);
            int start = i;
            i = WordEnd(text, start, limit);
            ReadOnlySpan<char> word = text[start..i];
            if (word.IsEmpty || Has(Others, word))
            {
                return default;
            }

            ReadOnlySpan<char> spoken = word.TrimEnd(',');
            bool says = Has(Assignment.Verbs, spoken) || (word is "used" && text[i..].StartsWith(" to be ")) || word is "->" or "→" or "=" or "=>";
            if (verb && !(fillers++ < MostFillers && Has(Fillers, spoken)))
            {
                return Said(text, start);
            }

            if ((words == 0 && Has(From, word)) || (fillers == 0 && Has(Into, word) && !(words == 0 && word is "to" && !Set(text, at))))
            {
                (int begin, int stop) = Said(text, SkipBlanks(text, i));
                if (stop > begin && Assignment.IsStrong(text[begin..stop]))
                {
                    return (begin, stop);
                }
            }

            if (word[0] == '(' && word.IndexOf(')') is > 4 and int closing && Assignment.IsStrong(word[1..closing]))
            {
                return (start + 1, start + closing); // temporary password (…)
            }

            preposition |= words == 0 && Has(Prepositions, word);
            if (word[^1] == ':' && !says)
            {
                (int begin, int stop) = words < 2 || preposition ? Said(text, SkipBlanks(text, i)) : default;
                return preposition || Assignment.IsStrong(text[begin..stop]) ? (begin, stop) : default; // provisória: …
            }

            if (!verb && !says && word[^1] is '.' or ',' or ';' or '?' or '!' or ')')
            {
                return default;
            }

            verb |= word is "to" ? Has(Changed, last) || Has(Assignment.Verbs, last) || text[at] is 'h' or 'H' : says; // hasło to …
            last = word;
        }

        return default;
    }

    /// <summary>The answer to a question for the password, in the next line of a conversation.</summary>
    private static (int Start, int End) Answered(ReadOnlySpan<char> text, int end)
    {
        ReadOnlySpan<char> rest = text[end..Math.Min(text.Length, end + Reach)];
        int line = rest.IndexOf('\n');
        if (line < 1 || rest[line - 1] != '?')
        {
            return default;
        }

        int i = end + line + 1, limit = Math.Min(text.Length, i + Reach);
        for (int words = 0; words < MostWords && i < limit && text[i] != '\n'; words++)
        {
            (int begin, int stop) = Unquoted(text, i);
            if (stop > begin && Assignment.IsStrong(text[begin..stop]) && text[stop - 1] != ':')
            {
                return (begin, stop);
            }

            i = SkipBlanks(text, WordEnd(text, i, limit));
        }

        return default;
    }

    /// <summary>What came in the password's place, or was tried as one: "reset, the new one is …".</summary>
    private static (int Start, int End) Succeeding(ReadOnlySpan<char> text, int end)
    {
        ReadOnlySpan<char> rest = text[end..Math.Min(text.Length, end + Reach)];
        int line = rest.IndexOf('\n');
        rest = line < 0 ? rest : rest[..line];
        int at = rest.IndexOfAny(SuccessorAnchors);
        for (int i = 0; at >= 0 && i < Successors.Length; i++)
        {
            if (rest[at..].StartsWith(Successors[i], StringComparison.OrdinalIgnoreCase))
            {
                return Said(text, end + at + Successors[i].Length);
            }
        }

        return default;
    }

    /// <summary>"… as my password", "… (password)": the sentence must end, a password's format has words behind it.</summary>
    private static (int Start, int End) Preceding(ReadOnlySpan<char> text, int at, int end)
    {
        int word = WordStart(text, at), floor = Math.Max(0, word - Before);
        bool ends = end >= text.Length || text[end] is ',' or '.' or ';' or '!' or '?' or ')' or '\n' || Affixes.BeginsOne(text[end..], Ends, StringComparison.Ordinal);
        if (!ends)
        {
            return default;
        }

        ReadOnlySpan<char> before = text[floor..word];
        int stop = before.EndsWith(" (") && end < text.Length && text[end] == ')' ? word - 2 : 0;
        foreach (string role in Roles)
        {
            stop = before.EndsWith(role, StringComparison.OrdinalIgnoreCase) ? word - role.Length : stop;
        }

        stop = stop <= floor ? floor + Subject(before) : stop;
        if (stop <= floor)
        {
            return default;
        }

        int start = stop;
        while (start > floor && text[start - 1] is not (' ' or '\n' or '\t' or '"' or '\'' or '`'))
        {
            start--;
        }

        return Assignment.IsMixed(text[start..stop]) ? (start, stop) : default;
    }

    /// <summary>The end of what is said to be the password: "… is the initial password".</summary>
    private static int Subject(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(' ');
        for (int words = 0; words < 4 && before.LastIndexOf(' ') is > 0 and int blank; words++)
        {
            if (Has(Assignment.Verbs, before[(blank + 1)..]))
            {
                return before[..blank].ContainsAnyInRange('0', '9') ? blank : 0;
            }

            before = before[..blank];
        }

        return 0;
    }

    private static (int Start, int End) Said(ReadOnlySpan<char> text, int start)
    {
        if (start < text.Length && text[start] is '"' or '\'' or '`' or '*' or '«' or '„' or '“' or '”')
        {
            start += text[start..].StartsWith("**") || text[start..].StartsWith("« ") || text[start..].StartsWith("«\u00A0") ? 2 : 1;
        }

        (int begin, int end) = Unquoted(text, start);
        return end > begin && Assignment.IsMixed(text[begin..end]) ? (begin, end) : default;
    }

    private static (int Start, int End) Unquoted(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> rest = text[Math.Min(start, text.Length)..Math.Min(text.Length, start + Reach)];
        int end = rest.IndexOfAny(Assignment.SaidEnd);
        ReadOnlySpan<char> value = (end < 0 ? rest : rest[..end]).TrimEnd(".!?:\\*");
        return value.Length >= 4 && Assignment.IsSecret(value, 4, digit: true) ? (start, start + value.Length) : default;
    }

    private static (int Start, int End) Quoted(ReadOnlySpan<char> text, int open, int shortest)
    {
        if (open >= text.Length || text[open] is not ('"' or '\''))
        {
            return default;
        }

        ReadOnlySpan<char> rest = text[(open + 1)..Math.Min(text.Length, open + 1 + Reach)];
        int close = rest.IndexOf(text[open]);
        return close > 0 && !rest[..close].ContainsAny(' ', '\n') && Assignment.IsSecret(rest[..close], shortest, digit: false) ? (open + 1, open + 1 + close) : default;
    }

    private static int WordStart(ReadOnlySpan<char> text, int at)
    {
        int start = at;
        while (start > 0 && at - start < 32 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return start;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start, int limit)
    {
        int length = start < limit ? text[start..limit].IndexOfAny(" \t\n") : 0;
        return length < 0 ? limit : start + length;
    }

    private static int SkipBlanks(ReadOnlySpan<char> text, int i)
    {
        for (int most = i + 4; i < text.Length && i < most && text[i] is ' ' or '\t';)
        {
            i++;
        }

        return Math.Min(i, text.Length);
    }

    // set the password to …; "the password to Server1" opens it
    private static bool Set(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> before = text[Math.Max(0, at - 32)..at];
        return before.Contains("set", StringComparison.OrdinalIgnoreCase) || before.Contains("chang", StringComparison.OrdinalIgnoreCase) || before.Contains("updat", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Has(string[] words, ReadOnlySpan<char> word)
    {
        foreach (string candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
