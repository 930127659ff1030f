using System.Text.Json;

namespace Understudy.Data;

/// <summary>What an answer is told by when workloads are told apart: cheap, and the same for equal answers.</summary>
internal static class AnswerSign
{
    /// <summary>Stands for prose.</summary>
    public const string FreeText = "~";

    private const int LongestLabel = 48;
    private const int MostNames = 12;

    /// <summary>The sign of a text answer; null when there is none.</summary>
    public static string? Of(string? answer, List<AnswerProperty> parsed)
    {
        if (string.IsNullOrWhiteSpace(answer))
        {
            return null;
        }

        if (AnswerText.TryObject(answer, parsed))
        {
            // One short value tells the label; the names alone tell the shape.
            string names = string.Join(',', parsed.Select(p => p.Name).Order(StringComparer.Ordinal).Take(MostNames));
            int label = parsed.FindIndex(p => p.Kind == JsonValueKind.String && p.Value.Length <= LongestLabel);
            return label < 0 ? "{" + names : "{" + names + "=" + parsed[label].Value;
        }

        (int start, int end) = AnswerText.Label(answer);
        return end - start <= LongestLabel && !answer.AsSpan(start, end - start).Contains('\n') ? answer[start..end] : FreeText;
    }
}
