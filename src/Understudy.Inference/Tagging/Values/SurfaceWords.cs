namespace Understudy.Inference;

/// <summary>The words of a value as written, small letters, cut as <see cref="TaggingWords"/> does, and a place among them: what normalisers parse.</summary>
internal sealed class SurfaceWords
{
    /// <summary>Longer surfaces are no value.</summary>
    public const int MostCharacters = 96;

    private const int Most = 24;
    private readonly string[] _words;

    private SurfaceWords(string[] words) => _words = words;

    public int At { get; set; }

    public int Count => _words.Length;

    public bool IsEnd => At == _words.Length;

    /// <summary>The word at the place, or some words behind it; empty beyond the ends.</summary>
    public string this[int ahead] => At + ahead >= 0 && At + ahead < _words.Length ? _words[At + ahead] : "";

    /// <summary>Cuts a surface; null when it is empty or too long.</summary>
    public static SurfaceWords? Cut(ReadOnlySpan<char> surface)
    {
        List<WordSpan> spans = [];
        if (surface.Length > MostCharacters || !TaggingWords.Cut(surface, spans, Most) || spans.Count == 0)
        {
            return null;
        }

        var words = new string[spans.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = surface.Slice(spans[i].Start, spans[i].Length).ToString().ToLowerInvariant();
        }

        return new SurfaceWords(words);
    }

    /// <summary>Goes on when these words come next.</summary>
    public bool Take(params ReadOnlySpan<string> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (this[i] != words[i])
            {
                return false;
            }
        }

        At += words.Length;
        return true;
    }

    /// <summary>Goes on when one of these comes next.</summary>
    public bool TakeAny(params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (Take(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Digits that come next, at most <paramref name="most"/> of them.</summary>
    public bool TakeDigits(int most, out int value)
    {
        value = 0;
        if (this[0] is not { Length: > 0 } word || word.Length > most || !word.All(char.IsAsciiDigit))
        {
            return false;
        }

        value = int.Parse(word, System.Globalization.CultureInfo.InvariantCulture);
        At++;
        return true;
    }

    /// <summary>A whole number from 0 to 99 in digits or words, cardinal or ordinal: "5", "21st", "twenty one", "fifth".</summary>
    public bool TakeSmall(out int value, out bool isOrdinal)
    {
        isOrdinal = false;
        if (TakeDigits(2, out value))
        {
            isOrdinal = TakeAny("st", "nd", "rd", "th");
            return true;
        }

        int start = At, tens = Array.IndexOf(Tens, this[0]);
        if (tens >= 0)
        {
            At++;
            value = 10 * (tens + 2);
            int dash = At;
            _ = Take("-");
            if (Unit(this[0], out int unit, out isOrdinal) && unit is >= 1 and <= 9)
            {
                At++;
                value += unit;
            }
            else
            {
                (At, isOrdinal) = (dash, false);
            }

            return true;
        }

        if (Unit(this[0], out value, out isOrdinal))
        {
            At++;
            return true;
        }

        At = start;
        return false;
    }

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] Cardinals = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"];

    private static bool Unit(string word, out int value, out bool isOrdinal)
    {
        value = word.Length == 0 ? -1 : Array.IndexOf(Cardinals, word);
        isOrdinal = value < 0;
        if (isOrdinal && word.Length > 0)
        {
            value = word == "thirtieth" ? 30 : Array.IndexOf(Ordinals, word);
        }

        return value >= 0;
    }
}
