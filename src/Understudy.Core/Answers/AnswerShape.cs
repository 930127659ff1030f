using System.Text.Json;
using System.Text.Json.Serialization;

namespace Understudy.Core;

/// <summary>
/// How the teacher wraps a label: plain text, a JSON object with one property, or a JSON object that is the arguments of a call. A label that came as
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

    /// <summary>How answers that are JSON objects as a whole are written, where labels are calls (<see cref="CallText"/>); null for any other answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ObjectShape? Object { get; init; }

    /// <summary>The answer in the teacher's shape.</summary>
    /// <param name="label">The label; with <see cref="Object"/> the canonical text of one call.</param>
    public string Render(string label) => Object is { } shape ? Prefix + shape.Render(label) + Suffix
        : Property is null || Prefix.Length == 0 || Prefix[^1] != '"'
        ? Prefix + label + Suffix
        : Prefix + JsonEncodedText.Encode(label, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + Suffix;
}
