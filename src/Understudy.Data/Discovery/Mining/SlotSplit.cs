using System.Text;

namespace Understudy.Data;

/// <summary>
/// Parts a group whose prompts differ in a word that changes what is asked: "sentiment" or "topic". A slot with few values makes separate
/// groups of those values whose answers are of different sets.
/// </summary>
internal static class SlotSplit
{
    private const int MostValues = 8;
    private const int LongestValue = 48;
    private const double LeastShare = 0.03;

    /// <summary>The group's parts; the group itself when no slot divides it.</summary>
    public static List<List<MinedCall>> Split(List<MinedCall> calls, PromptTemplate template)
    {
        var slots = new Range[TemplateIndex.MaximumSlots];
        for (int s = 0; s < template.Slots; s++)
        {
            if (Divide(calls, template, s, slots) is { } parts)
            {
                return parts;
            }
        }

        return [calls];
    }

    private static List<List<MinedCall>>? Divide(List<MinedCall> calls, PromptTemplate template, int slot, Range[] slots)
    {
        var values = new Dictionary<string, (List<MinedCall> Calls, AnswerSpread Answers)>(StringComparer.Ordinal);
        foreach (MinedCall call in calls)
        {
            if (!template.TryMatch(call.Text, slots))
            {
                continue;
            }

            ReadOnlySpan<byte> value = call.Text.AsSpan()[slots[slot]];
            if (value.Length is 0 or > LongestValue)
            {
                return null;
            }

            string text = Encoding.UTF8.GetString(value);
            if (!values.TryGetValue(text, out (List<MinedCall> Calls, AnswerSpread Answers) found))
            {
                if (values.Count == MostValues)
                {
                    return null;
                }

                values[text] = found = ([], new AnswerSpread());
            }

            found.Calls.Add(call);
            found.Answers.Add(call.Answer);
        }

        if (values.Count < 2 || values.Values.Any(v => v.Calls.Count < LeastShare * calls.Count))
        {
            return null;
        }

        var parts = new List<(List<MinedCall> Calls, AnswerSpread Answers)>();
        foreach ((List<MinedCall> own, AnswerSpread answers) in values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value))
        {
            int home = parts.FindIndex(p => !AnswerSpread.Differ(p.Answers, answers));
            if (home < 0)
            {
                parts.Add((own, answers));
            }
            else
            {
                parts[home].Calls.AddRange(own);
                parts[home].Answers.Add(answers);
            }
        }

        return parts.Count < 2 ? null : [.. parts.Select(p => p.Calls.OrderBy(c => c.Number).ToList())];
    }
}
