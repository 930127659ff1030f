namespace Understudy.Data;

/// <summary>How the keys of one provider look: a beginning, then letters, digits, hyphens and underscores.</summary>
/// <param name="Prefix">The beginning, in its own case.</param>
/// <param name="Shortest">Fewest characters after it.</param>
/// <param name="Common">Whether the beginning is common in words (<c>task-force</c>): a key is then one that begins a word and has a digit, or whose case is mixed too.</param>
/// <param name="Base64">Whether plus and slash belong to it too.</param>
internal readonly record struct KeyForm(string Prefix, int Shortest, bool Common = false, bool Base64 = false);
