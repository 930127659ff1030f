using System.Globalization;

namespace Understudy.Core;

/// <summary>JSON numbers as one text each: <c>2</c>, <c>2.0</c> and <c>2e0</c> are one number, and no digit is lost however many there are.</summary>
internal static class NumberText
{
    private const int MostZeros = 16;
    private const long MostExponent = 1L << 40;

    /// <summary>The shortest plain text, or <c>d.dddE±n</c> where a plain one would be little but zeros.</summary>
    /// <param name="raw">A number as JSON spells it.</param>
    public static string Canonical(string raw)
    {
        bool isNegative = raw[0] == '-';
        ReadOnlySpan<char> text = raw.AsSpan(isNegative ? 1 : 0);
        long exponent = 0;
        int e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!long.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > MostExponent)
            {
                return raw;
            }

            text = text[..e];
        }

        int dot = text.IndexOf('.');
        string all = dot < 0 ? text.ToString() : string.Concat(text[..dot], text[(dot + 1)..]);
        string fromFirst = all.TrimStart('0'), digits = fromFirst.TrimEnd('0');
        if (digits.Length == 0)
        {
            return "0";
        }

        // The number is 0.digits × 10^point.
        long point = (dot < 0 ? text.Length : dot) - (all.Length - fromFirst.Length) + exponent;
        return (isNegative ? "-" : "") + (point switch
        {
            > 0 when point < digits.Length => string.Concat(digits.AsSpan(0, (int)point), ".", digits.AsSpan((int)point)),
            > 0 when point <= digits.Length + MostZeros => digits.PadRight((int)point, '0'),
            <= 0 when point >= -MostZeros => string.Concat("0.", new string('0', (int)-point), digits),
            _ => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}E{point - 1:+0;-0}"),
        });
    }
}
