namespace Understudy.Gateway;

/// <summary>Whether an answer came from the model that the specialist was certified against.</summary>
public static class TeacherNames
{
    /// <summary>
    /// Whether a model is one of those listed; an empty list allows any. A name without a date allows its dated versions too
    /// (<c>large-4o</c> allows <c>large-4o-2026-08-06</c>, <c>large-4o-0613</c> and <c>large-4o@20260806</c>), since it says nothing
    /// about the version; a dated name allows itself only.
    /// </summary>
    /// <param name="models">Names of the models that the teacher may be.</param>
    /// <param name="answered">The name that the answer gave.</param>
    public static bool Allow(IReadOnlyList<string> models, string answered)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(answered);
        foreach (string model in models)
        {
            if (answered == model || (answered.StartsWith(model, StringComparison.Ordinal) && IsDate(answered.AsSpan(model.Length))))
            {
                return true;
            }
        }

        return models.Count == 0;
    }

    /// <summary>A hyphen or at sign, then digits and hyphens, four digits at least.</summary>
    private static bool IsDate(ReadOnlySpan<char> rest)
    {
        int digits = 0;
        foreach (char c in rest[1..])
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return rest[0] is '-' or '@' && digits >= 4;
    }
}
