namespace Understudy.Inference;

/// <summary>A word of a query or an item in its normalised text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends (exclusive).</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Role">What it is there for.</param>
/// <param name="Part">Whether it stands in the first part of the text: before a comma, colon or dash and before what the thing is for.</param>
internal readonly record struct PairWord(int Start, int End, uint Hash, WordRole Role, TextPart Part);

/// <summary>What a word is there for.</summary>
internal enum WordRole : byte
{
    /// <summary>It is asked for, or there.</summary>
    Plain,

    /// <summary>It is excluded: behind <c>without</c>, <c>not</c> and the like, or before <c>free</c>.</summary>
    Negated,

    /// <summary>It excludes.</summary>
    Negation,

    /// <summary>It says what the thing fits (<c>for</c>).</summary>
    Purpose,

    /// <summary>A number or its unit.</summary>
    Quantity,
}

/// <summary>Where in a text a word stands.</summary>
internal enum TextPart : byte
{
    /// <summary>In the first phrase: usually brand and product.</summary>
    First,

    /// <summary>Behind <c>for</c> or <c>fits</c>: usually another product.</summary>
    Purpose,

    /// <summary>Anywhere else.</summary>
    Rest,
}
