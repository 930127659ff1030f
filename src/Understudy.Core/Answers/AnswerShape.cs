using System.Text.Json;

namespace Understudy.Core;

/// <summary>
/// How the teacher wraps a label: plain text, or a JSON object with one property. A label that came as
/// <c>{"category":"x"}</c> is learned as <c>x</c> and served as that JSON again, byte for byte.
/// </summary>
public sealed record AnswerShape
{
    /// <summary>A label that stands alone.</summary>
    public static AnswerShape Text { get; } = new() { Prefix = "", Suffix = "" };

    /// <summary>Name of the JSON property that holds the label; null for plain text.</summary>
    public string? Property { get; init; }

    /// <summary>What stands before the label.</summary>
    public required string Prefix { get; init; }

    /// <summary>What stands behind the label.</summary>
    public required string Suffix { get; init; }

    /// <summary>The answer in the teacher's shape.</summary>
    public string Render(string label) => Property is null || Prefix.Length == 0 || Prefix[^1] != '"'
        ? Prefix + label + Suffix
        : Prefix + JsonEncodedText.Encode(label, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + Suffix;
}
