using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary>What is done to the letters of a copied value.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LetterCase>))]
public enum LetterCase
{
    /// <summary>Nothing.</summary>
    AsWritten,

    /// <summary>All small.</summary>
    Lower,

    /// <summary>All capital.</summary>
    Upper,

    /// <summary>A capital at the beginning of each word, the rest as written.</summary>
    Title,
}
