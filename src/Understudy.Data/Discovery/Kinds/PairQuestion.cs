namespace Understudy.Data;

/// <summary>Whether a prompt's words ask how well two of its values go together.</summary>
internal static class PairQuestion
{
    private const int LeastName = 3, LeastStem = 4, Ending = 2; // "Zapytanie" and "zapytania" name the same
    private static readonly string[] RelevanceWords = ["relevan", "query", "candidate", "search", "passage", "match", "rank", "retriev", "result"];
    private static readonly string[] QueryNames = ["query", "question", "search", "request", "need", "looks", "wish", "profile"];
    private static readonly string[] ItemNames = ["product", "item", "passage", "document", "article", "candidate", "result", "listing", "offer", "snippet", "page", "entry"];

    /// <summary>Whether it does: by its slots' names, by words of search, or by a sentence with the names of two slots.</summary>
    public static bool Asks(PromptTemplate template)
    {
        if (template.SlotNames.Any(n => QueryNames.Any(q => n.Contains(q, StringComparison.Ordinal))) && template.SlotNames.Any(n => ItemNames.Any(i => n.Contains(i, StringComparison.Ordinal))))
        {
            return true;
        }

        string text = string.Join(' ', template.Segments);
        return RelevanceWords.Count(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) >= 2
            || template.Segments.SelectMany(s => s.Split(['.', '?', '!', '\n'], StringSplitOptions.RemoveEmptyEntries)).Any(s => Names(template, s) >= 2);
    }

    private static int Names(PromptTemplate template, string sentence)
    {
        string[] words = sentence.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return template.SlotNames.Count(n => n.Length >= LeastName && words.Any(w => w[^1] is not (':' or '=' or '>') && (n.Length < LeastStem ? w.Trim('"', '\'', ',') == n : w.StartsWith(n[..Math.Max(LeastStem, n.Length - Ending)], StringComparison.Ordinal))));
    }
}
