namespace Understudy.Research;

/// <summary>Whether calls are turns of conversations.</summary>
internal enum ConversationStyle
{
    /// <summary>Each call stands alone.</summary>
    None,

    /// <summary>Turns, with the conversation's id in the request's metadata.</summary>
    Named,

    /// <summary>Turns, and nothing but the history says so.</summary>
    Unnamed,
}
