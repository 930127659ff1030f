using System.Buffers;

namespace Understudy.Data;

/// <summary>Passwords in the arguments of commands: <c>curl -u user:…</c>, <c>sshpass -p …</c>, <c>mysql -p…</c>, <c>net user name …</c>.</summary>
internal static class CommandPassword
{
    private const int Reach = 160;

    private static readonly (string Command, string[] Options)[] Commands =
    [
        ("sshpass", [" -p ", " -p"]), ("mysql", [" -p"]), ("mariadb ", [" -p"]), ("login ", [" -p ", " --password "]), ("twine upload", [" -p ", " --password "]), ("ldap", [" -w "]), ("redis-cli ", [" -a "]),
        ("zip ", [" -P "]), ("7z ", [" -p"]), ("xfreerdp", [" /p:"]), ("ssh-keygen ", [" -N ", " -P "]), ("smbclient ", ["%"]), ("mosquitto_", [" -P "]), ("cmdkey ", ["/pass:"]),
    ];

    private static readonly SearchValues<char> NoWord = SearchValues.Create(" |;()\n");
    private static readonly string[] Others = ["curl ", "net user ", "net use ", "htpasswd ", "enable secret ", "enable password ", "jdbc:oracle:", "sqlplus ", "impdp ", "expdp ", "sudo -s", " -p ", "--password-stdin", "chpasswd", "lftp ", "securestring ", "password-command "];

    /// <summary>How the commands begin.</summary>
    public static readonly string[] Beginnings = [.. Commands.Select(c => c.Command), .. Others];

