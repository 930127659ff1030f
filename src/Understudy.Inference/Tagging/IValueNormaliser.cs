namespace Understudy.Inference;

/// <summary>Reads a value from the way people write it. A pure function: relative dates would get the day of the request here.</summary>
public interface IValueNormaliser
{
    /// <summary>What plans call it.</summary>
    string Name { get; }

    /// <summary>The value as canonical JSON.</summary>
    /// <param name="surface">Words of a text, as written.</param>
    /// <param name="context">What the reading may depend on beside the words.</param>
    /// <returns>Null when the words are no such value.</returns>
    string? Read(ReadOnlySpan<char> surface, in NormaliserContext context);
}
