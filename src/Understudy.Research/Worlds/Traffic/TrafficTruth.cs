using Understudy.Core;

namespace Understudy.Research;

/// <summary>What is true of a generated call.</summary>
public sealed record TrafficTruth
{
    /// <summary>Id of the workload; null for a one-off call.</summary>
    public string? Workload { get; init; }

    /// <summary>The workload's kind; null for a one-off call.</summary>
    public WorkloadKind? Kind { get; init; }

    /// <summary>Version of the prompt, such as <c>v2</c>.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// Values of the variable parts in the order in which they stand in the messages, trimmed. In a conversation every turn
    /// after the fixed messages is one. Empty for a one-off call.
    /// </summary>
    public IReadOnlyList<string> Slots { get; init; } = [];

    /// <summary>The teacher's answer where it is one of a closed set: label, grade or name of a tool. Null where it failed or refused.</summary>
    public string? Label { get; init; }

    /// <summary>What the teacher should have answered, where the set is closed.</summary>
    public string? Gold { get; init; }

    /// <summary>There is no usable answer: an error, cut short, cancelled or empty.</summary>
    public bool Failed { get; init; }

    /// <summary>The teacher refused in words.</summary>
    public bool Refused { get; init; }

    /// <summary>The request is that of an earlier call.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Id of the call whose input this one changes in a word or a mark.</summary>
    public string? NearDuplicateOf { get; init; }

    /// <summary>Personal data in the request, as written there.</summary>
    public IReadOnlyList<string> PersonalData { get; init; } = [];

    /// <summary>The conversation that the call is a turn of, whether the log says so or not.</summary>
    public string? Conversation { get; init; }
}
