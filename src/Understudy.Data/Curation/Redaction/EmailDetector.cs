namespace Understudy.Data;

/// <summary>E-mail addresses, found by their <c>@</c>, also as URLs write it.</summary>
internal static class EmailDetector
{
    private const string Word = "EMAIL";
    private const int LongestLocal = 64;
    private const int LongestDomain = 253;

    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        Find(text, "@", ref found);
        Find(text, "%40", ref found);
    }

    private static void Find(ReadOnlySpan<char> text, string sign, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOf(sign, StringComparison.Ordinal) is >= 0 and int next)
        {
            int at = position + next;
            int domain = at + sign.Length;
            int start = LocalStart(text, at, position);
            int end = start < at ? DomainEnd(text, domain) : domain;
            if (text[start..at] is "git" && end < text.Length && text[end] == ':')
            {
                position = end; // git@host:path is a repository
                continue;
            }

            if (end > domain && !IsHandle(text, start, end) && !IsShell(text, start, end))
            {
                found.Add(start, end, Word);
            }

            position = end;
        }
    }

    /// <summary>Whether it is a handle of the fediverse, <c>@user@host.tld</c>, or a URL's user, <c>scheme://user@host</c>.</summary>
    private static bool IsHandle(ReadOnlySpan<char> text, int start, int end) =>
        text[..start] is [.., '@'] || (text[..start] is [.., '+'] && !text[start..end][..text[start..end].IndexOfAny('@', '%')].ContainsAnyExceptInRange('0', '9')) // a telephone's: sip:+49…@host
        || (text[..start] is [.., ':', '/', '/'] && !(end < text.Length && text[end] == '@') && !text[..start].EndsWith("mailto://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is a user and a machine to log in at or copy from: <c>ssh user@host.tld</c>.</summary>
    private static bool IsShell(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> before = text[Math.Max(0, start - 48)..start];
        before = before[(before.LastIndexOfAny('\n', '.', ',') + 1)..];
        bool path = end < text.Length && text[end] == ':';
        return before is [.., ' '] && (before.Contains("ssh ", StringComparison.Ordinal) || before.Contains("sftp ", StringComparison.Ordinal) || (path && (before.Contains("scp ", StringComparison.Ordinal) || before.Contains("rsync ", StringComparison.Ordinal))));
    }

    private static int LocalStart(ReadOnlySpan<char> text, int at, int floor)
    {
        int start = at;
        int least = Math.Max(floor, at - LongestLocal);
        while (start > least && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-' or '\'' or '!' or '#' or '$' or '&' or '~' or '^'))
        {
            start--;
        }

        while (start < at && !char.IsLetterOrDigit(text[start]) && text[start] != '_')
        {
            start++;
        }

        return start;
    }

    /// <summary>The end of a domain with a top level of two letters or more, or the beginning when there is none.</summary>
    private static int DomainEnd(ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> rest = text[start..Math.Min(text.Length, start + LongestDomain)];
        int end = 0, label = 0;
        for (int i = 0; i <= rest.Length; i++)
        {
            bool inside = i < rest.Length && (char.IsLetterOrDigit(rest[i]) || (rest[i] == '-' && i > label));
            if (inside)
            {
                continue;
            }

            ReadOnlySpan<char> part = rest[label..i].TrimEnd('-');
            if (part.IsEmpty)
            {
                break;
            }

            if (label > 0 && TopLevelLength(part) is >= 2 and int letters && !IsFileExtension(part[..letters]))
            {
                end = label + letters;
            }

            if (i >= rest.Length || rest[i] != '.')
            {
                break;
            }

            label = i + 1;
        }

        return start + end;
    }

    private static int TopLevelLength(ReadOnlySpan<char> label)
    {
        if (label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return label.Length;
        }

        int letters = 0;
        while (letters < label.Length && char.IsLetter(label[letters]))
        {
            letters++;
        }

        return letters;
    }

    // icon@2x.png names a picture.
    private static bool IsFileExtension(ReadOnlySpan<char> label) =>
        label is "png" or "jpg" or "jpeg" or "gif" or "webp" or "svg" or "css" or "js";
}
