using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What answers of calls are accepted, row by row: by gold all that the row states, else the one call of its truth.</summary>
internal sealed class CallAcceptance
{
    private readonly ExampleTable _table;
    private readonly TruthKind _truth;
    private readonly ToolSet? _tools;
    private readonly CallMatcher _matcher;
    private readonly Dictionary<string, AcceptedCalls?> _read = new(StringComparer.Ordinal);

    private CallAcceptance(ExampleTable table, TruthKind truth, ToolSet? tools, CallEquality equality)
    {
        (_table, _truth, _tools) = (table, truth, tools);
        _matcher = new CallMatcher(equality, tools);
    }

    /// <summary>How the calls of a table are judged; null where its labels are no calls.</summary>
    public static CallAcceptance? Of(EvaluationRequest request, ExampleTable table, TruthKind truth) =>
        request.Workload.Kind == WorkloadKind.FunctionCall ? new CallAcceptance(table, truth, request.Tools, request.Options.Equality) : null;

    /// <summary>What is accepted of a row.</summary>
    /// <param name="row">Of the table.</param>
    /// <param name="label">Its truth.</param>
    /// <returns>Null where the truth is no call that can be read.</returns>
    public AcceptedCalls? Accepted(int row, int label)
    {
        if (label < 0)
        {
            return null;
        }

        string text = (_truth == TruthKind.Gold ? _table.Accepted(row) : null) ?? _table.Labels.NameOf(label);
        if (!_read.TryGetValue(text, out AcceptedCalls? accepted))
        {
            _read.Add(text, accepted = AcceptedCalls.TryRead(text, _tools));
        }

        return accepted;
    }

    /// <summary>Whether an answer is accepted.</summary>
    public bool Accepts(int row, int label, string? answer) => answer is not null && Accepted(row, label) is { } accepted && _matcher.Accepts(accepted, answer);
}
