using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>
/// Draws a number for a conversation that anybody who knows its name can draw again: the same name, workload and purpose give the same
/// number, and numbers of different purposes are independent. FNV-1a over UTF-16, finished with SplitMix64; allocates nothing.
/// </summary>
internal sealed class ConversationDraw(string workload, string purpose)
{
    private readonly ulong _salt = new Seed(0).For(workload).For(purpose).Value;

    /// <summary>A number in [0, 1), uniform over conversations.</summary>
    /// <param name="unit">The conversation, or what stands for it.</param>
    /// <param name="epoch">Changes the draw of every conversation, e.g. a day's number.</param>
    public double Of(ReadOnlySpan<char> unit, long epoch = 0)
    {
        ulong hash = 14695981039346656037UL;
        foreach (char c in unit)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        ulong mixed = SeededRandom.Mix(SeededRandom.Mix(hash) ^ SeededRandom.Mix(_salt + (ulong)epoch));
        return (mixed >> 11) * (1.0 / (1UL << 53));
    }
}
