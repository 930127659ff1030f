using Understudy.Core;

namespace Understudy.Data;

/// <summary>The outcome of one evaluation; report and certificate are files.</summary>
public sealed record EvaluationRecord
{
    /// <summary>The specialist that was judged.</summary>
    public required string SpecialistId { get; init; }

    /// <summary>What it was judged against.</summary>
    public required TruthKind Truth { get; init; }

    /// <summary>Verdict when it answers everything.</summary>
    public required Verdict Alone { get; init; }

    /// <summary>Verdict when the teacher answers what it is unsure of.</summary>
    public required Verdict WithEscalation { get; init; }

    /// <summary>The report file, relative to the workspace; null when none was written.</summary>
    public string? Report { get; init; }

    /// <summary>The certificate file, relative to the workspace; null when none was written.</summary>
    public string? Certificate { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }
}
