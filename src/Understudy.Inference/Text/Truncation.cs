namespace Understudy.Inference;

/// <summary>How many tokens of each text stay when a pair is too long: Hugging Face's <c>longest_first</c>, as its Rust library does it.</summary>
internal static class Truncation
{
    /// <summary>
    /// Takes from the longer text until both fit or are equally long, then halves; where the room is odd, the second has one more
    /// unless it was the shorter.
    /// </summary>
    /// <param name="first">Tokens of the first text.</param>
    /// <param name="second">Tokens of the second text.</param>
    /// <param name="room">Tokens that fit, special tokens aside.</param>
    public static (int First, int Second) LongestFirst(int first, int second, int room)
    {
        if ((long)first + second <= room)
        {
            return (first, second);
        }

        int shorter = Math.Min(first, second), longer = room - shorter;
        if (longer < shorter)
        {
            shorter = room / 2;
            longer = room - shorter;
        }

        return first > second ? (longer, shorter) : (shorter, longer);
    }
}
