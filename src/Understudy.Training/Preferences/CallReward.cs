using Understudy.Core;

namespace Understudy.Training;

/// <summary>
/// A reward that is verified and not learned: a share for an answer whose calls are valid by their functions' schemas, one for the right functions, and
/// the rest for the very calls, so that 1 is the right answer and 0 no list of calls. Immutable, thread-safe.
/// </summary>
public sealed class CallReward
{
    private readonly ToolSet? _tools;
    private readonly CallMatcher _matcher;
    private readonly float _valid, _function;

    /// <summary>Sets the shares.</summary>
    /// <param name="tools">The functions on offer; null when unknown: then every list of calls is valid.</param>
    /// <param name="valid">Share of validity, 0 to 1. Default 0.1.</param>
    /// <param name="function">Share of the right functions, 0 to 1 less <paramref name="valid"/>. Default 0.2.</param>
    /// <param name="equality">When two calls are the same; null is <see cref="CallEquality.Exact"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the shares are negative or more than 1 together.</exception>
    public CallReward(ToolSet? tools, float valid = .1f, float function = .2f, CallEquality? equality = null)
    {
        if (!(valid >= 0 && function >= 0 && valid + function <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(valid), $"The shares are {valid} and {function}; give 0 or more, at most 1 together.");
        }

        (_tools, _valid, _function) = (tools, valid, function);
        _matcher = new CallMatcher(equality, tools);
    }

    /// <summary>What an answer is worth, in [0, 1].</summary>
    /// <param name="row">The input and its right calls.</param>
    /// <param name="answer">What was answered; null for an answer without an end.</param>
    public float Of(CallRow row, string? answer)
    {
        if (answer is null || _matcher.Nearest(row.Truth, answer) is not { } mismatch)
        {
            return 0;
        }

        return mismatch.IsNone ? 1
            : (mismatch.IsRightFunction ? _function : 0) + (_tools is null || CallText.Read(answer)!.All(c => _tools.Fault(c) is null) ? _valid : 0);
    }
}
