using System.Collections.Frozen;

using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Gateway;

/// <summary>Watches one route: its specialist's kept disagreement, and whether the large model is still the teacher. Thread-safe.</summary>
internal sealed class RouteWatch
{
    private readonly KeptMonitor _monitor;
    private readonly IReadOnlyList<string> _teachers;
    private readonly Lock _gate = new();
    private FrozenSet<string> _allowed = FrozenSet<string>.Empty;
    private string? _stranger;
    private KeptVerdict _last = KeptVerdict.TooFew;
    private int _demoting;

    public RouteWatch(ActiveRoute active)
    {
        _teachers = active.Route.TeacherModels;
        _monitor = new KeptMonitor(PlanOf(active));
    }

    /// <summary>What is watched.</summary>
    public WatchPlan Plan => _monitor.Plan;

    /// <summary>The model that answered though it is not the teacher; null when none did.</summary>
    public string? Stranger => _stranger;

    /// <summary>Whether the hold-back disproved what was certified.</summary>
    public bool IsBroken => _last == KeptVerdict.Broken;

    /// <summary>Whether this watch goes on for a route, or its evidence is about something else.</summary>
    public bool Fits(ActiveRoute active) => PlanOf(active) == Plan && _teachers.SequenceEqual(active.Route.TeacherModels);

    /// <summary>Takes a call of the workload.</summary>
    /// <returns>What follows from the evidence, when it changed; else null.</returns>
    public KeptVerdict? Observe(RecordedCall call)
    {
        Meet(call);
        if (_monitor.Observe(call) is not { } verdict)
        {
            return null;
        }

        lock (_gate)
        {
            bool changed = verdict != _last && _last != KeptVerdict.Broken; // what was proven stays so, in whichever order threads arrive
            _last = changed ? verdict : _last;
            return changed ? verdict : null;
        }
    }

    /// <summary>Takes feedback.</summary>
    public void ObserveFeedback(RecordedCall call, bool good) => _monitor.ObserveFeedback(call, good);

    /// <summary>What was seen.</summary>
    public KeptWatch Snapshot() => _monitor.Snapshot();

    /// <summary>Why the specialist must not go on answering; null while it may.</summary>
    public string? Objection() => IsBroken ? $"what was certified does not hold in service: {_monitor.Snapshot().Statement}"
        : _stranger is { } model ? $"the large model changed: '{model}' answered, and the specialist was certified against {string.Join(", ", _teachers)}; label with it, train and certify again"
        : null;

    /// <summary>Takes the one turn to act on the objection; <see cref="EndTurn"/> gives it back.</summary>
    public bool TakeTurn() => Interlocked.Exchange(ref _demoting, 1) == 0;

    /// <summary>Gives the turn back, so that a failure can be tried again.</summary>
    public void EndTurn() => Volatile.Write(ref _demoting, 0);

    /// <summary>Specialist, threshold, start and promise; a route without a specialist watches nothing.</summary>
    private static WatchPlan PlanOf(ActiveRoute active) => new()
    {
        Specialist = active.Specialist?.Id ?? "",
        Threshold = active.Threshold ?? double.PositiveInfinity,
        Since = active.Route.WatchedSince,
        Limit = active.Standing?.Certificate is { } certificate ? DisagreementLimit.Of(certificate) : DisagreementLimit.None,
        Alpha = active.Standing?.Certificate is { } stated ? 1 - stated.Guarantee.Confidence : 0.05,
    };

    private void Meet(RecordedCall call)
    {
        if (_teachers.Count == 0 || call is not { AnsweredBy: null, Outcome: CallOutcome.Ok, AnsweredModel: { } model, Endpoint: not CallEndpoint.Embeddings } || call.Started < Plan.Since || _allowed.Contains(model))
        {
            return;
        }

        if (TeacherNames.Allow(_teachers, model))
        {
            lock (_gate)
            {
                _allowed = _allowed.Append(model).ToFrozenSet(StringComparer.Ordinal);
            }
        }
        else
        {
            _stranger = model;
        }
    }
}
