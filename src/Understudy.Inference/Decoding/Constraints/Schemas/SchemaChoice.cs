namespace Understudy.Inference;

/// <summary><c>anyOf</c> or <c>oneOf</c>.</summary>
/// <param name="Pointer">Where its schema stands.</param>
/// <param name="IsExclusive">Whether only one may hold.</param>
/// <param name="Branches">The schemas to choose from.</param>
internal sealed record SchemaChoice(string Pointer, bool IsExclusive, IReadOnlyList<SchemaPart> Branches);
