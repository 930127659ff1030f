using System.Collections.Frozen;

namespace Understudy.Data;

/// <summary>What the words before a number say that it is.</summary>
internal static class NumberContext
{
    private const int Near = 20;
    private const int FarthestStem = 48;

    private static readonly string[] SocialSecurityStems = ["ssn", "social", "socialsecurity*", "soc", "seguro social", "ss#", "ss #", "ss no", "ss number", "tin", "taxpayer", "taxid", "tax_id"];
    private static readonly string[] CpfStems = ["cpf"];
    private static readonly string[] SteuerStems = ["steuer*", "identifikationsnummer", "ident-nr", "identnr", "idnr", "id-nr", "tin", "tax"];
    private static readonly string[] BsnStems = ["bsn", "burgerservice*", "sofi*", "citizen service"];
    private static readonly string[] NhsStems = ["nhs", "nhsno", "nhsnumber"];
    private static readonly string[] CardStems = ["ausweis*", "personalausweis*", "reisepass*", "perso", "pass-nr", "passnummer", "id card", "identity card"];
    private static readonly string[] PeselStems = ["pesel*"];
    private static readonly string[] PersonnummerStems = ["personnummer*", "personnr", "pnr", "personalnumber", "personal number", "personal_number", "personal identity", "pers.nr", "pers nr", "person-nr", "person_nr"];

    private static readonly string[] InsuranceStems = ["ni", "n.i", "nino", "national insurance", "nat ins"];
    private static readonly string[] SpanishStems = ["dni", "nie", "nif", "documento"];

