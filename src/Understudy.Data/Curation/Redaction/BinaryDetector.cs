using System.Buffers;
using System.Globalization;

namespace Understudy.Data;

/// <summary>Files inside a text: <c>data:</c> URLs and texts of nothing but base64, longer than 4 KiB.</summary>
internal static class BinaryDetector
{
    /// <summary>What its placeholders' words begin with.</summary>
    public const string Beginning = "DATA ";

    private const int Shortest = 4096;
    private const int LongestMediaType = 128;
    private const string Marker = ";base64,";
    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_");

    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        if (text.Length <= Shortest)
        {
            return;
        }

        if (!text.ContainsAnyExcept(Base64))
        {
            found.Add(0, text.Length, Word(text.Length));
            return;
        }

        int position = 0;
        while (text[position..].IndexOf(Marker, StringComparison.Ordinal) is >= 0 and int next)
        {
            int content = position + next + Marker.Length;
            int length = text[content..].IndexOfAnyExcept(Base64);
            length = length < 0 ? text.Length - content : length;
            int before = Math.Max(position, content - LongestMediaType);
            int start = text[before..content].LastIndexOf("data:", StringComparison.OrdinalIgnoreCase);
            if (length > Shortest)
            {
                found.Add(start < 0 ? content : before + start, content + length, Word(length));
            }

            position = content + length;
        }
    }

    private static string Word(int length) => string.Create(CultureInfo.InvariantCulture, $"{Beginning}{length}");
}
