namespace Understudy.Inference;

/// <summary>Reads a value from the way people write it. A pure function of words and context, in time bounded by the words' number; thread-safe.</summary>
public interface IValueNormaliser
{
    /// <summary>What plans call it: its family and its settings, as <see cref="Normalisers.Find"/> reads them.</summary>
    string Name { get; }

    /// <summary>Most words, as <see cref="TaggingWords"/> cuts them, that a value is looked for in.</summary>
    int MostWords { get; }

    /// <summary>Whether of two readings that begin together the longer is meant, "20 October" rather than "20". Only for normalisers that read no word which says nothing.</summary>
    bool TakesLongest { get; }

    /// <summary>Whether it could ever give this value.</summary>
    /// <param name="json">Canonical JSON.</param>
    bool CanWrite(string json);

    /// <summary>The value as canonical JSON.</summary>
    /// <param name="surface">Words of a text, as written.</param>
    /// <param name="context">What the reading may depend on beside the words.</param>
    /// <returns>Null when the words are no such value.</returns>
    string? Read(ReadOnlySpan<char> surface, in NormaliserContext context);
}
