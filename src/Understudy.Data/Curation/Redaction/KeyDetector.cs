using System.Buffers;

namespace Understudy.Data;

/// <summary>Keys that say whose they are by their beginning, JSON Web Tokens, and PEM private keys.</summary>
internal static class KeyDetector
{
    private const string WebToken = "eyJ";
    private const string AccessToken = "ya29."; // Google's
    private const string PemBegin = "-----BEGIN";
    private const string PemEnd = "-----END";
    private const string Dashes = "-----";
    private const int LongestPemHeading = 64;
    private const int Looked = 64;
    private const int ShortestUsual = 15, ShortestLong = 20; // beginning included
    private const int AmazonsRest = 16;
    private const int LettersAlone = 34; // Hugging Face's
    private const int LongestBase64 = 256;

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=");
    private static readonly SearchValues<char> DottedCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Finds them, and says whether a word with a digit is as long as a key that nothing but its look tells.</summary>
    public static bool Find(ReadOnlySpan<char> text, SensitiveKinds kinds, ref Findings found)
    {
        if ((kinds & (SensitiveKinds.ApiKeys | SensitiveKinds.Tokens | SensitiveKinds.PrivateKeys)) == 0)
        {
            return false;
        }

        // A walk from word to word takes a fifth of the search for all beginnings.
        if (!HasLong(text, ShortestUsual, digit: false) && !text.Contains(PemBegin, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (SearchValues<string> anchors in KeyForms.Anchors)
        {
            Find(text, anchors, kinds, ref found);
        }

        bool longer = (kinds & SensitiveKinds.ApiKeys) != 0 && HasLong(text, ShortestLong, digit: true);
        if (longer)
        {
            foreach (SearchValues<string> anchors in KeyForms.LongAnchors)
            {
                Find(text, anchors, kinds, ref found);
            }

            KeyShapes.FindTwilio(text, ref found);
            KeyShapes.FindDiscord(text, ref found);
        }

        return longer;
    }

    /// <summary>Whether a word is as long as a key. Of most words only the place where a key would end is looked at.</summary>
    public static bool HasLong(ReadOnlySpan<char> text, int shortest, bool digit)
    {
        for (int start = 0; start + shortest <= text.Length;)
        {
            int i = start + shortest - 1;
            while (i >= start && IsKeys(text[i]))
            {
                i--;
            }

            if (i >= start)
            {
                start = i + 1;
                continue;
            }

            int more = text[(start + shortest)..].IndexOfAnyExcept(KeyCharacters), end = more < 0 ? text.Length : start + shortest + more;
            if (!digit || text[start..end].ContainsAnyInRange('0', '9'))
            {
                return true;
            }

            start = end;
        }

        return false;

        static bool IsKeys(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+' or '/' or '=';
    }

    private static int DottedRunEnd(ReadOnlySpan<char> text, int at)
    {
        int length = text[at..].IndexOfAnyExcept(DottedCharacters);
        return length < 0 ? text.Length : at + length;
    }

    private static void Find(ReadOnlySpan<char> text, SearchValues<string> anchors, SensitiveKinds kinds, ref Findings found)
    {
        // The run of token characters around an anchor is measured once, however many anchors are in it: the work stays linear.
        int position = 0, runEnd = 0, dottedEnd = 0;
        while (text[position..].IndexOfAny(anchors) is >= 0 and int next)
        {
            int at = position + next;
            position = at + 1;
            if (text[at..].StartsWith(PemBegin))
            {
                int end = (kinds & SensitiveKinds.PrivateKeys) != 0 ? PemLength(text, at) : 0;
                if (end > 0)
                {
                    found.Add(at, end, "PRIVATE_KEY");
                    position = end;
                }

                continue;
            }

            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                (int start, int end) = (kinds & SensitiveKinds.ApiKeys) != 0 ? KeyShapes.Around(text, at) : default;
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
            else if (text[at..].StartsWith(AccessToken))
            {
                int end = RunEnd(text, at + AccessToken.Length);
                if ((kinds & SensitiveKinds.Tokens) != 0 && end - at >= 24)
                {
                    found.Add(at, end, "TOKEN");
                    position = runEnd = end;
                }
            }
            else if ((kinds & SensitiveKinds.ApiKeys) != 0 && KeyEnd(text, at, runEnd, dottedEnd) is > 0 and int end)
            {
                found.Add(at, end, "API_KEY");
                position = runEnd = end;
            }
        }
    }

    private static int KeyEnd(ReadOnlySpan<char> text, int at, int runEnd, int dottedEnd)
    {
        foreach (KeyForm form in KeyForms.BeginningWith(text[at]))
        {
            if (!text[at..].StartsWith(form.Prefix))
            {
                continue;
            }

            int body = at + form.Prefix.Length;
            int end = form.Prefix[^1] == '.' ? DottedEnd(text, RunEnd(text, body)) : form.Proof == KeyProof.Airtable ? dottedEnd : form.Base64 ? Base64End(text, body) : runEnd;
            if (end - body >= form.Shortest && IsProven(text, at, text[body..end], form))
            {
                return end;
            }
        }

        return 0;
    }

    private static bool IsProven(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> body, KeyForm form)
    {
        ReadOnlySpan<char> looked = body[..Math.Min(body.Length, Looked)];
        bool digit = looked.ContainsAnyInRange('0', '9'), lower = looked.ContainsAnyInRange('a', 'z'), upper = looked.ContainsAnyInRange('A', 'Z');
        bool beginsWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
        bool stands = beginsWord && (at == 0 || text[at - 1] is not ('_' or '-' or '.'));
        bool common = digit && ((lower && upper) || (beginsWord && LooksRandom(looked)));
        return form.Proof switch
        {
            KeyProof.Digit => digit || (stands && (form.Shortest == AmazonsRest ? body.Length == AmazonsRest && !body.ContainsAnyExceptInRange('A', 'Z') : body.Length >= 20 && lower && upper && RandomKeyDetector.Changes(looked) >= .3 * (looked.Length - 1))),
            KeyProof.Common => common,
            KeyProof.Random => stands && digit && lower && upper && LooksRandom(looked),
            KeyProof.Letters => common || (stands && lower && upper && RandomKeyDetector.Changes(looked) >= (body.Length == LettersAlone ? .25 : .4) * (looked.Length - 1)),
            KeyProof.Hexadecimal => stands && digit && !body[..form.Shortest].ContainsAnyExcept(KeyShapes.SmallHexadecimal) && (body.Length == form.Shortest || (body.Length == form.Shortest + 2 && body[form.Shortest] == '-')),
            KeyProof.Small => stands && digit && lower && !upper && body.Length == form.Shortest && !body.ContainsAny('-', '_'),
            _ => stands && body.Length == form.Shortest && body[14] == '.' && !body[15..].ContainsAnyExcept(KeyShapes.SmallHexadecimal),
        };
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

    private static int Base64End(ReadOnlySpan<char> text, int at)
    {
        int end = at, most = Math.Min(text.Length, at + LongestBase64);
        while (end < most && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '+' or '/' or '=' or '-' or '_'))
        {
            end++;
        }

        return end;
    }

    /// <summary>The end of the letters, digits, hyphens and underscores from here on.</summary>
    public static int RunEnd(ReadOnlySpan<char> text, int at)
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
