using System.Globalization;

namespace Understudy.Inference;

/// <summary>
/// Reads quantities into one unit for each dimension: <c>14 psi</c> → bar, <c>250 mbar</c>, <c>90 l/h</c> → l/min, <c>140 °F</c> → °C, and
/// money without change of currency: <c>EUR 1.250,50</c>, <c>€40</c>, <c>forty euros</c>, <c>12,550 cents</c>. A number without a unit is taken as it is.
/// </summary>
public sealed class QuantityNormaliser : IValueNormaliser
{
    private const int LongestInWords = 14;
    private const int MostUnitWords = 5; // "degrees Fahrenheit", "litres per minute", "cubic metres per hour"
    private const decimal Largest = 1e15m;

    private readonly NormaliserSettings _settings;
    private readonly bool _hasDecimalComma;
    private readonly int _decimals;

    private QuantityNormaliser(NormaliserSettings settings)
    {
        (_settings, Name) = (settings, settings.ToString());
        _hasDecimalComma = settings["decimal"] == "comma";
        _decimals = int.Parse(settings["round"], CultureInfo.InvariantCulture);
    }

    internal static NormaliserFamily Family { get; } = new(
        "quantity",
        [.. UnitTable.Dimensions, new("round", ["2", "1", "0", "3", "4", "6"]), new("decimal", ["dot", "comma"])],
        settings => new QuantityNormaliser(settings));

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int MostWords => LongestInWords;

    /// <inheritdoc/>
    public bool TakesLongest => true;

    /// <inheritdoc/>
    public bool CanWrite(string json) => decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <inheritdoc/>
    public string? Read(ReadOnlySpan<char> surface, in NormaliserContext context)
    {
        List<WordSpan> spans = [];
        if (surface.Length > SurfaceWords.MostCharacters || !TaggingWords.Cut(surface, spans, LongestInWords) || spans.Count == 0)
        {
            return null;
        }

        string text = surface.ToString().ToLowerInvariant();
        if (text.Length != surface.Length)
        {
            return null;
        }

        int first = spans.Count > 1 && UnitTable.Find(Joined(0, 0)) is { Dimension: "money" } ? 1 : 0;
        UnitTable.Unit? unit = first == 1 ? UnitTable.Find(Joined(0, 0)) : null;
        int end = spans.Count;
        for (int words = Math.Min(MostUnitWords, spans.Count - first - 1); words > 0; words--)
        {
            if (UnitTable.Find(Joined(spans.Count - words, spans.Count - 1)) is { } found)
            {
                if (unit is not null && unit.Dimension != found.Dimension)
                {
                    return null;
                }

                (unit, end) = (found, spans.Count - words);
                break;
            }
        }

        if (AmountText.Read(text[spans[first].Start..spans[end - 1].End], _hasDecimalComma) is not { } amount || Math.Abs(amount) > Largest)
        {
            return null;
        }

        if (unit is not null)
        {
            UnitTable.Unit target = UnitTable.Of(unit.Dimension, _settings[unit.Dimension]);
            amount = target == unit ? amount : ((amount * unit.Factor) + unit.Offset - target.Offset) / target.Factor;
        }

        return NumberNormaliser.Text(Math.Round(amount, _decimals, MidpointRounding.AwayFromZero));

        string Joined(int from, int to) => string.Concat(spans[from..(to + 1)].Select(s => text.Substring(s.Start, s.Length)));
    }
}
