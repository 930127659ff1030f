using System.Text;

namespace Understudy.Data;

/// <summary>The text that a specialist learns from and is asked with: what stood in the slots, each behind its name where there are several.</summary>
public static class SlotText
{
    /// <summary>The text.</summary>
    /// <param name="template">The template that matched.</param>
    /// <param name="slots">What stood in its slots, in order.</param>
    public static string Of(PromptTemplate template, IReadOnlyList<string> slots)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(slots);
        return slots.Count == 1
            ? Plain(slots[0])
            : string.Join('\n', slots.Select((s, i) => $"{template.SlotNames[i]}: {Plain(s)}"));
    }

    /// <summary>The text, from a stream.</summary>
    /// <param name="template">The template that matched.</param>
    /// <param name="text">The stream.</param>
    /// <param name="slots">The places of its slots.</param>
    public static string Of(PromptTemplate template, ReadOnlySpan<byte> text, ReadOnlySpan<Range> slots)
    {
        ArgumentNullException.ThrowIfNull(template);
        var values = new string[template.Slots];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Encoding.UTF8.GetString(text[slots[i]]);
        }

        return Of(template, values);
    }

    /// <summary>A slot that spans messages, with a line for each.</summary>
    private static string Plain(string slot)
    {
        if (!slot.Contains((char)PromptScript.Mark, StringComparison.Ordinal))
        {
            return slot;
        }

        string[] turns = slot.Split((char)PromptScript.Mark);
        return turns[0] + string.Concat(turns.Skip(1).Select(t => $"\n{Role(t)}: {t[Math.Min(1, t.Length)..]}"));
    }

    private static string Role(string turn) => turn.Length == 0 ? "" : turn[0] switch { 's' => "system", 'u' => "user", 'a' => "assistant", 't' => "tool", _ => "other" };
}
