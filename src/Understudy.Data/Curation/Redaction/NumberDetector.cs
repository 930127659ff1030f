using System.Globalization;

namespace Understudy.Data;

/// <summary>Everything that is made of digits: cards, bank accounts, telephones, social security numbers, national ids, IPv4 addresses.</summary>
internal static class NumberDetector
{
    private const int ShortestChain = 7;

    /// <summary>What it looks for.</summary>
    public const SensitiveKinds Kinds = SensitiveKinds.Cards | SensitiveKinds.Ibans | SensitiveKinds.Phones | SensitiveKinds.SocialSecurityNumbers | SensitiveKinds.IpAddresses | SensitiveKinds.NationalIds;

    public static void Find(ReadOnlySpan<char> text, SensitiveKinds kinds, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOfAnyInRange('0', '9') is >= 0 and int next)
        {
            int start = position + next;
            var chain = new DigitChain(text, start);
            position = chain.End;
            if ((kinds & SensitiveKinds.Ibans) != 0 && AccountAt(text, start) is > 0 and int end)
            {
                found.Add(start - 2, end, "IBAN");
                position = Math.Max(position, end);
            }
            else if ((kinds & SensitiveKinds.NationalIds) != 0 && NationalIdForms.Lettered(text, chain) is { End: > 0 } id)
            {
                found.Add(id.Start, id.End, "NATIONAL_ID");
                position = Math.Max(position, id.End);
            }
            else if (chain.Digits >= ShortestChain || chain.Count >= 4)
            {
                Judge(text, chain, kinds, ref found);
            }
        }
    }

    private static int AccountAt(ReadOnlySpan<char> text, int digit) =>
        digit >= 2 && char.IsAsciiLetter(text[digit - 1]) && char.IsAsciiLetter(text[digit - 2]) && (digit == 2 || !char.IsLetterOrDigit(text[digit - 3]) || IsEscape(text, digit - 3)) ? Iban.EndAt(text, digit - 2) : 0;

    /// <summary>Whether a letter is an escape's, <c>\n</c> as JSON in a text has it: what follows begins a line.</summary>
    private static bool IsEscape(ReadOnlySpan<char> text, int at) => text[at] is 'n' or 'r' or 't' && at > 0 && text[at - 1] == '\\';

    private static void Judge(ReadOnlySpan<char> text, in DigitChain chain, SensitiveKinds kinds, ref Findings found)
    {
        // FR70 5612 …: an account with an error in it holds no card and no telephone; at most one that begins where its country's number would.
        bool account = chain.LengthOf(0) == 2 && chain.Digits >= 12 && chain.Before(1) is " " or "-" && chain.LengthOf(1) == 4 && chain.StartOf(0) is >= 2 and int digit && Iban.IsCountry(text[digit - 2], text[digit - 1]) && (digit == 2 || !char.IsLetterOrDigit(text[digit - 3]));
        for (int g = 0; g < chain.Count;)
        {
            if (account && g == 2)
            {
                return;
            }

            int start = chain.StartOf(g), groups = 0, end = 0;
            string word = "";
            bool free = g > 0 || start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_') || IsEscape(text, start - 1) || text[..start] is [.., ' ', '-', 'h'] or [.., '%', '2', 'B'];
            if (free && (kinds & SensitiveKinds.IpAddresses) != 0 && (groups = Ipv4Groups(text, chain, g)) > 0)
            {
                word = "IP";
            }
            else if (free && (kinds & SensitiveKinds.NationalIds) != 0 && NationalIdForms.At(text, chain, g) is { Groups: > 0 } id)
            {
                (groups, end) = id;
                word = "NATIONAL_ID";
            }
            else if (free && DateGroups(chain, g) is > 0 and int date)
            {
                g += date;
                continue;
            }
            else if (free && (kinds & SensitiveKinds.Cards) != 0 && (groups = CardGroups(text, chain, g)) > 0)
            {
                word = "CARD";
            }
            else if (free && (kinds & SensitiveKinds.SocialSecurityNumbers) != 0 && (groups = SocialSecurityGroups(text, chain, g)) > 0)
            {
                word = "SSN";
            }
            else if (free && (kinds & SensitiveKinds.Phones) != 0 && (groups = PhoneForms.GroupsAt(text, chain, g)) > 0)
            {
                word = "PHONE";
                start = PhoneForms.Opening(text, chain, g);
            }

            if (groups > 0)
            {
                found.Add(start, Math.Max(end, chain.EndOf(g + groups - 1)), word);
            }

            g += Math.Max(1, groups);
        }
    }

    private static bool EndsFree(ReadOnlySpan<char> text, int end) => end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_');

    private static int Ipv4Groups(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        if (g + 4 > chain.Count || chain.Before(g) is "." || chain.Before(g + 4) is "." || !EndsFree(text, chain.EndOf(g + 3)))
        {
            return 0;
        }

        for (int i = g; i < g + 4; i++)
        {
            if (chain.LengthOf(i) > 3 || (i > g && chain.Before(i) is not ".") || int.Parse(chain[i], CultureInfo.InvariantCulture) > 255)
            {
                return 0;
            }
        }

        return Ipv4Context.IsHost(text, chain, g) ? 4 : 0;
    }

    /// <summary>2024-05-31, 31.05.2024, 5/31/24: not a part of something else.</summary>
    private static int DateGroups(in DigitChain chain, int g)
    {
        if (g + 3 > chain.Count || chain.Before(g + 1) is not ("-" or "." or "/") || !chain.Before(g + 2).SequenceEqual(chain.Before(g + 1)) || chain.Before(g + 3).SequenceEqual(chain.Before(g + 1)))
        {
            return 0;
        }

        return (chain.LengthOf(g), chain.LengthOf(g + 1), chain.LengthOf(g + 2)) is (4, 1 or 2, 1 or 2) or (1 or 2, 1 or 2, 2 or 4) ? 3 : 0;
    }

    private static int CardGroups(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        if (PhoneForms.HasPlus(text, chain.StartOf(g)) || chain.Before(g) is "." || (g == 0 && chain.StartOf(0) > 0 && text[chain.StartOf(0) - 1] == '.'))
        {
            return 0; // the digits of a fraction
        }

        if (g == 0 && chain.StartOf(0) > 1 && text[chain.StartOf(0) - 1] == ',' && char.IsAsciiDigit(text[chain.StartOf(0) - 2]) && !(chain.End < text.Length && text[chain.End] == ','))
        {
            return 0; // of one with a comma; a column has another comma behind it
        }

        Span<char> digits = stackalloc char[CardNumber.Longest];
        int best = 0, total = 0;
        for (int i = g; i < chain.Count && total + chain.LengthOf(i) <= CardNumber.Longest; i++)
        {
            if (i > g && (!JoinsCard(chain, g, i) || chain.LengthOf(g) < 4 || chain.LengthOf(i) is < 2 or > 7))
            {
                break;
            }

            total += chain.LengthOf(i);
            if (total >= CardNumber.Shortest && EndsFree(text, chain.EndOf(i)) && CardNumber.IsValid(digits[..chain.CopyDigits(g, i + 1, digits)]))
            {
                best = i + 1 - g;
            }
        }

        return best;
    }

    /// <summary>Blanks and dashes, mixed as they come; full stops only when all are, they are rather parts of versions.</summary>
    private static bool JoinsCard(in DigitChain chain, int g, int i) =>
        chain.Before(i) is " " or "-" or "\u00A0" or "\u2011" or "\u2013" || (chain.Before(i) is "." && chain.Before(g + 1) is "." && chain.LengthOf(i - 1) == 4 && chain.LengthOf(i) == 4);

    private static int SocialSecurityGroups(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        int groups = (chain.LengthOf(g), chain.LengthOf(g + 1), chain.LengthOf(g + 2)) is (3, 2, 4) ? 3 : chain.LengthOf(g) == 9 ? 1 : 0;
        if (groups == 0 || chain.Before(g) is "-" || chain.Before(g + groups) is "-" || !EndsFree(text, chain.EndOf(g + groups - 1)))
        {
            return 0;
        }

        Span<char> digits = stackalloc char[9];
        chain.CopyDigits(g, g + groups, digits);
        if (digits[..3] is "000" or "666" || digits[0] == '9' || digits[3..5] is "00" || digits[5..] is "0000")
        {
            return 0;
        }

        bool dashed = groups == 3 && chain.Before(g + 1) is "-" or "\u2011" or "\u2013" && chain.Before(g + 2).SequenceEqual(chain.Before(g + 1));
        return dashed || NumberContext.IsSocialSecurity(text, chain.StartOf(g)) ? groups : 0;
    }
}
