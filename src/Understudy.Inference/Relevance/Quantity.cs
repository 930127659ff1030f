using System.Collections.Frozen;
using System.Globalization;

namespace Understudy.Inference;

/// <summary>A number in a text, with what it measures where that is said.</summary>
/// <param name="Value">The value in the dimension's basic unit.</param>
/// <param name="Dimension">What it measures: <c>l</c>ength in mm, <c>v</c>olume in ml, <c>m</c>ass in g, and so on; <c>'\0'</c> when nothing is said.</param>
/// <param name="Negated">Whether it is excluded.</param>
internal readonly record struct Quantity(double Value, char Dimension, bool Negated)
{
    // What shops in a few European languages write: the letter of a dimension, then units and the factors to its basic unit.
    private static readonly string[] Dimensions =
    [
        "l mm=1 cm=10 m=1000 km=1000000 metre=1000 metres=1000 meter=1000 meters=1000 inch=25.4 inches=25.4 zoll=25.4 ft=304.8 foot=304.8 feet=304.8",
        "v ml=1 cl=10 l=1000 litre=1000 litres=1000 liter=1000 liters=1000 ltr=1000",
        "m mg=0.001 g=1 gram=1 grams=1 gramm=1 kg=1000 kilo=1000 kilos=1000 lb=453.6 lbs=453.6 pound=453.6 pounds=453.6 oz=28.35",
        "w w=1 watt=1 watts=1 kw=1000",
        "e v=1 volt=1 volts=1",
        "a mah=1 ah=1000",
        "b lm=1 lumen=1 lumens=1",
        "d mb=0.001 gb=1 tb=1000",
        "h hz=1 khz=1000 mhz=1000000 ghz=1000000000",
        "y month=1 months=1 year=12 years=12 yr=12 yrs=12",
        "t min=1 minute=1 minutes=1 hour=60 hours=60 hr=60 hrs=60",
        "n x=1 pack=1 packs=1 pc=1 pcs=1 piece=1 pieces=1 stück=1",
    ];

    private static readonly FrozenDictionary<string, (char Dimension, double Factor)> Units = Dimensions
        .SelectMany(line => line.Split(' ').Skip(1).Select(unit => (Dimension: line[0], Parts: unit.Split('='))))
        .ToFrozenDictionary(u => u.Parts[0], u => (u.Dimension, double.Parse(u.Parts[1], CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (char Dimension, double Factor)>.AlternateLookup<ReadOnlySpan<char>> BySpan = Units.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is a unit.</summary>
    public static bool IsUnit(ReadOnlySpan<char> word, out (char Dimension, double Factor) unit) => BySpan.TryGetValue(word, out unit);

    /// <summary>
    /// Reads the number that a word starts with; <paramref name="rest"/> is what follows inside the word. A comma before
    /// exactly three digits separates thousands, any other is a decimal point.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> word, out double value, out ReadOnlySpan<char> rest)
    {
        int end = 0;
        while (end < word.Length && (char.IsAsciiDigit(word[end]) || (word[end] is '.' or ',' && end + 1 < word.Length && char.IsAsciiDigit(word[end + 1]))))
        {
            end++;
        }

        rest = word[end..];
        value = 0;
        if (end is 0 or > 15)
        {
            return false;
        }

        Span<char> number = stackalloc char[15];
        int length = 0;
        for (int i = 0; i < end; i++)
        {
            bool thousands = word[i] == ',' && ThreeDigitsFollow(word[(i + 1)..end]);
            if (!thousands)
            {
                number[length++] = word[i] == ',' ? '.' : word[i];
            }
        }

        return double.TryParse(number[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>How this number of a query stands to those of an item: the same, near, another of the same dimension, or missing.</summary>
    /// <returns>A kind of token.</returns>
    public char ComparedWith(List<Quantity> there)
    {
        char kind = PairTokens.NumberMissing;
        foreach (Quantity other in there)
        {
            bool comparable = Dimension == other.Dimension;
            if ((comparable || Dimension == '\0' || other.Dimension == '\0') && Math.Abs(Value - other.Value) <= 0.005 * Math.Abs(Value))
            {
                return PairTokens.NumberSame;
            }

            bool near = comparable && other.Value > 0 && Value / other.Value is > 0.85 and < 1.18;
            kind = near ? PairTokens.NumberNear : comparable && kind == PairTokens.NumberMissing ? PairTokens.NumberOther : kind;
        }

        return kind;
    }

    private static bool ThreeDigitsFollow(ReadOnlySpan<char> digits)
    {
        int count = 0;
        while (count < digits.Length && char.IsAsciiDigit(digits[count]))
        {
            count++;
        }

        return count == 3;
    }
}
