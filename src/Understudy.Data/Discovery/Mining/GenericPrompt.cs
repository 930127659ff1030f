using System.Text;

namespace Understudy.Data;

/// <summary>Tells prompts that say nothing about a task ("You are a helpful assistant.") from those that do.</summary>
internal static class GenericPrompt
{
    private const int LeastWords = 2;

    private static readonly HashSet<string> Empty = new(
        """
        you re are a an the and or to of in on for with as at by be is am i my your our it its this that s u t
        helpful assistant assistants ai model language large chatbot chat bot friendly polite kind expert knowledgeable smart honest harmless professional concise
        please answer answers respond reply questions question user users help helps people always be best ability can will carefully briefly clear clearly truthfully accurate
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Whether a template's fixed text holds no words of a task.</summary>
    public static bool Is(PromptTemplate template)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (char c in string.Concat(template.Segments.Select(s => s + " ")).Replace("\u0002s", " ", StringComparison.Ordinal).Replace("\u0002u", " ", StringComparison.Ordinal).Replace("\u0002a", " ", StringComparison.Ordinal))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }

            if (word.Length > 0 && !Empty.Contains(word.ToString()))
            {
                words.Add(word.ToString());
            }

            word.Clear();
        }

        return words.Count < LeastWords;
    }
}
