namespace Understudy.Data;

/// <summary>Passwords among the arguments of calls that are known to take one: <c>new PDO(dsn, 'user', '…')</c>, <c>NetworkCredential("user", "…")</c>.</summary>
internal static class CallPassword
{
    private const int Reach = 256;

    private static readonly (string Call, int Argument)[] Calls =
    [
        ("pdo(", 3), ("mysqli(", 3), ("mysqli_connect(", 3), ("getconnection(", 3), ("networkcredential(", 2), ("httpbasicauth(", 2), ("basic_auth(", 2), ("auth=(", 2), ("auth = (", 2), (".auth(", 2), ("credentials(", 2), ("authentication(", 2), ("authenticator(", 2), ("login(", 2),
    ];

    /// <summary>How the calls begin.</summary>
    public static readonly string[] Beginnings = [.. Calls.Select(c => c.Call)];

    /// <summary>Where the password of the call that begins here stands; nothing when it has none.</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> call = text[at..Math.Min(text.Length, at + Reach)];
        int wanted = Argument(call), argument = 1, open = -1;
        for (int i = call.IndexOf('(') + 1; i < call.Length && argument <= wanted; i++)
        {
            if (open < 0)
            {
                if (call[i] is ')' or '\n' or '(')
                {
                    return default; // it ends, or an argument is another call's
                }

                argument += call[i] == ',' ? 1 : 0;
                open = call[i] is '"' or '\'' ? i : -1;
            }
            else if (call[i] == call[open])
            {
                ReadOnlySpan<char> value = call[(open + 1)..i].TrimEnd('\\');
                if (argument == wanted)
                {
                    return Assignment.IsMixed(value) && !Placeholders.Touches(text, at + open + 1, at + open + 1 + value.Length) ? (at + open + 1, at + open + 1 + value.Length) : default;
                }

                open = -1;
            }
        }

        return default;
    }

    private static int Argument(ReadOnlySpan<char> text)
    {
        foreach ((string call, int argument) in Calls)
        {
            if (text.StartsWith(call, StringComparison.OrdinalIgnoreCase))
            {
                return argument;
            }
        }

        return 0;
    }
}
