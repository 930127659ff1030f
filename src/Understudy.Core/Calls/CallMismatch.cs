namespace Understudy.Core;

/// <summary>How a list of calls differs from the accepted alternative that is nearest to it.</summary>
public sealed record CallMismatch
{
    /// <summary>Functions that are due and not called, one entry a call.</summary>
    public IReadOnlyList<string> MissingCalls { get; init; } = [];

    /// <summary>Functions that are called and not due, one entry a call.</summary>
    public IReadOnlyList<string> ExtraCalls { get; init; } = [];

    /// <summary>Functions that are both due and called, one entry a pair of calls.</summary>
    public IReadOnlyList<string> PairedFunctions { get; init; } = [];

    /// <summary>Arguments that are due and left out.</summary>
    public IReadOnlyList<string> MissingArguments { get; init; } = [];

    /// <summary>Arguments that are given and not accepted, whatever their value.</summary>
    public IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <summary>Arguments whose value is none of those accepted.</summary>
    public IReadOnlyList<string> WrongArguments { get; init; } = [];

    /// <summary>Of <see cref="WrongArguments"/>, lists that hold the accepted items in another order.</summary>
    public IReadOnlyList<string> DisorderedArguments { get; init; } = [];

    /// <summary>Whether the functions, as a multiset, are those of the alternative.</summary>
    public bool IsRightFunction => MissingCalls.Count == 0 && ExtraCalls.Count == 0;

    /// <summary>Whether nothing differs.</summary>
    public bool IsNone => IsRightFunction && MissingArguments.Count + ExtraArguments.Count + WrongArguments.Count == 0;

    /// <summary>Why the calls are not accepted; null when nothing differs. Of a text that is no list of calls the cause is <see cref="CallCause.Format"/>.</summary>
    public CallCause? Cause =>
        IsNone ? null
        : !IsRightFunction ? CauseOfFunctions()
        : MissingArguments.Count > 0 ? CallCause.MissingArgument
        : ExtraArguments.Count > 0 ? CallCause.ExtraArgument
        : WrongArguments.Count == DisorderedArguments.Count ? CallCause.Order
        : CallCause.ArgumentValue;

    internal int Arguments => MissingArguments.Count + ExtraArguments.Count + WrongArguments.Count;

    private CallCause CauseOfFunctions()
    {
        if (MissingCalls.Count > 0 && ExtraCalls.Count > 0)
        {
            return CallCause.Function;
        }

        // Only too few or only too many: of functions that are called as well as due it is the number that is wrong.
        bool isNumber = (MissingCalls.Count > 0 ? MissingCalls : ExtraCalls).All(PairedFunctions.Contains);
        return isNumber ? CallCause.Multiplicity : MissingCalls.Count > 0 ? CallCause.MissingCall : CallCause.NeedlessCall;
    }
}
