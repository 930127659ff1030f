using Understudy.Core;

namespace Understudy.Data;

/// <summary>A workload: one kind of question with one kind of answer.</summary>
public sealed record WorkloadRecord
{
    /// <summary>Lower-case name fit for directories; unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The name as the user gave it.</summary>
    public required string Name { get; init; }

    /// <summary>What its answers look like.</summary>
    public required WorkloadKind Kind { get; init; }

    /// <summary>How the teacher wraps its label.</summary>
    public required AnswerShape Shape { get; init; }

    /// <summary>The system prompt of the recorded calls; null when unknown.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>Fingerprints of its prompt (<see cref="ChatRequestReader"/>); none where it was not learned from calls.</summary>
    public IReadOnlyList<string> Fingerprints { get; init; } = [];

    /// <summary>Templates of its prompt's versions, by which it is recognised and its input found; none where it was not learned from discovered calls.</summary>
    public IReadOnlyList<PromptTemplate> Templates { get; init; } = [];

    /// <summary>Models that gave the teacher's answers, as the log names them.</summary>
    public IReadOnlyList<string> TeacherModels { get; init; } = [];

    /// <summary>Whether its texts were redacted before they were learned from, so that a text must be redacted before it is asked.</summary>
    public bool Redacted { get; init; }

    /// <summary>The functions that its requests offer, as JSON in OpenAI's form; null when they offer none.</summary>
    public string? Tools { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }
}
