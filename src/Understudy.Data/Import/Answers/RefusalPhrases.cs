namespace Understudy.Data;

/// <summary>
/// Beginnings of the refusals that large models write, in English, German, French, Spanish, Italian and Dutch. An answer that begins so, or that is nothing but
/// question marks, is no label even when it repeats; it becomes an example of <em>escalate</em>.
/// </summary>
internal static class RefusalPhrases
{
    private static readonly string[] Beginnings =
    [
        "i'm sorry", "i am sorry", "sorry,", "sorry, but", "i apologize", "i can't ", "i cannot ", "i can not ", "i'm unable", "i am unable",
        "i'm not able", "i am not able", "as an ai", "unfortunately, i", "i won't ", "i do not feel comfortable",
        "es tut mir leid", "tut mir leid", "leider kann ich", "je suis désolé", "désolé,", "je ne peux pas", "lo siento", "no puedo ", "mi dispiace", "het spijt me",
    ];

    /// <summary>Whether the text is a refusal rather than a label.</summary>
    public static bool Matches(string text)
    {
        if (text.Length > 0 && text[0] == '?' && text.AsSpan().IndexOfAnyExcept('?') < 0)
        {
            return true;
        }

        if (text.Length < 6)
        {
            return false;
        }

        string straight = text.Replace('’', '\'');
        return Array.Exists(Beginnings, b => straight.StartsWith(b, StringComparison.OrdinalIgnoreCase));
    }
}
