using System.Globalization;
using System.Text;

namespace Understudy.Inference;

/// <summary>
/// Reads durations: <c>90 minutes</c>, <c>an hour and a half</c>, <c>2h30</c>, <c>2 hours 40</c>, <c>1:30</c>, <c>three quarters of an hour</c>,
/// <c>half an hour plus ten minutes</c>, <c>a fortnight</c>, <c>PT1H30M</c>. English. A month is 30 days, a year 365.
/// </summary>
public sealed class DurationNormaliser : IValueNormaliser
{
    private const int LongestInWords = 14;
    private const int Decimals = 4;
    private const decimal Longest = 1e9m; // seconds: 30 years

    private static readonly WordList Units = new("s sec secs second seconds", "m min mins minute minutes", "h hr hrs hour hours", "d day days", "week weeks wk wks w", "fortnight fortnights", "month months", "year years");
    private static readonly decimal[] Seconds = [1, 60, 3600, 86_400, 604_800, 1_209_600, 2_592_000, 31_536_000];
    private static readonly Dictionary<string, decimal> Targets = new(StringComparer.Ordinal) { ["minutes"] = 60, ["hours"] = 3600, ["seconds"] = 1, ["days"] = 86_400, ["milliseconds"] = .001m };

    private readonly decimal _unit, _bare;
    private readonly string _form;

    private DurationNormaliser(NormaliserSettings settings)
    {
        Name = settings.ToString();
        _unit = Targets[settings["unit"]];
        _bare = settings["bare"] == "same" ? _unit : Targets[settings["bare"]];
        _form = settings["form"];
    }

    internal static NormaliserFamily Family { get; } = new(
        "duration",
        [
            new("unit", ["minutes", "hours", "seconds", "days", "milliseconds"]),
            new("bare", ["same", "minutes", "hours", "seconds", "days"]),
            new("form", ["number", "text", "iso"]),
        ],
        settings => new DurationNormaliser(settings));

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int MostWords => LongestInWords;

    /// <inheritdoc/>
    public bool TakesLongest => true;

    /// <inheritdoc/>
    public bool CanWrite(string json) => _form == "number" ? decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number >= 0
        : JsonText.String(json) is { } text && (_form == "iso" ? text.StartsWith('P') : decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    /// <inheritdoc/>
    public string? Read(ReadOnlySpan<char> surface, in NormaliserContext context)
    {
        if (Total(surface) is not { } seconds || seconds is < 0 or > Longest)
        {
            return null;
        }

        string number = NumberNormaliser.Text(Math.Round(seconds / _unit, Decimals));
        return _form switch { "number" => number, "text" => $"\"{number}\"", _ => $"\"{Iso(seconds)}\"" };
    }

    private decimal? Total(ReadOnlySpan<char> surface)
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

        int at = Word(0) is "pt" or "p" ? 1 : 0, last = -1; // the unit before
        decimal total = 0;
        while (at < spans.Count)
        {
            int sign = 1;
            while (last >= 0 && at < spans.Count && Word(at) is "and" or "plus" or "," or "&" or "+" or "minus" or "less" or "t")
            {
                sign = Word(at++) is "minus" or "less" ? -1 : 1;
            }

            int unit = at;
            while (unit < spans.Count && UnitOf(unit) < 0)
            {
                unit++;
            }

            if (unit == spans.Count)
            {
                return Rest(at, last) is { } rest ? total + (sign * rest) : null;
            }

            if (unit == at ? at > 0 : AmountText.Read(Text(at, unit - 1), hasDecimalComma: false) is null)
            {
                return null;
            }

            int kind = UnitOf(unit);
            decimal amount = unit == at ? 1 : AmountText.Read(Text(at, unit - 1), hasDecimalComma: false)!.Value;
            if (amount < 0 || amount * Seconds[kind] > Longest)
            {
                return null;
            }

            (total, last, at) = (total + (sign * amount * Seconds[kind]), kind, unit + 1);
        }

        return last < 0 ? null : total;

        string Word(int i) => text.Substring(spans[i].Start, spans[i].Length);
        string Text(int first, int end) => text[spans[first].Start..spans[end].End];
        int UnitOf(int i) => Word(i) is "second" && i + 1 < spans.Count && !char.IsLetter(text[spans[i + 1].Start]) ? -1 : Units.IndexOf(Word(i));

        // Behind the last unit: "and a half" of it, or so many of the next smaller one. Without a unit: "1:30", or a bare number.
        decimal? Rest(int from, int before)
        {
            if (from == spans.Count)
            {
                return null;
            }

            string rest = Text(from, spans.Count - 1);
            if (before >= 0)
            {
                return AmountText.Fraction(rest) is { } part and < 1 ? part * Seconds[before]
                    : before is 1 or 2 && Word(from - 1) != "," && NumberNormaliser.Number(rest) is { } few and >= 0 and < 60 ? few * Seconds[before - 1] : null;
            }

            int colon = rest.IndexOf(':', StringComparison.Ordinal);
            return colon > 0
                ? int.TryParse(rest[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out int hours) && hours < 1000 && rest.Length == colon + 3 && int.TryParse(rest[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes < 60 ? (hours * 3600) + (minutes * 60) : null
                : AmountText.Read(rest, hasDecimalComma: false) is { } bare and >= 0 and < Longest ? bare * _bare : null;
        }
    }

    private static string Iso(decimal seconds)
    {
        var iso = new StringBuilder("P");
        long whole = (long)seconds;
        if (whole % 86_400 == 0 && whole > 0)
        {
            return iso.Append(CultureInfo.InvariantCulture, $"{whole / 86_400}D").ToString();
        }

        iso.Append('T');
        foreach ((long size, char letter) in new[] { (3600L, 'H'), (60L, 'M'), (1L, 'S') })
        {
            if (whole / size > 0 || (size == 1 && seconds == 0))
            {
                iso.Append(CultureInfo.InvariantCulture, $"{whole / size}{letter}");
            }

            whole %= size;
        }

        return iso.ToString();
    }
}
