using Understudy.Core;

namespace Understudy.Data;

/// <summary>Reads the label within a teacher's answer. Import and gateway use this one reading.</summary>
public static class TeacherLabel
{
    /// <summary>The label, or null when the answer is a refusal or not of that shape.</summary>
    /// <param name="answer">The answer's text.</param>
    /// <param name="shape">How the teacher wraps its labels.</param>
    public static string? Read(string answer, AnswerShape shape)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(shape);
        return Read(answer, shape, []);
    }

    /// <summary>The same, with a list to be used again.</summary>
    internal static string? Read(string answer, AnswerShape shape, List<AnswerProperty> parsed)
    {
        if (shape.Object is { } whole)
        {
            (int open, int close) = AnswerText.Inside(answer);
            return close > open && answer[open] == '{' ? whole.Canonical(answer[open..close]) : null;
        }

        if (AnswerText.TryObject(answer, parsed))
        {
            int i = shape.Property is null ? -1 : parsed.FindIndex(p => p.Name == shape.Property);
            return i < 0 ? null : parsed[i].Value;
        }

        (int start, int end) = AnswerText.Label(answer);
        string text = answer[start..end];
        return RefusalPhrases.Matches(text) ? null : text;
    }
}
