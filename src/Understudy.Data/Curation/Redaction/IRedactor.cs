using System.Diagnostics.CodeAnalysis;

namespace Understudy.Data;

/// <summary>
/// Takes secrets and personal data out of a text. What is trained on and what is scored go through the same one, so that a specialist
/// sees what it learned from. Deterministic, idempotent, linear in the text's length. Thread-safe.
/// </summary>
public interface IRedactor
{
    /// <summary>The text without them; the same object when nothing was found.</summary>
    string Redact(string text);

    /// <summary>Whether something was found. Allocates nothing when nothing was.</summary>
    /// <param name="text">Any text, of any length.</param>
    /// <param name="redacted">The text with placeholders in place of what was found; null when nothing was.</param>
    bool TryRedact(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? redacted);
}
