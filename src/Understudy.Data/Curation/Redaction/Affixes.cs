namespace Understudy.Data;

/// <summary>Whether a text begins or ends with one of some words.</summary>
internal static class Affixes
{
    public static bool BeginsOne(ReadOnlySpan<char> text, string[] words, StringComparison comparison)
    {
        foreach (string word in words)
        {
            if (text.StartsWith(word, comparison))
            {
                return true;
            }
        }

        return false;
    }

    public static bool EndsOne(ReadOnlySpan<char> text, string[] words, StringComparison comparison)
    {
        foreach (string word in words)
        {
            if (text.EndsWith(word, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
