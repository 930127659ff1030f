using Understudy.Core;

namespace Understudy.Research;

/// <summary>A workload as its author writes it down. <c>{{rule}}</c> in a prompt is a slot that the grammar's rule fills.</summary>
internal sealed record WorkloadSpec
{
    public required string Id { get; init; }

    public required WorkloadKind Kind { get; init; }

    public required string Description { get; init; }

    /// <summary>Share among the workloads of its half, before they are scaled to 1.</summary>
    public required double Weight { get; init; }

    public string? System { get; init; }

    /// <summary><c>system</c> or <c>developer</c>.</summary>
    public string Role { get; init; } = "system";

    public string User { get; init; } = "{{text}}";

    /// <summary>Fixed turns before the real one.</summary>
    public (string User, string Assistant)[] Shots { get; init; } = [];

    /// <summary>Grammars of domains, then its own rules.</summary>
    public required string[] Grammar { get; init; }

    /// <summary>Closed set of answers, see <see cref="CuedLabels"/>.</summary>
    public string? Labels { get; init; }

    /// <summary>How often the teacher's label is right.</summary>
    public double Accuracy { get; init; } = .95;

    /// <summary>The answer's text in the grammar's language; unused when there are fields or tools.</summary>
    public string Answer { get; init; } = "<=>";

    /// <summary>The answer's fields, when it is JSON.</summary>
    public Field[] Fields { get; init; } = [];

    /// <summary>Whether the fields are asked for with <c>response_format</c> <c>json_schema</c>.</summary>
    public bool Schema { get; init; }

    /// <summary>Share of the JSON answers that come in a code fence.</summary>
    public double Fenced { get; init; }

    /// <summary>Share of the bare answers that have a full stop, a line break, a blank or quotes too many.</summary>
    public double Sloppy { get; init; }

    public Tool[] Tools { get; init; } = [];

    /// <summary>Whether the tools are offered in an order that varies.</summary>
    public bool ShuffledTools { get; init; }

    /// <summary>Later versions of the prompt.</summary>
    public Revision[] Revisions { get; init; } = [];

    /// <summary>The slot that is the input proper: personal data, emoji and small changes go there.</summary>
    public string Main { get; init; } = "text";

    /// <summary>Whether one input in seventy is very long.</summary>
    public bool LongTail { get; init; }

    /// <summary>Share of the calls whose contents are arrays of parts.</summary>
    public double Parts { get; init; }

    /// <summary>Share of the calls whose fixed text differs in white space.</summary>
    public double Jitter { get; init; }

    /// <summary>Whether the client escapes everything that is not ASCII.</summary>
    public bool Ascii { get; init; }

    /// <summary>The teacher by share of the span from which on it answers.</summary>
    public (double From, string Name)[] Models { get; init; } = [(0, "gpt-4o-mini-2024-07-18")];

    public double Temperature { get; init; }

    public int? MaxTokens { get; init; }

    /// <summary>Rule of the request's <c>user</c>, if it has one.</summary>
    public string? UserRule { get; init; }

    public ConversationStyle Conversation { get; init; }
}
