using System.Globalization;

namespace Understudy.Data;

/// <summary>Whether four numbers from 0 to 255 are a host's address or a version, a section, a mask.</summary>
internal static class Ipv4Context
{
    private const int SmallFirst = 9;
    private const int SmallPart = 50;
    private const int LargestVersion = 127;

    /// <summary>Whether the four groups from here on are the address of somebody or of some machine.</summary>
    public static bool IsHost(ReadOnlySpan<char> text, in DigitChain chain, int g)
    {
        int first = Part(chain, g), second = Part(chain, g + 1);
        if (first is 0 or 127 || (first == 255 && second == 255) || (first <= LargestVersion && NumberContext.IsVersion(text, chain.StartOf(g)) && !NumberContext.IsAddressed(text, chain.StartOf(g)) && !NumberContext.IsPlaced(text, chain.StartOf(g), chain.EndOf(g + 3))))
        {
            return false; // this network, this machine, a mask
        }

        // An address drawn at random is this small once in 3,000 times; versions are nearly always. Four equal numbers are a public resolver's.
        bool small = first <= SmallFirst && second <= SmallPart && Part(chain, g + 2) <= SmallPart && Part(chain, g + 3) <= SmallPart;
        bool resolver = first == second && second == Part(chain, g + 2) && second == Part(chain, g + 3);
        return !small || resolver || NumberContext.IsHost(text, chain.StartOf(g));
    }

    private static int Part(in DigitChain chain, int g) => int.Parse(chain[g], NumberStyles.None, CultureInfo.InvariantCulture);
}
