namespace Understudy.Core;

/// <summary>Why a call is not valid.</summary>
public enum CallFaultKind
{
    /// <summary>The arguments are no JSON object.</summary>
    Arguments,

    /// <summary>The function is not offered.</summary>
    Function,

    /// <summary>A required argument is left out.</summary>
    MissingArgument,

    /// <summary>An argument that the schema does not allow is given.</summary>
    ExtraArgument,

    /// <summary>An argument's type is not the schema's.</summary>
    Type,

    /// <summary>An argument's value is not allowed by the schema in another way, or not proven to be.</summary>
    Value,
}
