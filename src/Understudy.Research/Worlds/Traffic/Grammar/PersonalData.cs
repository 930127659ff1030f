using System.Globalization;
using System.Text;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>Made-up personal data in the forms in which it stands in real inputs.</summary>
internal static class PersonalData
{
    private static readonly string[] Domains = ["gmail.com", "outlook.com", "gmx.de", "posteo.net", "yahoo.co.uk", "icloud.com", "orange.fr", "web.de", "proton.me", "fjordmail.no", "bluewin.ch", "hotmail.com"];

    /// <summary>Writes one and remembers it.</summary>
    /// <param name="scene">Where it is written.</param>
    /// <param name="kind">name, email, phone, card or iban.</param>
    public static void Write(Scene scene, string kind)
    {
        SeededRandom random = scene.Random;
        string value = kind switch
        {
            "name" => $"{Pick(People.First, random)} {Pick(People.Last, random)}",
            "email" => Email(random),
            "phone" => Phone(random),
            "card" => Card(random),
            "iban" => Iban(random),
            _ => throw new InvalidOperationException($"There is no personal data '{kind}'."),
        };
        scene.Personal.Add(value);
        scene.Text.Append(value);
    }

    private static string Pick(string[] from, SeededRandom random) => from[random.Next(from.Length)];

    private static string Email(SeededRandom random)
    {
        string first = Ascii(Pick(People.First, random)), last = Ascii(Pick(People.Last, random)), domain = Pick(Domains, random);
        return random.Next(4) switch
        {
            0 => $"{first}.{last}@{domain}",
            1 => $"{first[0]}{last}{Digits(random, 2)}@{domain}",
            2 => $"{first}_{last}@{domain}",
            _ => $"{last}{Digits(random, 3)}@{domain}",
        };
    }

    private static string Phone(SeededRandom random) => random.Next(5) switch
    {
        0 => $"+49 1{5 + random.Next(3)}{Digits(random, 1)} {Digits(random, 7)}",
        1 => $"+44 7{Digits(random, 3)} {Digits(random, 6)}",
        2 => $"({2 + random.Next(8)}{Digits(random, 2)}) 555-{Digits(random, 4)}",
        3 => $"+33 6 {Digits(random, 2)} {Digits(random, 2)} {Digits(random, 2)} {Digits(random, 2)}",
        _ => $"0{1 + random.Next(9)}{Digits(random, 2)}-{Digits(random, 7)}",
    };

    private static string Card(SeededRandom random)
    {
        string body = (random.Next(2) == 0 ? "4" : $"5{1 + random.Next(5)}") + Digits(random, 15);
        body = body[..15];
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
        {
            int digit = body[i] - '0';
            digit = i % 2 == 0 ? 2 * digit : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        string number = body + ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
        return random.Next(2) == 0 ? number : $"{number[..4]} {number[4..8]} {number[8..12]} {number[12..]}";
    }

    private static string Iban(SeededRandom random)
    {
        string account = Digits(random, 18);
        int rest = 0;
        foreach (char c in account + "131400") // DE00 as digits
        {
            rest = ((rest * 10) + (c - '0')) % 97;
        }

        string iban = string.Create(CultureInfo.InvariantCulture, $"DE{98 - rest:00}{account}");
        return random.Next(2) == 0 ? iban : string.Join(' ', iban.Chunk(4).Select(c => new string(c)));
    }

    private static string Digits(SeededRandom random, int count)
    {
        Span<char> digits = stackalloc char[count];
        for (int i = 0; i < count; i++)
        {
            digits[i] = (char)('0' + random.Next(10));
        }

        return new string(digits);
    }

    private static string Ascii(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name.ToLowerInvariant())
        {
            text.Append(c switch { 'ä' => "ae", 'ö' or 'ø' => "oe", 'ü' => "ue", 'é' or 'è' => "e", 'ł' => "l", 'á' => "a", 'ñ' => "n", 'ç' or 'ć' => "c", 'ż' => "z", 'í' => "i", _ => char.IsAsciiLetter(c) ? c.ToString() : "" });
        }

        return text.ToString();
    }
}
