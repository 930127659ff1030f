namespace Understudy.Data;

/// <summary>How the keys of one provider look: a beginning, then letters, digits, hyphens and underscores.</summary>
/// <param name="Prefix">The beginning, in its own case.</param>
/// <param name="Shortest">Fewest characters after it.</param>
/// <param name="Proof">What else the characters after it have to be.</param>
/// <param name="Base64">Whether plus, slash and the equals sign belong to it too.</param>
internal readonly record struct KeyForm(string Prefix, int Shortest, KeyProof Proof = KeyProof.Digit, bool Base64 = false);

/// <summary>The more a beginning is like words and names in programs, the more its rest has to look drawn at random.</summary>
internal enum KeyProof
{
    /// <summary>A digit: the beginning is nobody else's.</summary>
    Digit,

    /// <summary>A digit in both cases of letters, or in a long part of a word of its own: the beginning is common in words (<c>task-force</c>).</summary>
    Common,

    /// <summary>A word of its own with a digit and both cases in a long part: <c>re_</c>, <c>fw_</c>.</summary>
    Random,

    /// <summary>Like <see cref="Common"/>, or a word of its own whose case changes as often as in drawn letters; most have no digit.</summary>
    Letters,

    /// <summary>A word of its own, exactly as many hexadecimal digits in small letters, a number behind a hyphen at most.</summary>
    Hexadecimal,

    /// <summary>A word of its own, exactly as many small letters and digits.</summary>
    Small,

    /// <summary>A word of its own, fourteen letters and digits, a full stop, 64 hexadecimal digits.</summary>
    Airtable,
}
