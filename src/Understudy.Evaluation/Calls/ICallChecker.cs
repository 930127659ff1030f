using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Says whether a call can be carried out, by trying it or by looking: what no schema can tell. Must have no side effects. Thread-safe.</summary>
public interface ICallChecker
{
    /// <summary>Whether the call can be carried out; null where it could not be found out, and then its row does not count.</summary>
    /// <param name="call">A call that is valid by its function's schema.</param>
    bool? CanExecute(ToolCall call);
}
