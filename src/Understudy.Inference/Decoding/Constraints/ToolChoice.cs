namespace Understudy.Inference;

/// <summary>How many calls an answer may have, and of which functions: OpenAI's <c>tool_choice</c> and <c>parallel_tool_calls</c>.</summary>
public sealed record ToolChoice
{
    private ToolChoice()
    {
    }

    /// <summary>Any number of calls, none among them.</summary>
    public static ToolChoice Auto { get; } = new();

    /// <summary>No call.</summary>
    public static ToolChoice None { get; } = new() { MostCalls = 0 };

    /// <summary>At least one call.</summary>
    public static ToolChoice Required { get; } = new() { LeastCalls = 1 };

    /// <summary>Fewest calls, 0 or 1.</summary>
    public int LeastCalls { get; private init; }

    /// <summary>Most calls, 0 or more. Default 16; 1 where <c>parallel_tool_calls</c> is false.</summary>
    public int MostCalls { get; init; } = 16;

    /// <summary>The only function that may be called; null for any.</summary>
    public string? Function { get; private init; }

    /// <summary>One call of one function.</summary>
    public static ToolChoice Named(string function) => new() { LeastCalls = 1, MostCalls = 1, Function = function };
}
