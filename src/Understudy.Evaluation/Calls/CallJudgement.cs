using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What there is to say about one answer.</summary>
internal sealed class CallJudgement
{
    private readonly CallMismatch? _mismatch;
    private readonly bool _callsSomething;

    /// <summary>Judges an answer.</summary>
    public CallJudgement(CallExamRow row, CallMatcher matcher, ICallChecker? checker)
    {
        IsDue = row.Truth.CallIsDue;
        IsAbstention = row.Answer is null;
        _mismatch = row.Answer is null ? null : matcher.Nearest(row.Truth, row.Answer);
        IsExact = _mismatch is { IsNone: true };
        IReadOnlyList<ToolCall> calls = _mismatch is null ? [] : CallText.Read(row.Answer!)!;
        _callsSomething = calls.Count > 0;
        IsValid = _callsSomething && calls.All(c => row.Tools.Fault(c) is null);
        IsExecutable = IsValid && checker is not null ? All(calls, checker) : false;
    }

    /// <summary>Whether a call has to be made.</summary>
    public bool IsDue { get; }

    /// <summary>Whether nothing was answered.</summary>
    public bool IsAbstention { get; }

    /// <summary>Whether the answer is accepted.</summary>
    public bool IsExact { get; }

    /// <summary>Whether calls are answered and all are valid by the schema.</summary>
    public bool IsValid { get; }

    /// <summary>Whether calls are answered and all can be carried out; null where the checker could not find out.</summary>
    public bool? IsExecutable { get; }

    /// <summary>Whether calls are answered, readable or not.</summary>
    public bool IsCall => !IsAbstention && (_mismatch is null || _callsSomething);

    /// <summary>Whether the functions are right.</summary>
    public bool IsRightFunction => _mismatch is { IsRightFunction: true };

    /// <summary>Whether valid calls are answered that are not accepted.</summary>
    public bool IsWrongButValid => IsValid && !IsExact;

    /// <summary>Whether "no call" is answered where one is due.</summary>
    public bool IsMissed => IsDue && !IsAbstention && !IsCall;

    /// <summary>Whether a call is answered where none is accepted.</summary>
    public bool IsNeedless(AcceptedCalls truth) => IsCall && AcceptsNoCallOnly(truth);

    /// <summary>Whether only "no call" is accepted.</summary>
    public static bool AcceptsNoCallOnly(AcceptedCalls truth) => truth.Alternatives.All(a => a.Count == 0);

    private static bool? All(IReadOnlyList<ToolCall> calls, ICallChecker checker)
    {
        bool? all = true;
        foreach (ToolCall call in calls)
        {
            switch (checker.CanExecute(call))
            {
                case false:
                    return false;
                case null:
                    all = null;
                    break;
            }
        }

        return all;
    }

    /// <summary>Why the answer is not accepted; null where it is, or where there is none.</summary>
    public CallCause? Cause => IsAbstention ? null : _mismatch is null ? CallCause.Format : _mismatch.Cause;
}
