using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Gold on rows that nobody drew at random: shown apart, never mixed into the verdict.</summary>
/// <param name="Units">Test units with gold.</param>
/// <param name="Specialist">The specialist's share right (mean NDCG@10) on them.</param>
/// <param name="Teacher">The teacher's, likewise; null without a teacher.</param>
public sealed record VolunteeredGold(long Units, Estimate Specialist, Estimate? Teacher);
