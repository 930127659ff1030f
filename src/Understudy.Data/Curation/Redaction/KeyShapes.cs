using System.Buffers;

namespace Understudy.Data;

/// <summary>Keys that are told by what stands in their middle, and those with a beginning of two letters.</summary>
internal static class KeyShapes
{
    private const int Hashed = 32;

    /// <summary>Digits of numbers to the base of sixteen as keys have them.</summary>
    public static readonly SearchValues<char> SmallHexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>The key around a sign: Telegram's, Mailchimp's, Terraform's, the secret parts of Slack's and Discord's webhooks.</summary>
    public static (int Start, int End) Around(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ':' => BotToken(text, at),
        '-' => Mailchimp(text, at),
        '.' => Terraform(text, at),
        '/' when text[(at + 1)..].StartsWith('s') => SlackHook(text, at),
        '/' => DiscordHook(text, at),
        _ => default,
    };

    /// <summary>Twilio's keys: SK and 32 hexadecimal digits.</summary>
    public static void FindTwilio(ReadOnlySpan<char> text, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOf("SK", StringComparison.Ordinal) is >= 0 and int next)
        {
            int at = position + next, end = at + 2 + Hashed;
            position = at + 2;
            if (end <= text.Length && Stands(text, at, end) && IsHash(text[(at + 2)..end]))
            {
                found.Add(at, end, "API_KEY");
                position = end;
            }
        }
    }

    /// <summary>Discord's bots: 24 to 28 characters from M to O on, a full stop, six more, a full stop, 27 or more.</summary>
    public static void FindDiscord(ReadOnlySpan<char> text, ref Findings found)
    {
        int position = 24;
        while (position < text.Length && text[position..].IndexOf('.') is >= 0 and int next)
        {
            int at = position + next, end = at + 7;
            position = at + 1;
            if (end + 27 > text.Length || text[end] != '.' || KeyDetector.RunEnd(text[..end], at + 1) != end)
            {
                continue;
            }

            int start = at;
            while (start > 0 && at - start <= 28 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
            {
                start--;
            }

            end = KeyDetector.RunEnd(text[..Math.Min(text.Length, end + 64)], end + 1);
            if (at - start is >= 24 and <= 28 && end - at >= 35 && text[start] is 'M' or 'N' or 'O' && text[start..at].ContainsAnyInRange('a', 'z') && text[at..end].ContainsAnyInRange('0', '9'))
            {
                found.Add(start, end, "API_KEY");
                position = end;
            }
        }
    }

    private static bool IsHash(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') && !text.ContainsAnyExcept(SmallHexadecimal);

    private static bool Stands(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-')) && (end >= text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'));

    /// <summary>A number of eight to ten digits, <c>:AA</c>, 30 characters or more.</summary>
    private static (int Start, int End) BotToken(ReadOnlySpan<char> text, int colon)
    {
        int start = colon;
        while (start > 0 && colon - start < 11 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        int end = Math.Min(KeyDetector.RunEnd(text[..Math.Min(text.Length, colon + 64)], colon + 1), text.Length);
        return colon - start is >= 8 and <= 10 && end - colon is >= 33 and < 64 ? (start, end) : default;
    }

    /// <summary>32 hexadecimal digits, <c>-us</c>, the number of a data centre.</summary>
    private static (int Start, int End) Mailchimp(ReadOnlySpan<char> text, int hyphen)
    {
        int start = hyphen - Hashed, end = hyphen + 3;
        while (end < text.Length && end - hyphen < 6 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return start >= 0 && end - hyphen is 4 or 5 && Stands(text, start, end) && IsHash(text[start..hyphen]) ? (start, end) : default;
    }

    /// <summary>Fourteen letters and digits, <c>.atlasv1.</c>, 60 characters or more.</summary>
    private static (int Start, int End) Terraform(ReadOnlySpan<char> text, int stop)
    {
        int start = stop - 14, body = stop + ".atlasv1.".Length;
        int end = KeyDetector.RunEnd(text[..Math.Min(text.Length, body + 128)], body);
        return start >= 0 && end - body is >= 40 and < 128 && Stands(text, start, end) && KeyDetector.RunEnd(text, start) == stop ? (start, end) : default;
    }

    /// <summary><c>hooks.slack.com/services/T…/B…/…</c>: who has the path can write.</summary>
    private static (int Start, int End) SlackHook(ReadOnlySpan<char> text, int slash)
    {
        int start = slash + "/services/".Length;
        int team = KeyDetector.RunEnd(text, start);
        int channel = team < text.Length && text[team] == '/' ? KeyDetector.RunEnd(text, team + 1) : text.Length;
        int end = channel < text.Length && text[channel] == '/' ? KeyDetector.RunEnd(text, channel + 1) : 0;
        return end - channel is > 16 and < 64 && channel - start < 40 && text[..slash].EndsWith("hooks.slack.com") ? (start, end) : default;
    }

    /// <summary><c>discord.com/api/webhooks/number/…</c>.</summary>
    private static (int Start, int End) DiscordHook(ReadOnlySpan<char> text, int slash)
    {
        int number = slash + "/api/webhooks/".Length;
        int start = KeyDetector.RunEnd(text[..Math.Min(text.Length, number + 24)], number) + 1;
        int end = start < text.Length && text[start - 1] == '/' ? KeyDetector.RunEnd(text[..Math.Min(text.Length, start + 128)], start) : 0;
        return end - start is >= 40 and < 128 ? (start, end) : default;
    }
}
