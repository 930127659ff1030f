namespace Understudy.Data;

/// <summary>Which placeholders the properties of a JSON document have in common while it is redacted: those of its conversation are kept, all others are their own.</summary>
internal struct RedactionTrail
{
    private readonly bool _isAnswer;
    private Part _part;

    /// <summary>Goes on with a conversation: the document belongs to it as a whole.</summary>
    /// <param name="conversation">What was taken out of it; null begins anew, like a document that stands alone.</param>
    public RedactionTrail(Placeholders? conversation) => (Conversation, _isAnswer) = (conversation, conversation is not null);

    private enum Part
    {
        Other,
        Conversation,
        Beside,
    }

    /// <summary>What was taken out of the conversation; null when nothing was.</summary>
    public Placeholders? Conversation { get; private set; }

    /// <summary>What was taken out of the instructions beside it (<c>/v1/responses</c>), which the conversation does not count with.</summary>
    public Placeholders? Beside { get; private set; }

    /// <summary>The placeholders that a property of the outermost object begins with; null for none.</summary>
    public Placeholders? Begin(ReadOnlySpan<byte> property)
    {
        _part = _isAnswer || property.SequenceEqual("messages"u8) || property.SequenceEqual("input"u8) ? Part.Conversation
            : property.SequenceEqual("instructions"u8) ? Part.Beside
            : Part.Other;
        return _part == Part.Conversation ? Conversation : null;
    }

    /// <summary>Takes what it ended with.</summary>
    public void End(Placeholders? shared)
    {
        (Conversation, Beside) = (_part == Part.Conversation ? shared : Conversation, _part == Part.Beside ? shared : Beside);
    }
}
