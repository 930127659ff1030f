using System.Collections.Frozen;

namespace Understudy.Data;

/// <summary>What the words before a number say that it is.</summary>
internal static class NumberContext
{
    private const int Near = 20;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Phones =
        Words("phone", "telephone", "tel", "telefon", "telefono", "teléfono", "téléphone", "mobile", "mobil", "cell", "fax", "whatsapp", "sms", "call", "rufnummer", "handynummer", "telefonnummer");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Orders =
        Words("order", "orders", "invoice", "ref", "reference", "case", "ticket", "no", "nr", "id", "sku", "isbn", "tracking", "shipment", "parcel", "serial", "part", "article", "item", "customer", "account", "bestellung", "bestellnummer", "rechnung", "rechnungsnummer", "kundennummer", "commande", "facture", "pedido");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Versions =
        Words("version", "versions", "ver", "release", "build", "firmware", "driver", "assembly", "assemblyversion", "productversion", "fileversion");

    /// <summary>Whether it is said to be a telephone's.</summary>
    public static bool IsPhone(ReadOnlySpan<char> text, int start) => Says(text, start, Phones);

    /// <summary>Whether it is said to be an order's, an invoice's or the like.</summary>
    public static bool IsOrder(ReadOnlySpan<char> text, int start) => (start > 0 && text[start - 1] == '#') || Says(text, start, Orders);

    /// <summary>Whether it is said to be a program's version.</summary>
    public static bool IsVersion(ReadOnlySpan<char> text, int start) => Says(text, start, Versions);

    private static bool Says(ReadOnlySpan<char> text, int start, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
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

            if (words.Contains(text[begin..end]))
            {
                return true;
            }

            end = begin;
        }

        return false;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
