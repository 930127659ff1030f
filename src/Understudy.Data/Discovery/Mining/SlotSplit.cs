using System.Globalization;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// Parts a group whose prompts differ in a word that changes what is asked: "sentiment" or "topic". A slot with few values makes separate
/// groups of those values whose answers are of different sets.
/// </summary>
internal static class SlotSplit
{
    private const int MostValues = 8;
    private const int LongestValue = 48, LongestEdit = 600;
    private const int LeastPart = 4;
    private const double LeastShare = 0.03, LeastLater = 0.01; // of the calls, for values that ask for other answers and for those that take over
    private const double Follows = 0.9; // probability that a call with the next value is later
    private const int MostSettings = 3, LongestSetting = 4, FirstYear = 1900, LastYear = 2100;

    /// <summary>The group's parts; the group itself when no slot divides it.</summary>
    public static List<List<MinedCall>> Split(List<MinedCall> calls, PromptTemplate template)
    {
        var slots = new Range[TemplateIndex.MaximumSlots];
        for (int s = 0; s < template.Slots; s++)
        {
            if (Values(calls, template, s, slots, lastLine: false) is { } values)
            {
                if ((ByAnswers(values) ?? ByTime(values)) is { } parts)
                {
                    return parts;
                }
            }
            else if (Values(calls, template, s, slots, lastLine: true) is { } lines && ByTime(lines) is { } versions)
            {
                return versions; // the instruction's first words changed, and went to the slot before them
            }
        }

        return [calls];
    }

    private static Dictionary<string, (List<MinedCall> Calls, AnswerSpread Answers)>? Values(List<MinedCall> calls, PromptTemplate template, int slot, Range[] slots, bool lastLine)
    {
        var values = new Dictionary<string, (List<MinedCall> Calls, AnswerSpread Answers)>(StringComparer.Ordinal);
        foreach (MinedCall call in calls)
        {
            if (!template.TryMatch(call.Text, slots))
            {
                continue;
            }

            ReadOnlySpan<byte> value = call.Text.AsSpan()[slots[slot]];
            if (lastLine)
            {
                int line = value.TrimEnd(" \t\r\n"u8).LastIndexOf((byte)'\n');
                if (line < 0)
                {
                    return null;
                }

                value = value[line..];
            }

            if (value.Length > LongestEdit)
            {
                return null;
            }

            string text = string.Join(' ', Encoding.UTF8.GetString(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
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

        return values.Count < 2 || values.Values.Any(v => v.Calls.Count < Math.Max(LeastPart, LeastLater * calls.Count)) ? null : values;
    }

    /// <summary>Values that ask for other answers.</summary>
    private static List<List<MinedCall>>? ByAnswers(Dictionary<string, (List<MinedCall> Calls, AnswerSpread Answers)> values)
    {
        if (values.Keys.Any(v => v.Length > LongestValue) || values.Values.Any(v => v.Calls.Count < LeastShare * values.Values.Sum(o => o.Calls.Count)))
        {
            return null;
        }

        var parts = new List<(List<MinedCall> Calls, AnswerSpread Answers)>();
        foreach ((List<MinedCall> own, AnswerSpread answers) in values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value))
        {
            int home = parts.FindIndex(p => !AnswerSpread.Differ(p.Answers, answers));
            if (home < 0)
            {
                parts.Add(([], new AnswerSpread()));
                home = parts.Count - 1;
            }

            parts[home].Calls.AddRange(own);
            parts[home].Answers.Add(answers);
        }

        return parts.Count < 2 ? null : [.. parts.Select(p => p.Calls.OrderBy(c => c.Number).ToList())];
    }

    /// <summary>Values that take over from each other are wordings, not values; dates and numbers that count on do so too, and are just that.</summary>
    private static List<List<MinedCall>>? ByTime(Dictionary<string, (List<MinedCall> Calls, AnswerSpread Answers)> values)
    {
        (string Value, List<MinedCall> Calls)[] order = [.. values.Select(v => (v.Key, v.Value.Calls)).OrderBy(v => v.Calls.Average(c => (double)c.Time))];
        if (order.Any(v => SlotEdges.IsNumberOrDate(v.Value)) && !AreSettings([.. order.Select(v => v.Value)]))
        {
            return null;
        }

        for (int i = 1; i < order.Length; i++)
        {
            if (PromptFamilies.Later([.. order[i - 1].Calls.Select(c => c.Time)], order[i].Calls.Select(c => c.Time)) < Follows)
            {
                return null;
            }
        }

        return [.. order.Select(v => v.Calls)];
    }

    /// <summary>Numbers that somebody set anew ("under 150 words", then "120"): few, short, no years, and not the next of a count.</summary>
    private static bool AreSettings(string[] values)
    {
        if (values.Length > MostSettings || !values.All(v => v.Length <= LongestSetting && v.All(char.IsAsciiDigit)))
        {
            return false;
        }

        int[] numbers = [.. values.Select(v => int.Parse(v, CultureInfo.InvariantCulture))];
        return !numbers.Any(n => n is >= FirstYear and < LastYear) && !Enumerable.Range(1, numbers.Length - 1).Any(i => numbers[i] == numbers[i - 1] + 1);
    }
}
