using Understudy.Core;

namespace Understudy.Research;

/// <summary>Changes a text as a person does who sends it a second time.</summary>
internal static class SmallChange
{
    /// <summary>The text with a word or a mark changed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="outside">Its inside stays: it holds values that are listed in the truth.</param>
    /// <param name="random">Chance.</param>
    public static string Of(string text, bool outside, SeededRandom random)
    {
        string trimmed = text.TrimEnd();
        int start = trimmed.Length == 0 ? -1 : trimmed.IndexOf(' ', random.Next(trimmed.Length));
        int kind = outside || start < 0 ? 0 : random.Next(4);
        return kind switch
        {
            0 => trimmed.EndsWith('.') ? trimmed[..^1] + "!" : trimmed.EndsWith('!') || trimmed.EndsWith('?') ? trimmed + trimmed[^1] : trimmed + ".",
            1 => trimmed[..start] + Twice(trimmed, start) + trimmed[start..],
            2 when start + 3 < trimmed.Length && char.IsLetter(trimmed[start + 2]) => trimmed.Remove(start + 2, 1),
            _ => trimmed[..start] + " really" + trimmed[start..],
        };
    }

    private static string Twice(string text, int end)
    {
        int start = text.LastIndexOf(' ', Math.Max(0, end - 1)) + 1;
        return start < end ? " " + text[start..end] : ",";
    }
}