    private static readonly string[] IdentityStems = ["national insurance", "nat ins", "ni no", "ni number", "nino", "id card", "identity", "dni", "nie", "nif", "documento", "personnummer*", "personnr", "pers.nr", "pers nr", "födelsenummer", "samordningsnummer"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Phones =
        Words(
            "phone", "phones", "telephone", "tel", "mobile", "cell", "cellphone", "landline", "fax", "whatsapp", "sms", "call", "callback", "dial", "hotline", "msisdn",
            "telefon", "telefonnummer", "telefonnr", "mobil", "mobilnummer", "handy", "handynummer", "festnetz", "rufnummer", "rückruf", "rückrufnummer", "anrufen", "anruf", "erreichbar",
            "téléphone", "tél", "portable", "appeler", "appelez", "joindre", "joignable", "telefoon", "telefoonnummer", "bel", "bellen", "gsm", "mobiel",
            "teléfono", "telefono", "tfno", "tlf", "tfn", "móvil", "movil", "llámeme", "llámame", "llamar", "llame", "celular", "cellulare", "chiamare", "chiamami", "telefone", "telemóvel", "ligar", "ligue",
            "texted", "texting", "ring", "rang", "dialled", "dialed", "telefonisch", "rappeler", "rappelez", "appel", "llamada", "llamadas", "llámenos", "llamarme", "contacto", "contato", "recapito", "chiamata", "telefonata", "ligação",
            "telefonu", "telefonem", "telf", "mobnr", "telefoniczny", "kontaktowy", "kontaktowego", "komórka", "komórkowy", "komórki", "zadzwoń", "zadzwonić", "dzwonić", "telefonen", "mobilen", "ringa", "puhelin", "telefonnummeret", "telefonnumret", "telefax", "faks", "faxnummer", "mob", "voicemail", "phonenumber", "mobilenumber", "phoneno", "mobileno", "homephone", "workphone", "caller", "callee", "mobilnr", "telnr", "handynr", "tlfnr", "infolinia", "infolinii", "dzwoń");

    private static readonly string[] PhoneStems = ["contact number", "text me", "my number", "meine nummer", "mon numéro", "mi número", "mio numero", "mijn nummer", "mój numer", "meu número", "mitt nummer", "numéro vert", "numero verde", "toll free", "toll-free", "freephone", "reach me", "nås på", "når mig", "numer do", "numéro de contact", "numero di telefono", "número de contato", "phone number", "telephone number", "mobile number", "cell number", "telefonnummer", "handynummer", "numéro de téléphone", "número de teléfono", "telefoonnummer"];

    private static readonly string[] NumberStems = ["number", "call", "calling", "it's", "phone", "cell", "reach", "dial", "text", "ring"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Orders =
        Words("order", "orders", "invoice", "ref", "reference", "case", "ticket", "no", "nr", "id", "sku", "isbn", "tracking", "shipment", "parcel", "serial", "part", "article", "item", "customer", "account", "bestellung", "bestellnummer", "rechnung", "rechnungsnummer", "kundennummer", "commande", "facture", "pedido", "zamówienie", "zamówienia", "faktura", "faktury", "ordernummer", "fakturanummer", "kundnummer", "ordine", "fattura", "bestelling", "ordrenummer");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Versions =
        Words("version", "versions", "ver", "release", "build", "firmware", "driver", "assembly", "assemblyversion", "productversion", "fileversion", "section", "chapter", "clause", "paragraph", "upgrade", "upgraded", "downgrade", "rolling", "rollback", "package", "appversion", "postgresql", "postgres", "mysql", "mariadb", "openssl", "nginx", "java", "jdk", "python", "chrome", "firefox", "windows", "oracle", "redis", "sdk", "runtime", "kernel", "framework");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Places = Words("at", "on", "auf", "bei", "sur", "en", "su", "op", "na", "på", "em", "host", "ip", "server", "client", "upstream", "node", "peer", "target");
    private static readonly string[] Options = ["-h ", " -h", "-H ", "host ", "host=", "Host=", "HOST=", "--bind ", "-a "];
    private static readonly string[] Callers = ["telefon", "handy", "mobil", "ruf", "fax", "festnetz", "kontakt", "service", "hotline", "durchwahl", "privat", "büro", "whatsapp"];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Hosts =
        Words("ip", "host", "hosts", "client", "server", "address", "addr", "peer", "ping", "dns", "nameserver", "gateway", "src", "dst", "remoteaddr", "clientip", "sourceip", "proxy", "banned", "blocked");

    /// <summary>Whether it is said to be a telephone's.</summary>
    public static bool IsPhone(ReadOnlySpan<char> text, int start) => (Says(text, start, Phones) || Mentions(text, start, PhoneStems)) && !IsTracked(text, start);

    /// <summary>Whether somebody's number, a call or an answer to the question for one is spoken of.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text, int start) => Mentions(text, start, NumberStems);

    /// <summary>Whether it is said to be an order's, an invoice's or the like, and not a person's.</summary>
    public static bool IsOrder(ReadOnlySpan<char> text, int start) => ((start > 0 && text[start - 1] == '#') || Says(text, start, Orders, compounds: true) || IsTracked(text, start)) && !Mentions(text, start, IdentityStems);

    // 1Z 5JM TFN 03 3144 7209: a parcel's, which is written in groups too
    private static bool IsTracked(ReadOnlySpan<char> text, int start) => text[Math.Max(0, start - Near)..start].Contains("1Z ", StringComparison.Ordinal);

    /// <summary>Whether it is said to be a program's version.</summary>
    public static bool IsVersion(ReadOnlySpan<char> text, int start) => Says(text, start, Versions);

    /// <summary>Whether it is said to be a machine's address, or stands behind a user's name or a scheme.</summary>
    public static bool IsHost(ReadOnlySpan<char> text, int start) => IsAddressed(text, start) || Says(text, start, Hosts);

    /// <summary>Whether it stands where an address is written: <c>root@10.0.0.5</c>, <c>http://10.0.0.5</c>.</summary>
    public static bool IsAddressed(ReadOnlySpan<char> text, int start) => text[..start] is [.., '@'] or [.., ':', '/', '/'] || Affixes.EndsOne(text[..start], Options, StringComparison.Ordinal);

    /// <summary>Whether a word for a place stands just before, or a port just behind: a program's name is near a machine's address too.</summary>
    public static bool IsPlaced(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> before = text[Math.Max(0, start - Near)..start].TrimEnd(" :=");
        int begin = before.Length;
        while (begin > 0 && char.IsLetter(before[begin - 1]))
        {
            begin--;
        }

        return (end + 1 < text.Length && text[end] == ':' && char.IsAsciiDigit(text[end + 1])) || Places.Contains(before[begin..]);
    }

    /// <summary>Whether it is said to be a social security number of the United States.</summary>
    public static bool IsSocialSecurity(ReadOnlySpan<char> text, int start) => Mentions(text, start, SocialSecurityStems);

    /// <summary>Whether it is said to be a CPF.</summary>
    public static bool IsCpf(ReadOnlySpan<char> text, int start) => Mentions(text, start, CpfStems);

    /// <summary>Whether it is said to be a Steuer-ID.</summary>
    public static bool IsSteuerId(ReadOnlySpan<char> text, int start) => Mentions(text, start, SteuerStems);

    /// <summary>Whether it is said to be a National Insurance number.</summary>
    public static bool IsInsurance(ReadOnlySpan<char> text, int start) => Mentions(text, start, InsuranceStems);

    /// <summary>Whether it is said to be a DNI or a NIE.</summary>
    public static bool IsSpanish(ReadOnlySpan<char> text, int start) => Mentions(text, start, SpanishStems);

    /// <summary>Whether it is said to be a BSN.</summary>
    public static bool IsBsn(ReadOnlySpan<char> text, int start) => Mentions(text, start, BsnStems);

    /// <summary>Whether it is said to be a number of the NHS.</summary>
    public static bool IsNhs(ReadOnlySpan<char> text, int start) => Mentions(text, start, NhsStems);

    /// <summary>Whether it is said to be an identity card's or a passport's.</summary>
    public static bool IsCard(ReadOnlySpan<char> text, int start) => Mentions(text, start, CardStems);

    /// <summary>Whether it is said to be a PESEL.</summary>
    public static bool IsPesel(ReadOnlySpan<char> text, int start) => Mentions(text, start, PeselStems);

    /// <summary>Whether it is said to be a personnummer.</summary>
    public static bool IsPersonnummer(ReadOnlySpan<char> text, int start) => Mentions(text, start, PersonnummerStems);

    /// <summary>Whether a word before the number, in its line or the one before, is one of these or, at a star, begins like one.</summary>
    private static bool Mentions(ReadOnlySpan<char> text, int start, string[] stems)
    {
        ReadOnlySpan<char> before = text[Math.Max(0, start - FarthestStem)..start];
        foreach (string stem in stems)
        {
            ReadOnlySpan<char> word = stem.AsSpan().TrimEnd('*');
            int position = 0;
            while (before[position..].IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and int next)
            {
                int at = position + next, end = at + word.Length;
                position = at + 1;
                bool begins = at == 0 || !char.IsLetter(before[at - 1]) || (char.IsUpper(before[at]) && char.IsLower(before[at - 1]));
                if (begins && (stem[^1] == '*' || end == before.Length || !char.IsLower(before[end])))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Says(ReadOnlySpan<char> text, int start, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words, bool compounds = false)
    {
        // From the number backwards, word by word, not beyond its line.
        int floor = Math.Max(0, start - Near);
        for (int end = start; end > floor;)
        {
            if (!char.IsLetter(text[end - 1]))
            {
                if (text[--end] == '\n')
                {
                    return false;
                }

                continue;
            }

            int begin = end;
            while (begin > floor && char.IsLetter(text[begin - 1]))
            {
                begin--;
            }

            ReadOnlySpan<char> word = text[begin..end];
            if (words.Contains(word) || (compounds && IsNumbered(text, begin, end)))
            {
                return true;
            }

            end = begin;
        }

        return false;
    }

    /// <summary>Whether a word such as Artikelnummer ends here, and none for a telephone's.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> text, int begin, int end)
    {
        if (end - begin < 6 || !text[..end].EndsWith("nummer", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        while (begin > 0 && end - begin < 32 && char.IsLetter(text[begin - 1]))
        {
            begin--;
        }

        return end - begin > 6 && !Affixes.BeginsOne(text[begin..end], Callers, StringComparison.OrdinalIgnoreCase);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
