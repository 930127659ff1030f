using Understudy.Core;

namespace Understudy.Training;

/// <summary>Numbers as 16-bit floats, refused where one is too large for it.</summary>
internal static class HalfNumbers
{
    /// <summary>Rounds to the nearest half.</summary>
    /// <param name="name">The tensor's name, for messages.</param>
    /// <param name="values">The numbers.</param>
    /// <exception cref="UnderstudyException">When a number would become infinite.</exception>
    public static Half[] Of(string name, ReadOnlySpan<float> values)
    {
        var halves = new Half[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            halves[i] = (Half)values[i];
            if (!Half.IsFinite(halves[i]))
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{name} has the number {values[i]}, which is too large for 16 bits. Export with 32 bits.");
            }
        }

        return halves;
    }
}