    /// <summary>Where the password of the command that begins here stands; nothing when it has none.</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> line = text[at..Math.Min(text.Length, at + Reach)];
        int end = line.IndexOfAny('\n', '|');
        line = end < 0 ? line : line[..end];
        (int start, int stop) = Starts(line, "sudo") || Starts(line, "--") ? Piped(text, at)
            : Starts(line, "chpasswd") ? After(text, at, Piped(text, at), ':')
            : Starts(line, "lftp") ? After(line, 0, Argument(line, " -u "), ',')
            : Starts(line, "securestring") ? Next(line, "securestring ".Length)
            : Starts(line, "password-command") ? Argument(line, "echo ")
            : Starts(line, "curl") ? User(line)
            : Starts(line, "net use") ? Share(line, named: Starts(line, "net user"))
            : Starts(line, "htpasswd") ? WebServer(line)
            : Starts(line, "enable") ? Router(line)
            : Starts(line, "jdbc") || Starts(line, "sqlplus") || Starts(line, "impdp") || Starts(line, "expdp") ? Oracle(line)
            : line[0] == ' ' ? BesideUser(text, at, line)
            : Option(line);
        return stop > start && !Placeholders.Touches(text, at + start, at + stop) ? (at + start, at + stop) : default;
    }

    private static bool Starts(ReadOnlySpan<char> text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static (int Start, int End) Option(ReadOnlySpan<char> line)
    {
        foreach ((string command, string[] options) in Commands)
        {
            if (!Starts(line, command))
            {
                continue;
            }

            foreach (string option in options)
            {
                if (Argument(line, option) is { End: > 0 } value && (command is "sshpass" or "mysql" or "mariadb " || Assignment.IsMixed(line[value.Start..value.End])))
                {
                    return value;
                }
            }
        }

        return default;
    }

    /// <summary>The argument of <c>-p</c> or <c>-P</c> in a command that is told a user too; a port and a path look otherwise.</summary>
    private static (int Start, int End) BesideUser(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> before = text[Math.Max(0, at - Reach)..at];
        before = before[(before.LastIndexOf('\n') + 1)..];
        (int start, int stop) = Argument(line, line[..4] is " -P " ? " -P " : " -p ");
        bool user = before.Contains(" -u", StringComparison.OrdinalIgnoreCase) || before.Contains(" --user", StringComparison.Ordinal) || before.Contains(" -l ", StringComparison.Ordinal) || line.Contains(" -u ", StringComparison.OrdinalIgnoreCase);
        return user && Assignment.IsStrong(line[start..stop]) ? (start, stop) : default;
    }

    private static (int Start, int End) User(ReadOnlySpan<char> line)
    {
        (int start, int stop) = Argument(line, " -u ") is { End: > 0 } u ? u : Argument(line, " --user ");
        int colon = stop > 0 ? line[start..stop].IndexOf(':') : -1;
        return colon >= 0 && stop - start - colon > 3 && !IsVariable(line[start + colon + 1]) ? (start + colon + 1, stop) : default;
    }

    private static (int Start, int End) Argument(ReadOnlySpan<char> line, string option)
    {
        int at = line.IndexOf(option, StringComparison.Ordinal);
        if (at < 0)
        {
            return default;
        }

        int start = at + option.Length;
        start += start < line.Length && line[start] is '"' or '\'' ? 1 : 0;
        int length = line[start..].IndexOfAny(" \"'");
        int end = length < 0 ? line.Length : start + length;
        return end - start >= 4 && !IsVariable(line[start]) ? (start, end) : default;
    }

    /// <summary><c>net user NAME X /add</c>, <c>net use Z: \\host\share X /user:NAME</c>.</summary>
    private static (int Start, int End) Share(ReadOnlySpan<char> line, bool named)
    {
        int names = named ? 1 : 0, position = named ? 9 : 8;
        while (Word(line, ref position) is { End: > 0 } word)
        {
            ReadOnlySpan<char> value = line[word.Start..word.End];
            if (value[0] is '\\' or '/' or '*' || value is [_, ':'])
            {
                continue; // a share, an option, a drive
            }

            if (names-- == 0)
            {
                return Assignment.IsMixed(value) ? word : default;
            }
        }

        return default;
    }

    /// <summary><c>htpasswd -b file user X</c>.</summary>
    private static (int Start, int End) WebServer(ReadOnlySpan<char> line)
    {
        int position = 9, names = 0;
        bool batch = false;
        while (Word(line, ref position) is { End: > 0 } word)
        {
            bool option = line[word.Start] == '-';
            batch |= option && line[word.Start..word.End].Contains('b');
            names += option ? 0 : 1;
            if (names == 3)
            {
                return batch && word.End - word.Start >= 4 && !IsVariable(line[word.Start]) ? word : default;
            }
        }

        return default;
    }

    /// <summary><c>enable secret X</c>; a 0 before it says that it is plain, another number that it is a hash.</summary>
    private static (int Start, int End) Router(ReadOnlySpan<char> line)
    {
        int position = "enable ".Length + line["enable ".Length..].IndexOf(' ') + 1;
        (int start, int end) = Word(line, ref position);
        (start, end) = end - start == 1 && line[start] == '0' ? Word(line, ref position) : (start, end);
        return end > start && Assignment.IsMixed(line[start..end]) ? (start, end) : default;
    }

    /// <summary><c>user/X@host</c>.</summary>
    private static (int Start, int End) Oracle(ReadOnlySpan<char> line)
    {
        int slash = line.IndexOf('/'), sign = slash < 0 ? -1 : line[slash..].IndexOf('@');
        ReadOnlySpan<char> value = sign < 0 ? [] : line.Slice(slash + 1, sign - 1);
        return value.Length >= 4 && !value.ContainsAny(" \"'/") && !IsVariable(value[0]) ? (slash + 1, slash + sign) : default;
    }

    /// <summary>The command's next word, where it looks like a password.</summary>
    private static (int Start, int End) Next(ReadOnlySpan<char> line, int position)
    {
        (int Start, int End) word = Word(line, ref position);
        return word.End > word.Start && Assignment.IsMixed(line[word.Start..word.End]) ? word : default;
    }

    /// <summary>What stands behind the user's name and a sign; places count from where the command begins.</summary>
    private static (int Start, int End) After(ReadOnlySpan<char> text, int at, (int Start, int End) both, char sign)
    {
        int index = both.End > both.Start ? text[(at + both.Start)..(at + both.End)].IndexOf(sign) : -1;
        return index > 0 && both.Start + index + 4 < both.End ? (both.Start + index + 1, both.End) : default;
    }

    /// <summary><c>echo X | sudo -S</c>.</summary>
    private static (int Start, int End) Piped(ReadOnlySpan<char> text, int at)
    {
        const string Echo = "echo ";
        int floor = Math.Max(0, at - 80);
        ReadOnlySpan<char> before = text[floor..at];
        before = before[..(before.LastIndexOf('|') + 1)]; // docker login … --password-stdin
        int echo = before.LastIndexOf(Echo, StringComparison.Ordinal);
        if (echo < 0)
        {
            return default;
        }

        int start = echo + Echo.Length;
        start += before[start..].StartsWith("-n ") ? 3 : 0;
        ReadOnlySpan<char> value = before[start..^1].TrimEnd(' ');
        if (value is ['"' or '\'', _, .., '"' or '\''])
        {
            start++;
            value = value[1..^1];
        }

        return value.Length >= 4 && !value.ContainsAny(NoWord) && !IsVariable(value[0]) ? (floor + start - at, floor + start + value.Length - at) : default;
    }

    private static (int Start, int End) Word(ReadOnlySpan<char> line, ref int position)
    {
        while (position < line.Length && line[position] == ' ')
        {
            position++;
        }

        int start = position;
        position = start + (line[Math.Min(start, line.Length)..].IndexOf(' ') is >= 0 and int length ? length : line.Length - Math.Min(start, line.Length));
        bool quoted = position - start > 2 && line[start] is '"' or '\'' && line[position - 1] == line[start];
        return position <= start ? default : quoted ? (start + 1, position - 1) : (start, position);
    }

    private static bool IsVariable(char first) => first is '$' or '[' or '{' or '<' or '%';
}
