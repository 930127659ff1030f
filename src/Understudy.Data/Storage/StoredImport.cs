namespace Understudy.Data;

/// <summary>An import that is in the workspace.</summary>
/// <param name="Workload">The workload it belongs to.</param>
/// <param name="Examples">What was stored.</param>
/// <param name="Result">What was found while reading.</param>
public sealed record StoredImport(WorkloadRecord Workload, ExampleSetRecord Examples, ImportResult Result);
