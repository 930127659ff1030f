using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary>What becomes of the spans of a slot.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArgumentCount>))]
public enum ArgumentCount
{
    /// <summary>A single value; two spans are no call.</summary>
    One,

    /// <summary>A list, also of one.</summary>
    List,

    /// <summary>A value when alone, a list of two or more.</summary>
    OneOrList,
}
