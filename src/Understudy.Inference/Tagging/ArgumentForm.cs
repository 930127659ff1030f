using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary>How a tagger finds an argument's value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArgumentForm>))]
public enum ArgumentForm
{
    /// <summary>The value's text stands in the input.</summary>
    Copied,

    /// <summary>One of a closed set of values.</summary>
    Enumerated,

    /// <summary>The input has words that a normaliser reads as the value.</summary>
    Normalised,
}
