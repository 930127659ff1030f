using System.Text.Json.Serialization;

namespace Understudy.Inference;

/// <summary>What an intent of the tagger is answered with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IntentKind>))]
public enum IntentKind
{
    /// <summary>One call of one function.</summary>
    Call,

    /// <summary>No call.</summary>
    NoCall,

    /// <summary>Nothing: the large model has to answer. Several calls, or a function whose arguments cannot be represented.</summary>
    Abstain,
}
