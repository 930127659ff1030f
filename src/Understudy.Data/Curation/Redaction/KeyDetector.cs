using System.Buffers;

namespace Understudy.Data;

/// <summary>Keys that say whose they are by their beginning, JSON Web Tokens, and PEM private keys.</summary>
internal static class KeyDetector
{
    private const string WebToken = "eyJ";
    private const string BotToken = ":AA"; // Telegram's: a number, a colon, and this
    private const string PemBegin = "-----BEGIN";
    private const string PemEnd = "-----END";
    private const string Dashes = "-----";
    private const int LongestPemHeading = 64;
    private const int Looked = 64;

    private static readonly KeyForm[] Forms =
    [
        new("sk-", 16, Common: true), new("us-", 24, Common: true), new("pplx-", 24), new("xai-", 24), new("nvapi-", 24),
        new("sk_live_", 10), new("sk_test_", 10), new("rk_live_", 10), new("rk_test_", 10), new("whsec_", 16, Base64: true),
        new("AKIA", 16), new("ASIA", 16), new("AIza", 35), new("GOCSPX-", 20),
        new("ghp_", 30), new("gho_", 30), new("ghu_", 30), new("ghs_", 30), new("ghr_", 30), new("github_pat_", 22), new("glpat-", 20),
        new("xoxa-", 10), new("xoxb-", 10), new("xoxe-", 10), new("xoxo-", 10), new("xoxp-", 10), new("xoxr-", 10), new("xoxs-", 10), new("xapp-", 10),
        new("hf_", 30, Common: true), new("gsk_", 30), new("r8_", 30, Common: true), new("npm_", 30), new("pypi-", 40), new("dop_v1_", 40), new("shpat_", 30), new("dckr_pat_", 20), new("SG.", 16),
    ];

    private static readonly SearchValues<string> Anchors = SearchValues.Create([.. Forms.Select(f => f.Prefix), WebToken, PemBegin, BotToken], StringComparison.Ordinal);
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static void Find(ReadOnlySpan<char> text, SensitiveKinds kinds, ref Findings found)
    {
        if ((kinds & (SensitiveKinds.ApiKeys | SensitiveKinds.Tokens | SensitiveKinds.PrivateKeys)) == 0)
        {
            return;
        }

        // The run of token characters around an anchor is measured once, however many anchors are in it: the work stays linear.
        int position = 0, runEnd = 0, dottedEnd = 0;
        while (text[position..].IndexOfAny(Anchors) is >= 0 and int next)
        {
            int at = position + next;
            position = at + 1;
            if (text[at] == '-')
            {
                int end = (kinds & SensitiveKinds.PrivateKeys) != 0 ? PemLength(text, at) : 0;
                if (end > 0)
                {
                    found.Add(at, end, "PRIVATE_KEY");
                    position = end;
                }

                continue;
            }

            if (text[at] == ':')
            {
                (int start, int end) = (kinds & SensitiveKinds.ApiKeys) != 0 ? BotTokenAt(text, at) : default;
                if (end > 0)
                {
                    found.Add(start, end, "API_KEY");
                    position = end;
                }

                continue;
            }

            if (at >= runEnd)
            {
                runEnd = RunEnd(text, at);
                dottedEnd = DottedEnd(text, runEnd);
            }

            if (text[at..].StartsWith(WebToken))
            {
                if ((kinds & SensitiveKinds.Tokens) != 0 && runEnd - at >= 10 && dottedEnd > runEnd)
                {
                    found.Add(at, dottedEnd, "TOKEN");
                    position = runEnd = dottedEnd;
                }
            }
            else if ((kinds & SensitiveKinds.ApiKeys) != 0 && KeyEnd(text, at, runEnd) is > 0 and int end)
            {
                found.Add(at, end, "API_KEY");
                position = runEnd = end;
            }
        }
    }

    private static int KeyEnd(ReadOnlySpan<char> text, int at, int runEnd)
    {
        foreach (KeyForm form in Forms)
        {
            if (!text[at..].StartsWith(form.Prefix))
            {
                continue;
            }

            int body = at + form.Prefix.Length;
            int end = form.Prefix[^1] == '.' ? DottedEnd(text, RunEnd(text, body)) : form.Base64 ? Base64End(text, body) : runEnd;
            ReadOnlySpan<char> looked = end > body ? text[body..Math.Min(end, body + Looked)] : [];
            if (end - body < form.Shortest || !looked.ContainsAnyInRange('0', '9'))
            {
                continue;
            }

            bool beginsWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            bool mixed = looked.ContainsAnyInRange('a', 'z') && looked.ContainsAnyInRange('A', 'Z');
            if (!form.Common || mixed || (beginsWord && LooksRandom(looked)))
            {
                return end;
            }
        }

        return 0;
    }

    /// <summary>Whether a part between hyphens is longer than words and years are.</summary>
    private static bool LooksRandom(ReadOnlySpan<char> body)
    {
        foreach (Range part in body.SplitAny('-', '_'))
        {
            ReadOnlySpan<char> characters = body[part];
            if (characters.Length >= 12 && characters.ContainsAnyInRange('0', '9'))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Start, int End) BotTokenAt(ReadOnlySpan<char> text, int colon)
    {
        int start = colon;
        while (start > 0 && colon - start < 11 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        int end = colon + 1;
        while (end < text.Length && end - colon < 64 && TokenCharacters.Contains(text[end]))
        {
            end++;
        }

        return colon - start is >= 8 and <= 10 && end - colon is >= 33 and < 64 ? (start, end) : default;
    }

    private static int Base64End(ReadOnlySpan<char> text, int at)
    {
        int end = at, most = Math.Min(text.Length, at + 2 * Looked);
        while (end < most && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '/' or '='))
        {
            end++;
        }

        return end;
    }

    private static int RunEnd(ReadOnlySpan<char> text, int at)
    {
        int length = text[at..].IndexOfAnyExcept(TokenCharacters);
        return length < 0 ? text.Length : at + length;
    }

    /// <summary>The end of up to four more parts joined by full stops; the run's own end when there are none.</summary>
    private static int DottedEnd(ReadOnlySpan<char> text, int runEnd)
    {
        const int ShortestPart = 8;
        int end = runEnd;
        for (int parts = 0; parts < 4 && end + 1 < text.Length && text[end] == '.'; parts++)
        {
            int next = RunEnd(text, end + 1);
            if (next - end - 1 < ShortestPart)
            {
                break;
            }

            end = next;
        }

        return end;
    }

    /// <summary>The end of a private key: its closing line, or the text's end when it was cut off. 0 when this is none.</summary>
    private static int PemLength(ReadOnlySpan<char> text, int at)
    {
        int heading = at + PemBegin.Length;
        ReadOnlySpan<char> title = text[heading..Math.Min(text.Length, heading + LongestPemHeading)];
        int close = title.IndexOf(Dashes, StringComparison.Ordinal);
        if (close < 0 || !title[..close].Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return 0;
        }

        int body = heading + close + Dashes.Length;
        int end = text[body..].IndexOf(PemEnd, StringComparison.Ordinal);
        if (end < 0)
        {
            return text.Length;
        }

        int ending = body + end + PemEnd.Length;
        int last = text[ending..Math.Min(text.Length, ending + LongestPemHeading)].IndexOf(Dashes, StringComparison.Ordinal);
        return last < 0 ? ending : ending + last + Dashes.Length;
    }
}
