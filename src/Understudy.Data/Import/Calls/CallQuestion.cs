using Understudy.Core;

namespace Understudy.Data;

/// <summary>A question of a function-calling exam.</summary>
public sealed record CallQuestion
{
    /// <summary>1-based line in the file.</summary>
    public required long Line { get; init; }

    /// <summary>The question's id; made of the category and the row where the file gives none.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>The functions on offer, none perhaps, their schemas in JSON Schema's words.</summary>
    public required ToolSet Tools { get; init; }

    /// <summary>What is accepted; null where the files give no answer (REST questions: judged by carrying the call out).</summary>
    public required AcceptedCalls? Accepted { get; init; }
}
