namespace Understudy.Inference;

/// <summary>How a decoder's answer is held to the functions that it may call.</summary>
public enum DecodingMode
{
    /// <summary>Written freely; an answer that is not valid is none.</summary>
    Free,

    /// <summary>Written freely; one that is not valid is written again under the constraint, from where it left what is allowed (2603.03305).</summary>
    Late,

    /// <summary>Written under the constraint from the first token.</summary>
    Constrained,
}
