using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// From texts and their calls to what a tagger learns: decides per argument whether it is copied from the text, one of a closed set of values,
/// or read by a normaliser, finds the place of every value, and counts what cannot be represented. A pure function of its inputs.
/// </summary>
public sealed class CallAligner
{
    private readonly AlignerOptions _options;
    private readonly ToolSet? _tools;
    private readonly DateOnly? _day;
    private readonly List<string> _slots = [];
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);

    private CallAligner(AlignerOptions options, ToolSet? tools, DateOnly? day) => (_options, _tools, _day) = (options, tools, day);

    /// <summary>Aligns the rows of a workload.</summary>
    /// <param name="rows">Texts and calls.</param>
    /// <param name="tools">The functions with their schemas; null when they are not known.</param>
    /// <param name="options">When null, the defaults.</param>
    /// <param name="day">The day that the fixed part of the prompt states; null when it states none.</param>
    /// <exception cref="ArgumentException">When the options are out of range.</exception>
    /// <exception cref="UnderstudyException">When no row can be learned from.</exception>
    public static AlignedCalls Align(IReadOnlyList<CallRow> rows, ToolSet? tools = null, AlignerOptions? options = null, DateOnly? day = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new AlignerOptions();
        return options.Validate() is { Count: > 0 } errors
            ? throw new ArgumentException(string.Join(" ", errors), nameof(options))
            : new CallAligner(options, tools, day).Run(rows);
    }

    /// <summary>Classes of every head of a plan, the class for "absent" included.</summary>
    public static IReadOnlyList<int> HeadsOf(CallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Intents.SelectMany(i => i.Arguments).Where(a => a.Head >= 0).DistinctBy(a => a.Head).OrderBy(a => a.Head).Select(a => a.Values.Count + 1)];
    }

    private AlignedCalls Run(IReadOnlyList<CallRow> rows)
    {
        DateOnly?[] stated = [.. rows.Select(r => RequestDay.Find(r.Text))];
        bool areStated = _day is null && stated.Count(d => d is not null) * 2 > rows.Count;
        List<ParsedRow> parsed = [];
        for (int i = 0; i < rows.Count; i++)
        {
            (ParsedRow? row, string? fault) = ParsedRow.Of(i, rows[i], _options.MaximumWords, new NormaliserContext(areStated ? stated[i] : _day));
            if (row is null)
            {
                Count(fault!);
            }
            else
            {
                parsed.Add(row);
            }
        }

        List<PlannedIntent> intents = [];
        List<ArgumentReport> arguments = [];
        var planner = new ArgumentPlanner(_options, _tools);
        foreach (IGrouping<string, ParsedRow> group in parsed.GroupBy(r => r.Function, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            intents.Add(PlanIntent(group.Key, [.. group], planner, arguments));
        }

        ShareHeads(intents);
        var plan = new CallPlan { Slots = _slots, Intents = intents, Tools = _tools?.Json, FixedDay = _day, TextsStateDay = areStated };
        List<AlignedRow> aligned = AlignRows(rows, parsed, plan, out int exact, out int abstained);
        if (aligned.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, $"Expected calls whose arguments stand in the text or are few; of {rows.Count} rows none can be learned from ({string.Join("; ", _faults.Select(f => $"{f.Value}: {f.Key}"))}).");
        }

        var report = new AlignmentReport { Rows = rows.Count, Exact = exact, Inexact = aligned.Count - exact - abstained, Abstained = abstained, Unaligned = _faults, Arguments = arguments };
        return new AlignedCalls(plan, aligned, report);
    }

    private PlannedIntent PlanIntent(string function, ParsedRow[] rows, ArgumentPlanner planner, List<ArgumentReport> reports)
    {
        if (function is ParsedRow.None or ParsedRow.Several)
        {
            return new PlannedIntent { Name = function, Kind = function == ParsedRow.None ? IntentKind.NoCall : IntentKind.Abstain };
        }

        List<(string Name, PlannedArgument Plan)> decisions = [];
        HashSet<int> lost = [];
        foreach (IGrouping<string, (ParsedRow Row, int Leaf)> argument in rows.SelectMany(r => r.Leaves.Select((l, i) => (Row: r, Leaf: i))).GroupBy(o => o.Row.Leaves[o.Leaf].Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            (ParsedRow Row, int Leaf)[] occurrences = [.. argument];
            (PlannedArgument Plan, int Found)? decided = planner.Decide(function, occurrences);
            reports.Add(new ArgumentReport(function, argument.Key.Replace('\u0001', '.'), decided?.Plan.Form, occurrences.Length, decided?.Found ?? 0));
            if (decided is not var (plan, _) || plan is null)
            {
                lost.UnionWith(occurrences.Select(o => o.Row.Row));
                continue;
            }

            decisions.Add((argument.Key.Replace('\u0001', '.'), plan));
        }

        Pair(function, decisions, rows, reports);

        // A function that mostly needs what cannot be represented is the large model's, and has neither heads nor slots.
        return lost.Count > (1 - _options.LeastShare) * rows.Length
            ? new PlannedIntent { Name = function, Kind = IntentKind.Abstain }
            : new PlannedIntent { Name = function, Kind = IntentKind.Call, Arguments = [.. decisions.Select(d => d.Plan.Form == ArgumentForm.Enumerated ? d.Plan : d.Plan with { Slot = SlotOf(d.Name) })] };
    }

    /// <summary>Gives enumerated arguments their heads: one for those of a name that have a value in common, as slots are, so that rare functions learn from frequent ones.</summary>
    private static void ShareHeads(List<PlannedIntent> intents)
    {
        List<(string Name, SortedSet<string> Values)> heads = [];
        int HeadOf(PlannedArgument a) => heads.FindIndex(h => h.Name == string.Join('.', a.Path) && h.Values.Overlaps(a.Values));
        foreach (PlannedArgument argument in intents.SelectMany(i => i.Arguments).Where(a => a.Form == ArgumentForm.Enumerated))
        {
            int head = HeadOf(argument);
            if (head < 0)
            {
                heads.Add((string.Join('.', argument.Path), new SortedSet<string>(argument.Values, StringComparer.Ordinal)));
            }
            else
            {
                heads[head].Values.UnionWith(argument.Values);
            }
        }

        for (int i = 0; i < intents.Count; i++)
        {
            intents[i] = intents[i] with { Arguments = [.. intents[i].Arguments.Select(a => a.Form == ArgumentForm.Enumerated && HeadOf(a) is var head ? a with { Head = head, Values = [.. heads[head].Values] } : a)] };
        }
    }

    /// <summary>Gives two arguments one slot where one run of words says both.</summary>
    private void Pair(string function, List<(string Name, PlannedArgument Plan)> decisions, ParsedRow[] rows, List<ArgumentReport> reports)
    {
        var planner = new PairPlanner(_options);
        for (int i = 0; i < decisions.Count; i++)
        {
            for (int j = 0; j < decisions.Count; j++)
            {
                if (i != j && IsFree(i) && IsFree(j) && planner.Decide(decisions[i].Plan, decisions[j].Plan, rows) is var (first, last, found) && first is not null)
                {
                    foreach (string own in new[] { decisions[i].Name, decisions[j].Name })
                    {
                        int at = reports.FindIndex(r => r.Function == function && r.Path == own);
                        reports[at] = reports[at] with { Form = ArgumentForm.Normalised, Found = found };
                    }

                    string name = $"{decisions[i].Name}+{decisions[j].Name}";
                    (decisions[i], decisions[j]) = ((name, first), (name, last));
                }
            }
        }

        bool IsFree(int i) => decisions[i].Plan.Form != ArgumentForm.Enumerated && !decisions[i].Name.Contains('+', StringComparison.Ordinal);
    }

    private List<AlignedRow> AlignRows(IReadOnlyList<CallRow> rows, List<ParsedRow> parsed, CallPlan plan, out int exact, out int abstained)
    {
        (exact, abstained) = (0, 0);
        IReadOnlyList<PlannedIntent> intents = plan.Intents;
        var assembler = new CallAssembler(plan);
        Dictionary<string, int> index = intents.Select((intent, i) => (intent.Name, i)).ToDictionary(x => x.Name, x => x.i, StringComparer.Ordinal);
        var resolver = new SpanResolver();
        var wanted = new (List<SpanResolver.Wanted> Spans, List<(int, int)> Classes)?[parsed.Count];
        for (int i = 0; i < parsed.Count; i++)
        {
            wanted[i] = Wanted(parsed[i], intents[index[parsed[i].Function]]);
            if (wanted[i] is var (spans, _) && spans is not null)
            {
                resolver.Learn(parsed[i].Text, parsed[i].Words, spans);
            }
        }

        List<AlignedRow> aligned = [];
        for (int i = 0; i < parsed.Count; i++)
        {
            ParsedRow row = parsed[i];
            PlannedIntent intent = intents[index[row.Function]];
            if (wanted[i] is not var (spans, classes) || spans is null)
            {
                Count("a value cannot be represented");
                continue;
            }

            if (resolver.Resolve(row.Text, row.Words, spans) is not { } places)
            {
                Count("values share their place in the text");
                continue;
            }

            abstained += intent.Kind == IntentKind.Abstain ? 1 : 0;
            var found = new AlignedRow { Row = row.Row, Text = row.Text, Words = row.Words, Intent = index[row.Function], Spans = places, Classes = classes };
            exact += intent.Kind != IntentKind.Abstain && IsExact(assembler, found, rows[row.Row], row.Context) ? 1 : 0;
            aligned.Add(found);
        }

        return aligned;
    }

    /// <summary>What a row needs placed and its heads' classes; null when a value cannot be represented.</summary>
    private static (List<SpanResolver.Wanted> Spans, List<(int, int)> Classes)? Wanted(ParsedRow row, PlannedIntent intent)
    {
        List<SpanResolver.Wanted> spans = [];
        List<(int, int)> classes = [];
        if (intent.Kind == IntentKind.Abstain)
        {
            return (spans, classes);
        }

        Dictionary<int, SpanResolver.Wanted> shared = [];
        Dictionary<string, int> leaves = row.Leaves.Select((l, i) => (l.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        foreach (PlannedArgument argument in intent.Arguments)
        {
            bool present = leaves.Remove(string.Join('\u0001', argument.Path), out int leaf);
            if (argument.Form == ArgumentForm.Enumerated)
            {
                int value = present ? argument.Values.ToList().IndexOf(row.Leaves[leaf].Json) : -1;
                if (present && value < 0)
                {
                    return null;
                }

                classes.Add((argument.Head, value + 1));
            }
            else if (present)
            {
                IValueNormaliser? normaliser = argument.Normaliser is null ? null : Normalisers.Find(argument.Normaliser);
                for (int item = 0; item < (row.Leaves[leaf].Items?.Length ?? 1); item++)
                {
                    if (row.Leaves[leaf].Items is null || row.Candidates(leaf, item, normaliser) is not { Count: > 0 } candidates)
                    {
                        return null;
                    }

                    List<Candidate> same = candidates.FindAll(c => c.Is(argument.Case));
                    var wanted = new SpanResolver.Wanted(argument.Slot, same.Count > 0 ? same : candidates);
                    if (IsShared(argument))
                    {
                        wanted = shared.TryGetValue(argument.Slot, out SpanResolver.Wanted? other) ? wanted with { Candidates = [.. wanted.Candidates.Where(c => other.Candidates.Any(o => (o.First, o.Last) == (c.First, c.Last)))] } : wanted;
                        shared[argument.Slot] = wanted;
                    }
                    else
                    {
                        spans.Add(wanted);
                    }
                }
            }
            else if (IsShared(argument) && intent.Arguments.Any(a => a.Slot == argument.Slot && a != argument && row.Leaves.Any(l => l.Key == string.Join('\u0001', a.Path))))
            {
                return null; // one of two that stand and fall together
            }
        }

        spans.AddRange(shared.Values);
        if (shared.Values.Any(w => w.Candidates.Count == 0))
        {
            return null;
        }

        return leaves.Count > 0 ? null : (spans, classes); // what is left has no plan

        bool IsShared(PlannedArgument argument) => intent.Arguments.Count(a => a.Slot == argument.Slot) > 1;
    }

    /// <summary>Whether the plan gives the row's very call from the right spans and classes.</summary>
    private static bool IsExact(CallAssembler assembler, AlignedRow aligned, CallRow row, in NormaliserContext context) =>
        assembler.Assemble(aligned.Text, aligned.Words, aligned.Intent, aligned.Spans, head => aligned.Classes.First(c => c.Head == head).Class, context) is { } calls
        && CallText.Read(row.Calls) is { } truth && calls == CallText.Of(truth);

    private int SlotOf(string name)
    {
        int slot = _slots.IndexOf(name);
        if (slot < 0)
        {
            slot = _slots.Count;
            _slots.Add(name);
        }

        return slot;
    }

    private void Count(string fault) => _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
}
