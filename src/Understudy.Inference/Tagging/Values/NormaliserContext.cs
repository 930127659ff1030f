namespace Understudy.Inference;

/// <summary>What the reading of a value may depend on beside its words.</summary>
/// <param name="Today">The day of the request, for "tomorrow"; null when it is not known: such words are then not read.</param>
public readonly record struct NormaliserContext(DateOnly? Today = null);
