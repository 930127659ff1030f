using System.Globalization;
using System.Text;

namespace Understudy.Data;

/// <summary>Names for discovered workloads from the words that tell their prompts from the others'.</summary>
public static class WorkloadNames
{
    private const int Words = 3;
    private const int ShortestWord = 4, LongestWord = 20;
    private static readonly HashSet<string> Common = new(
        """
        about after also always another answer answers anything assistant based before below both cannot company could does each either every exactly example
        following format from give given have helpful here into just keep like list make more most must never none only other output please provide
        reply respond response return rules same should some such task text than that their them then there these they this those tone user users using
        very want well what when where which while will with word words work write your yours input value true false json object string number field fields name
        message messages question questions customer customers
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>A name for each, distinct, lower case, words joined by dashes; the same for the same workloads.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<DiscoveredWorkload> workloads)
    {
        ArgumentNullException.ThrowIfNull(workloads);
        Dictionary<string, int>[] words = [.. workloads.Select(WordsOf)];
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in words.SelectMany(w => w.Keys))
        {
            spread[word] = spread.GetValueOrDefault(word) + 1;
        }

        var names = new string[workloads.Count];
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string[] best = [.. words[i]
                .OrderByDescending(w => Math.Sqrt(w.Value) * Math.Log((workloads.Count + 1.0) / spread[w.Key]))
                .ThenBy(w => w.Key, StringComparer.Ordinal).Take(Words).Select(w => w.Key)];
            string name = best.Length == 0 ? "workload" : string.Join('-', best.OrderBy(w => Place(workloads[i], w)));
            int times = used[name] = used.GetValueOrDefault(name) + 1;
            names[i] = times == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{times}");
        }

        return names;
    }

    private static int Place(DiscoveredWorkload workload, string word) =>
        string.Join(' ', workload.Versions[^1].Segments).IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and int at ? at : int.MaxValue;

    private static Dictionary<string, int> WordsOf(DiscoveredWorkload workload)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (char c in string.Join(' ', workload.Versions[^1].Segments) + " ")
        {
            if (char.IsLetter(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }

            string found = word.ToString();
            word.Clear();
            if (found.Length is >= ShortestWord and <= LongestWord && !Common.Contains(found))
            {
                counts[found] = counts.GetValueOrDefault(found) + 1;
            }
        }

        return counts;
    }
}
