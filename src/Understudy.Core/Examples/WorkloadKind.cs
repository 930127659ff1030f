namespace Understudy.Core;

/// <summary>What a workload's answers look like.</summary>
public enum WorkloadKind
{
    /// <summary>One of a closed set of labels.</summary>
    Classification,

    /// <summary>A grade for a query and an item.</summary>
    Relevance,

    /// <summary>Tool calls or schema-bound JSON.</summary>
    FunctionCall,

    /// <summary>Free text.</summary>
    Generation,
}
