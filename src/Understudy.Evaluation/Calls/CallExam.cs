using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Judges answers that are function calls. Pure: the same rows give the same figures.</summary>
public static class CallExam
{
    // Exact, function, arguments, schema, wrong-but-valid, missed, needless, executable, abstained.
    private const int Figures = 9;

    /// <summary>Judges a responder's answers.</summary>
    /// <param name="responder">Who answered.</param>
    /// <param name="rows">Truth and answer of every row, one at least.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">When there are no rows.</exception>
    public static CallFigures Judge(string responder, IReadOnlyList<CallExamRow> rows, CallExamOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new CallExamOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replicates, 100);
        var sample = Sample.Of([.. Enumerable.Range(0, rows.Count)], p => rows[p].Unit, p => p, options.Seed.For("call-representative"));
        return rows.Count == 0 ? throw new ArgumentException("There must be a row to judge.", nameof(rows)) : Judge(responder, rows, sample, options);
    }

    /// <summary>The same over positions whose units are known already.</summary>
    internal static CallFigures Judge(string responder, IReadOnlyList<CallExamRow> rows, Sample sample, CallExamOptions options)
    {
        var budget = new ResamplingBudget(options.Replicates, Figures, options.Seed);
        var matchers = new Dictionary<ToolSet, CallMatcher>(ReferenceEqualityComparer.Instance);
        var all = new CallJudgement[rows.Count];
        for (int i = 0; i < all.Length; i++)
        {
            if (!matchers.TryGetValue(rows[i].Tools, out CallMatcher? matcher))
            {
                matchers[rows[i].Tools] = matcher = new CallMatcher(options.Equality, rows[i].Tools);
            }

            all[i] = new CallJudgement(rows[i], matcher, options.Checker);
        }

        Estimate? Share(Func<int, bool> counts, Func<int, bool> hits)
        {
            Sample part = sample.Where(counts);
            return part.Positions.Length == 0 ? null : Shares.Of([.. Enumerable.Range(0, all.Length).Select(hits)], part, budget);
        }

        return new CallFigures
        {
            Responder = responder,
            Rows = sample.Positions.Length,
            Due = sample.Positions.LongCount(p => all[p].IsDue),
            Exact = Share(_ => true, p => all[p].IsExact)!,
            RightFunction = Share(p => all[p].IsDue, p => all[p].IsRightFunction),
            RightArguments = Share(p => all[p].IsDue && all[p].IsRightFunction, p => all[p].IsExact),
            SchemaValid = Share(p => all[p].IsCall, p => all[p].IsValid),
            WrongButValid = Share(_ => true, p => all[p].IsWrongButValid)!,
            Missed = Share(p => all[p].IsDue, p => all[p].IsMissed),
            Needless = Share(p => CallJudgement.AcceptsNoCallOnly(rows[p].Truth), p => all[p].IsNeedless(rows[p].Truth)),
            Executable = options.Checker is null ? null : Share(p => all[p] is { IsCall: true, IsExecutable: not null }, p => all[p].IsExecutable == true),
            Abstained = Share(_ => true, p => all[p].IsAbstention)!,
            Functions = [.. ByFunction(rows, sample).Select(f => new FunctionFigures
            {
                Function = f.Function,
                Rows = f.Positions.Count,
                Exact = Share(f.Positions.Contains, p => all[p].IsExact)!,
                WrongButValid = Share(f.Positions.Contains, p => all[p].IsWrongButValid)!,
            })],
            Causes = [.. Enum.GetValues<CallCause>().Select(cause => new CallCauseCount(cause, sample.Positions.LongCount(p => all[p].Cause == cause)))],
        };
    }

    private static IEnumerable<(string Function, HashSet<int> Positions)> ByFunction(IReadOnlyList<CallExamRow> rows, Sample sample)
    {
        var positions = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (int p in sample.Positions)
        {
            IReadOnlyList<AcceptedCall> first = rows[p].Truth.Alternatives[0];
            foreach (string function in first.Count == 0 ? [FunctionFigures.NoCall] : first.Select(c => c.Name).Distinct(StringComparer.Ordinal))
            {
                if (!positions.TryGetValue(function, out HashSet<int>? held))
                {
                    positions[function] = held = [];
                }

                held.Add(p);
            }
        }

        return positions.Select(f => (f.Key, f.Value)).OrderBy(f => f.Key == FunctionFigures.NoCall).ThenByDescending(f => f.Value.Count).ThenBy(f => f.Key, StringComparer.Ordinal);
    }
}
