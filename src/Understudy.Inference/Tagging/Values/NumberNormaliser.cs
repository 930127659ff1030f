using System.Collections.Frozen;
using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// Reads numbers: <c>5</c>, <c>1,250</c>, <c>2.5</c>, <c>-3</c>, <c>$20</c>, <c>40%</c>, <c>third</c>, <c>two hundred and five</c>,
/// <c>a dozen</c>, <c>half</c>. English number words; digits in any writing with a dot before decimals.
/// </summary>
public sealed class NumberNormaliser : IValueNormaliser
{
    // "one thousand two hundred and thirty four" has seven words.
    private const int LongestInWords = 8;

    private const int MostCharacters = 96;
    private const decimal Largest = 1e18m; // far from what decimals can hold, so that no product overflows

    private static readonly FrozenDictionary<string, decimal> Small = Table(
        "zero 0 no 0 a 1 an 1 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 " +
        "thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 " +
        "forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 " +
        "seventh 7 eighth 8 ninth 9 tenth 10 twelfth 12 twentieth 20 thirtieth 30 couple 2 pair 2 single 1 once 1 " +
        "twice 2 thrice 3 half 0.5 quarter 0.25");

    private static readonly FrozenDictionary<string, decimal> Large = Table(
        "dozen 12 hundred 100 thousand 1000 k 1000 grand 1000 million 1000000 m 1000000 billion 1000000000");

    private readonly bool _asText;

    internal NumberNormaliser(bool asText) => _asText = asText;

    /// <inheritdoc/>
    public string Name => _asText ? "number-text" : "number";

    /// <inheritdoc/>
    public int MostWords => LongestInWords;

    /// <inheritdoc/>
    public bool TakesLongest => false;

    /// <inheritdoc/>
    public bool CanWrite(string json) => _asText ? JsonText.String(json) is { } text && IsNumber(text) : IsNumber(json);

    /// <inheritdoc/>
    public string? Read(ReadOnlySpan<char> surface, in NormaliserContext context)
    {
        if (Number(surface) is not { } number)
        {
            return null;
        }

        string text = Text(number);
        return _asText ? $"\"{text}\"" : text;
    }

    /// <summary>The number that words or digits say; null when they say none.</summary>
    internal static decimal? Number(ReadOnlySpan<char> surface)
    {
        surface = surface.Trim();
        return surface.Length is 0 or > MostCharacters ? null : Digits(surface) ?? Words(surface);
    }

    /// <summary>A number as canonical JSON.</summary>
    internal static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static decimal? Digits(ReadOnlySpan<char> text)
    {
        text = text[0] is '$' or '€' or '£' ? text[1..] : text;
        text = text.TrimEnd('%').TrimEnd();
        foreach (string ending in new[] { "st", "nd", "rd", "th" })
        {
            if (text.Length > 2 && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(text[^3]))
            {
                text = text[..^2];
                break;
            }
        }

        Span<char> compact = stackalloc char[MostCharacters];
        int length = 0, grouped = -1; // digits since the last comma
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ',')
            {
                if (length == 0 || (grouped >= 0 && grouped != 3))
                {
                    return null;
                }

                grouped = 0;
                continue;
            }

            if (c == '.' && grouped >= 0 && grouped != 3)
            {
                return null;
            }

            grouped = c == '.' ? -1 : grouped < 0 ? grouped : grouped + 1;
            compact[length++] = c;
        }

        return grouped is -1 or 3 && decimal.TryParse(compact[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static decimal? Words(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[MostCharacters];
        int length = text.ToLowerInvariant(lower);
        ReadOnlySpan<char> rest = lower[..length];
        decimal total = 0, part = 0;
        bool any = false, open = false;
        foreach (Range range in rest.SplitAny(' ', '-'))
        {
            ReadOnlySpan<char> word = rest[range];
            if (word.Length == 0 || (any && word is "and" or "of" or "a"))
            {
                continue;
            }

            if (Small.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out decimal small))
            {
                // "twenty five" adds up, "five five" is no number, "half a million" is a product below.
                if (open && !(part % 100 >= 20 && part % 10 == 0 && small is >= 1 and < 10) && !(part % 100 == 0 && part > 0))
                {
                    return null;
                }

                part += small;
                open = true;
            }
            else if (Large.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out decimal large))
            {
                part = (open ? part : 1) * large;
                if (part > Largest)
                {
                    return null;
                }

                if (large >= 1000)
                {
                    total += part;
                    part = 0;
                    open = false;
                }
                else
                {
                    open = true;
                }
            }
            else if (!open && Digits(word) is { } digits and <= Largest)
            {
                part = digits;
                open = true;
            }
            else
            {
                return null;
            }

            any = true;
        }

        return any ? total + part : null;
    }

    private static FrozenDictionary<string, decimal> Table(string pairs) => pairs.Split(' ').Chunk(2)
        .ToFrozenDictionary(p => p[0], p => decimal.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
