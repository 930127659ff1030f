using Understudy.Core;

namespace Understudy.Data;

/// <summary>A row as it stands in the source, before it is known what its answers mean. One object is used again for every row.</summary>
internal sealed class Candidate
{
    /// <summary>1-based row or line that lineage names.</summary>
    public long Source { get; set; }

    /// <summary>1-based physical line, or row where there are no lines.</summary>
    public long Line { get; set; }

    /// <summary>Why the row is rejected, or null. One of few texts: what differs from row to row is in the raw text.</summary>
    public string? Problem { get; set; }

    /// <summary>1-based column (CSV field, JSON byte) of the problem; 0 when it has none.</summary>
    public int Column { get; set; }

    /// <summary>The row's bytes for the rejects file; may be longer than what is written.</summary>
    public ReadOnlyMemory<byte> Raw { get; set; }

    /// <summary>Which of two files the row is from, or null.</summary>
    public string? File { get; set; }

    public string Input { get; set; } = "";

    /// <summary>The query that the input is an item for; null unless the rows are pairs.</summary>
    public string? Query { get; set; }

    /// <summary>The teacher's grade as a number, once it has been read.</summary>
    public double? TeacherScore { get; set; }

    /// <summary>The true grade as a number, once it has been read.</summary>
    public double? GoldScore { get; set; }

    /// <summary>The teacher's answer as it stands, white space included; null when there is none.</summary>
    public string? Answer { get; set; }

    /// <summary>The teacher was asked and gave nothing readable: refused, empty, a tool call.</summary>
    public bool Refused { get; set; }

    /// <summary>The answer was a tool call rather than text.</summary>
    public bool ToolCall { get; set; }

    /// <summary>Names of the functions that the answer calls, in order, joined by commas; null when it calls none.</summary>
    public string? ToolNames { get; set; }

    /// <summary>Canonical text of the answer's function calls; null when it has none that can be read.</summary>
    public string? Calls { get; set; }

    /// <summary>The functions that the request offers, as JSON; null when none.</summary>
    public string? Tools { get; set; }

    /// <summary>Name of the JSON Schema that the request asks answers to meet; null when it asks for none.</summary>
    public string? SchemaName { get; set; }

    /// <summary>That schema, as JSON.</summary>
    public string? Schema { get; set; }

    /// <summary>Probabilities of single-token answers as the call log states them, or null.</summary>
    public Dictionary<string, double>? TokenProbabilities { get; set; }

    public string? Gold { get; set; }

    public string? Group { get; set; }

    public DateTimeOffset? Time { get; set; }

    /// <summary>There was a time, but it could not be read.</summary>
    public bool TimeUnreadable { get; set; }

    public string? Model { get; set; }

    public TokenUsage Usage { get; set; } = TokenUsage.Unknown;

    public double? Latency { get; set; }

    public string?[] Responders { get; set; } = [];

    /// <summary>Everything the model was sent besides the input: equal texts are one prompt.</summary>
    public string Prompt { get; set; } = "";

    /// <summary>The system prompt within <see cref="Prompt"/>.</summary>
    public string? SystemPrompt { get; set; }

    /// <summary>What else the prompt holds, in words.</summary>
    public string PromptExtras { get; set; } = "";

    /// <summary>Fingerprint of the prompt; null outside call logs.</summary>
    public string? Fingerprint { get; set; }

    public void Reset(long source, long line, ReadOnlyMemory<byte> raw)
    {
        (Source, Line, Raw, Problem, Column, File) = (source, line, raw, null, 0, null);
        (Input, Answer, Refused, ToolCall, TokenProbabilities, Gold, Group, Time, TimeUnreadable) = ("", null, false, false, null, null, null, null, false);
        (Query, TeacherScore, GoldScore, ToolNames, Calls, Tools, SchemaName, Schema) = (null, null, null, null, null, null, null, null);
        (Model, Usage, Latency, Prompt, SystemPrompt, PromptExtras, Fingerprint) = (null, TokenUsage.Unknown, null, "", null, "", null);
        Array.Clear(Responders);
    }

    public void Reject(string reason, int column = 0) => (Problem, Column) = (reason, column);
}
