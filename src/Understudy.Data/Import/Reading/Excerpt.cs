namespace Understudy.Data;

/// <summary>Shortens text for messages.</summary>
internal static class Excerpt
{
    /// <summary>At most <paramref name="length"/> characters on one line.</summary>
    public static string Of(string text, int length)
    {
        bool cut = text.Length > length;
        string head = cut ? text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] : text;
        return string.Concat(head.Select(c => char.IsControl(c) ? ' ' : c)) + (cut ? "…" : "");
    }
}
