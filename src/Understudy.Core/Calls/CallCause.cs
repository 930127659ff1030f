namespace Understudy.Core;

/// <summary>Why an answer is no accepted call. One cause an answer: the first of these that holds, in this order.</summary>
public enum CallCause
{
    /// <summary>What was answered is no list of calls: no JSON, or arguments that are no object.</summary>
    Format,

    /// <summary>A call is due and none is made, or fewer functions are called than are due.</summary>
    MissingCall,

    /// <summary>A call is made where none is due, or more functions are called than are due.</summary>
    NeedlessCall,

    /// <summary>The right functions, but not as often as they are due.</summary>
    Multiplicity,

    /// <summary>Another function than the one that is due.</summary>
    Function,

    /// <summary>The right functions, but an argument that is due is left out.</summary>
    MissingArgument,

    /// <summary>The right functions, but an argument that is not accepted is given.</summary>
    ExtraArgument,

    /// <summary>The right functions and arguments, but a list has its items in another order; nothing else is wrong.</summary>
    Order,

    /// <summary>The right functions and arguments, but a value is none of those accepted.</summary>
    ArgumentValue,
}
