namespace Understudy.Data;

/// <summary>Passwords in the arguments of commands: <c>curl -u user:…</c>, <c>sshpass -p …</c>, <c>mysql -p…</c>.</summary>
internal static class CommandPassword
{
    private const int Reach = 128;

    /// <summary>Where the password of the command that begins here stands; nothing when it has none.</summary>
    public static (int Start, int End) Value(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> line = text[at..Math.Min(text.Length, at + Reach)];
        int end = line.IndexOfAny('\n', '|');
        line = end < 0 ? line : line[..end];
        if (line.StartsWith("sshpass", StringComparison.OrdinalIgnoreCase))
        {
            return Argument(line, " -p ") is { End: > 0 } p ? (at + p.Start, at + p.End) : Argument(line, " -p") is { End: > 0 } q ? (at + q.Start, at + q.End) : default;
        }

        if (line.StartsWith("mysql", StringComparison.OrdinalIgnoreCase))
        {
            return Argument(line, " -p") is { End: > 0 } p ? (at + p.Start, at + p.End) : default;
        }

        (int start, int stop) = Argument(line, " -u ") is { End: > 0 } u ? u : Argument(line, " --user ");
        int colon = stop > 0 ? line[start..stop].IndexOf(':') : -1;
        return colon >= 0 && stop - start - colon > 3 && line[start + colon + 1] is not ('$' or '[' or '{' or '<') ? (at + start + colon + 1, at + stop) : default;
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
        return end - start >= 4 && line[start] is not ('$' or '[' or '{' or '<') ? (start, end) : default;
    }
}
