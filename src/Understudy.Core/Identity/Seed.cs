using System.Globalization;
using System.Text;

namespace Understudy.Core;

/// <summary>
/// A 64-bit seed from which independent seeds are derived by purpose, so that adding a consumer of chance
/// never shifts the numbers that another consumer sees.
/// </summary>
/// <param name="Value">Any 64-bit value.</param>
public readonly record struct Seed(ulong Value)
{
    /// <summary>The seed used when the user names none.</summary>
    public static Seed Default => new(20_26);

    /// <summary>Derives the seed of a named purpose, e.g. <c>seed.For("split")</c>. Same inputs, same result, on every machine.</summary>
    public Seed For(string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        ulong hash = 14695981039346656037UL; // FNV-1a, then mixed: a pure function of the UTF-8 bytes.
        foreach (byte b in Encoding.UTF8.GetBytes(purpose))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return new Seed(SeededRandom.Mix(Value ^ SeededRandom.Mix(hash)));
    }

    /// <summary>Derives the seed of a numbered repetition of one purpose.</summary>
    public Seed For(string purpose, int index) => new(SeededRandom.Mix(For(purpose).Value + ((ulong)(uint)index * 0x9E3779B97F4A7C15UL)));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
