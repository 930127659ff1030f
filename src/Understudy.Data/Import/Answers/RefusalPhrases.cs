namespace Understudy.Data;

/// <summary>
/// Beginnings of the refusals that large models write, in some fifteen languages. An answer that begins so, or that is nothing but
/// question marks, is no label even when it repeats; it becomes an example of <em>escalate</em>.
/// </summary>
internal static class RefusalPhrases
{
    private static readonly string[] Beginnings =
    [
        "i'm sorry", "i am sorry", "sorry,", "sorry, but", "i apologize", "i can't ", "i cannot ", "i can not ", "i'm unable", "i am unable",
        "i'm not able", "i am not able", "as an ai", "unfortunately, i", "i won't ", "i do not feel comfortable", "i don't feel comfortable", "i'm not comfortable", "i am not comfortable",
        "i don't have enough ", "i do not have enough ", "i don't have sufficient ", "i do not have sufficient ", "i must decline", "i have to decline", "i must respectfully decline", "i'm afraid i can", "i'd rather not ",
        "es tut mir leid", "tut mir leid", "leider kann ich", "ich kann diese", "ich kann das nicht", "ich kann dabei nicht", "je suis désolé", "désolé,", "je ne peux pas", "je ne suis pas en mesure", "lo siento", "no puedo ", "mi dispiace", "non posso ", "het spijt me", "ik kan dit niet", "ik kan hier niet",
        "não posso ", "lamento, mas", "sinto muito", "nie mogę ", "przykro mi, ale", "jag kan inte ", "jag kan tyvärr inte", "jeg kan ikke ", "jeg kan desværre ikke", "jeg kan dessverre ikke", "nemohu ", "nemůžu ", "я не могу", "我无法", "我不能", "很抱歉，我", "抱歉，我", "申し訳ありませんが", "申し訳ございませんが", "죄송하지만", "죄송합니다만",
    ];

    /// <summary>Whether the text is a refusal rather than a label.</summary>
    public static bool Matches(string text)
    {
        if (text.Length > 0 && text[0] == '?' && text.AsSpan().IndexOfAnyExcept('?') < 0)
        {
            return true;
        }

        if (text.Length < 5)
        {
            return false;
        }

        string straight = text.Replace('’', '\'');
        return Array.Exists(Beginnings, b => straight.StartsWith(b, StringComparison.OrdinalIgnoreCase));
    }
}
