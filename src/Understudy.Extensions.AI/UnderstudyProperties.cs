using Microsoft.Extensions.AI;

namespace Understudy.Extensions.AI;

/// <summary>
/// Keys of <see cref="ChatResponse.AdditionalProperties"/> (in a stream, of its last update) that say who answered, and of
/// <see cref="ChatOptions.AdditionalProperties"/> by which an application says what its request does not.
/// </summary>
public static class UnderstudyProperties
{
    /// <summary>Answer: the call's id (string), by which feedback names it.</summary>
    public const string RequestId = "understudy.request_id";

    /// <summary>Answer: <c>upstream</c> for the large model, or the specialist's id (string).</summary>
    public const string AnsweredBy = "understudy.answered_by";

    /// <summary>Answer: why (string), e.g. <c>specialist</c>, <c>below-threshold</c>, <c>pass-through</c>: as the gateway's header says it.</summary>
    public const string Decision = "understudy.decision";

    /// <summary>Answer: the specialist's calibrated confidence in [0, 1] (double); absent where none was asked.</summary>
    public const string Confidence = "understudy.confidence";

    /// <summary>Answer: whether the call is durable (bool).</summary>
    public const string Recorded = "understudy.recorded";

    /// <summary>Request and answer: the workload (string).</summary>
    public const string Workload = "understudy.workload";

    /// <summary>Request: id of the user (string), kept as a keyed hash only.</summary>
    public const string User = "understudy.user";

    /// <summary>Request: id of the conversation (string), likewise; without it <see cref="ChatOptions.ConversationId"/>.</summary>
    public const string Conversation = "understudy.conversation";
}
