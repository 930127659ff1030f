using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>What a search ended with.</summary>
/// <param name="Specialist">The chosen specialist, written and registered.</param>
/// <param name="Rungs">What was compared on selection, the chosen one included; empty when only one was trained.</param>
public sealed record Trained(SpecialistRecord Specialist, IReadOnlyList<RungTrial> Rungs);
