using System.Buffers;
using System.Text.RegularExpressions;

namespace Understudy.Data;

/// <summary>
/// Postal addresses in the forms of English-, German-, French-, Dutch-, Spanish- and Italian-speaking countries, found by their house number.
/// Words that mean more than a street (Drive, Court, Platz) count where a postcode follows, or words before say that an address comes.
/// </summary>
internal static class AddressDetector
{
    private const string Word = "ADDRESS";
    private const int Back = 48, Ahead = 112, LongestNumber = 6;

    private static readonly SearchValues<string> Before = SearchValues.Create(
        [
            "stra", "Stra", "str.", "Str.", "weg ", "Weg ", "allee ", "Allee ", "platz ", "Platz ", "gasse ", "Gasse ", "ring ", "Ring ", "ufer ", "damm ", "markt ", "Am ", "An der ", "Zum ", "Zur ", "Im ", "Auf der ",
            "laan ", "gracht ", "plein ", "kade ", "singel ", "dijk ", "Calle ", "C/", "Avenida ", "Avda", "Paseo ", "Plaza ", "Camino ", "Ronda ", "Carrer ", "Via ", "Viale ", "Piazza ", "Corso ", "Rua ", "Box ",
        ],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> Behind = SearchValues.Create(
        [
            " St", " Ave", " Road", " Rd", " Lane", " Ln", " Boulevard", " Blvd", " Dr", " Court", " Ct", " Close", " Crescent", " Hill", " Way", " Place", " Square", " Terrace", " Park", " Gardens", " Yard", " Row", " Mews",
            " Cottages", " View", " Highway", " Grove", " Estate", " Walk", " Circle",
            " rue ", " avenue ", " av.", " boulevard ", " bd ", " place ", " quai ", " chemin ", " allée ", " impasse ", " route ", " cours ", " square ", " passage ",
        ],
        StringComparison.Ordinal);

    private static readonly string[] Cues = ["address", "live", "lives", "living", "deliver", "ship", "send", "home", "resid", "house", "wohn", "anschrift", "adres", "street", "moved", "domicil", "direcci", "vivo", "dropped", "addr", "collect"];

    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOfAnyInRange('0', '9') is >= 0 and int next)
        {
            int at = position + next;
            int length = text[at..].IndexOfAnyExceptInRange('0', '9');
            int after = length < 0 ? text.Length : at + length;
            (int start, int end) = after - at <= LongestNumber ? First(text, position, at, after) : default;
            position = after;
            if (end > start && Convinces(text, start, end) && !Placeholders.Touches(text, start, end))
            {
                found.Add(start, end, Word);
                position = end;
            }
        }
    }

    /// <summary>The first form whose house number is this one.</summary>
    private static (int Start, int End) First(ReadOnlySpan<char> text, int floor, int number, int after)
    {
        int from = Math.Max(floor, number - Back), until = Math.Min(text.Length, after + Ahead);
        bool before = number > 1 && text[number - 1] == ' ' && text[from..number].ContainsAny(Before); // Lindenstraße 14, Box 4471
        bool behind = after + 1 < until && text[after] is ' ' or ',' or (>= 'A' and <= 'D') or 'a' or 'b' && text[after..Math.Min(until, after + Back)].ContainsAny(Behind); // 12 rue, 310 Elm
        if (!before && !behind)
        {
            return default;
        }

        ReadOnlySpan<char> window = text[from..until];
        foreach (Regex form in before && behind ? Forms : before ? Leading : behind ? Trailing : [])
        {
            foreach (ValueMatch match in form.EnumerateMatches(window))
            {
                int start = from + match.Index, end = start + match.Length;
                if (start > number)
                {
                    break;
                }

                if (end >= after && (match.Index > 0 || from == 0 || !char.IsLetterOrDigit(text[from - 1])))
                {
                    return (start, end);
                }
            }
        }

        return default;
    }

    /// <summary>A street word that means nothing else, or a postcode, or words before that announce an address.</summary>
    private static bool Convinces(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> address = text[start..end];
        if (Sure.IsMatch(address) || PostcodeAtEnd.IsMatch(address))
        {
            return true;
        }

        ReadOnlySpan<char> before = text[Math.Max(0, start - Back)..start];
        foreach (string cue in Cues)
        {
            if (before.Contains(cue, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private const string Cap = @"\p{Lu}[\p{L}'’.-]*";
    private const string Gap = @"(?:,?[ ]|,?\r?\n)";
    private const string City = Cap + @"(?:[ -](?:(?:am|an der|de|la|les|sur|upon|on|of|del|den|der|aan|bei|im) )?" + Cap + "){0,2}";
    private const string States = @"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])";
    private const string American = Gap + City + @",? (?:" + States + @"|[A-Z][a-z]+(?: [A-Z][a-z]+)?) \d{5}(?:-\d{4})?(?!\d)";
    private const string British = Gap + City + @",? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\p{L}\d])";
    private const string Five = Gap + @"\d{5} " + City;
    private const string Suffix = @"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Dr|Court|Ct|Close|Crescent|Hill|Way|Place|Square|Terrace|Parkway|Gardens|Yard|Row|Mews|Cottages|View|Highway|Grove|Estate|Park|Walk|Circle)\b\.?";
    private const string Unit = @"(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|#)\.? ?[A-Za-z\d]{1,5})?";

    private static readonly Regex Box = new(@"\bP\.?O\.? ?Box \d{1,6}(?:" + American + "|" + British + ")?", RegexOptions.CultureInvariant);

    private static readonly Regex English = new(@"(?:\b(?:Flat|Apt|Apartment|Unit|Suite) [A-Za-z\d]{1,4}, )?(?:(?<![\p{L}\d./-])(?<!\d,(?=\d{3} ))\d{1,5}[A-Za-z]? (?:(?:\p{Lu}[\p{L}'’.-]*|\d{1,3}(?:st|nd|rd|th)) ){1,4}" + Suffix + "|(?<=Unit [A-Za-z\\d]{1,4}, )" + Cap + "(?: " + Cap + "){0,3} Estate)" + Unit + "(?:" + American + "|" + British + ")?", RegexOptions.CultureInvariant);

    private static readonly Regex French = new(@"(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter|quater|[A-D]))?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|allée|impasse|route|cours|square|passage)(?: (?:de la|de l[’']|des|du|de|d[’']|la|le|les))?[ ]?" + Cap + @"(?:[ -](?:(?:de la|des|du|de|et) )?" + Cap + "){0,3}(?:" + Five + ")?", RegexOptions.CultureInvariant);

    private static readonly Regex Spanish = new(@"(?<![\p{L}\d])(?:Calle|C/|Avenida|Avda\.?|Paseo|Plaza|Camino|Ronda|Carrer|Via|Viale|Piazza|Corso|Rua)(?: (?:de la|de las|de los|del|de|dei|della|delle|da|do))? " + Cap + "(?: (?:(?:de la|de los|del|de|y) )?" + Cap + @"){0,3},? (?:n\.?º ?)?\d{1,4}(?:, \d{1,2}\.?[ºª°](?: ?[A-Za-z]{1,4}\.?)?)?(?:" + Five + ")?", RegexOptions.CultureInvariant);

    private static readonly Regex German = new(@"(?<![\p{L}\d])(?:\p{Lu}[\p{L}-]*(?:straße|strasse|str\.|weg|allee|platz|gasse|ring|ufer|damm|markt)|(?:\p{Lu}[\p{L}-]* ){1,2}(?:Straße|Strasse|Str\.|Weg|Allee|Platz|Gasse|Ring)|(?:Am|An der|Zum|Zur|Im|Auf der)(?: \p{Lu}[\p{L}-]*){1,2}) \d{1,4} ?[a-h]?(?![\p{L}\d])(?:" + Gap + @"(?:[A-Z]{1,2}-)?\d{4,5} " + City + ")?", RegexOptions.CultureInvariant);

    private static readonly Regex Dutch = new(@"(?<![\p{L}\d])\p{Lu}[\p{L} -]{0,24}?(?:straat|laan|weg|gracht|plein|kade|singel|dijk) \d{1,4} ?[a-zA-Z]?(?![\p{L}\d])(?:" + Gap + @"\d{4} ?[A-Z]{2} " + City + ")?", RegexOptions.CultureInvariant);

    private static readonly Regex Sure = new(@"^P\.?O|Street\b|\bSt\b|\bAve(?:nue)?\b|\bR(?:oa)?d\b|\bLane\b|\bBlvd|\bBoulevard|\bCrescent|stra(?:ß|ss)e|str\.|allee|gasse|\brue\b|\bavenue\b|\bboulevard\b|\bquai\b|\bchemin\b|\ballée\b|straat|laan|gracht|\bCalle\b|C/|Avenida|Paseo|Viale|Piazza", RegexOptions.CultureInvariant);

    private static readonly Regex PostcodeAtEnd = new(@"\d{5}(?:-\d{4})?$|\d[A-Z]{2}$|[ \n]\d{4,5} \p{Lu}[^\d]*$|\d{4} ?[A-Z]{2} \p{Lu}[^\d]*$", RegexOptions.CultureInvariant);

    // The number follows the street's name, or goes before it.
    private static readonly Regex[] Leading = [Box, Spanish, German, Dutch], Trailing = [English, French], Forms = [.. Leading, .. Trailing];
}
