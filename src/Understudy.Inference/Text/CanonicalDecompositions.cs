using System.Globalization;
using System.Reflection;

namespace Understudy.Inference;

/// <summary>
/// Canonical decompositions and combining classes (Unicode Standard Annex 15, form D). Our own, because
/// <see cref="string.Normalize()"/> returns its argument unchanged where globalisation is invariant, and otherwise answers
/// with the host's version of Unicode: ids would depend on the machine.
/// </summary>
internal static class CanonicalDecompositions
{
    /// <summary>Longest decomposition of one code point, in code points.</summary>
    public const int Longest = 4;

    private const int HangulFirst = 0xAC00, HangulLast = 0xD7A3;
    private const int LeadFirst = 0x1100, VowelFirst = 0x1161, TrailBefore = 0x11A7, Vowels = 21, Trails = 28;

    private static readonly Dictionary<int, int[]> Mappings = [];
    private static readonly Dictionary<int, byte> Classes = [];

    static CanonicalDecompositions()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("CanonicalDecompositions.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(' ');
            if (line[0] == '@')
            {
                for (int c = Hex(fields[1]); c <= Hex(fields[2]); c++)
                {
                    Classes.Add(c, byte.Parse(fields[0].AsSpan(1), CultureInfo.InvariantCulture));
                }
            }
            else if (line[0] != '#')
            {
                Mappings.Add(Hex(fields[0]), [.. fields.Skip(1).Select(Hex)]);
            }
        }

        static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    /// <summary>The characters that form D changes, Hangul syllables left out, with their parts.</summary>
    public static IReadOnlyDictionary<int, int[]> All => Mappings;

    /// <summary>Whether form D changes the code point.</summary>
    public static bool Changes(int codePoint) => codePoint is >= HangulFirst and <= HangulLast || Mappings.ContainsKey(codePoint);

    /// <summary>Canonical combining class; 0 for most characters.</summary>
    public static int CombiningClass(int codePoint) => Classes.TryGetValue(codePoint, out byte c) ? c : 0;

    /// <summary>Writes the full decomposition, or the code point itself, and returns the number of code points.</summary>
    public static int Decompose(int codePoint, Span<int> target)
    {
        if (codePoint is >= HangulFirst and <= HangulLast)
        {
            int index = codePoint - HangulFirst, trail = index % Trails;
            target[0] = LeadFirst + (index / (Vowels * Trails));
            target[1] = VowelFirst + (index / Trails % Vowels);
            target[2] = TrailBefore + trail;
            return trail == 0 ? 2 : 3;
        }

        if (Mappings.TryGetValue(codePoint, out int[]? mapping))
        {
            mapping.CopyTo(target);
            return mapping.Length;
        }

        target[0] = codePoint;
        return 1;
    }
}
