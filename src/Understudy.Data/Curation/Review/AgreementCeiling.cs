using Understudy.Core;

namespace Understudy.Data;

/// <summary>How often any specialist could agree with the teacher at best, told by inputs that were answered more than once.</summary>
/// <param name="Share">The modal-answer share, bias-corrected.</param>
/// <param name="LeaveOneOut">How often an answer is the commonest of its input's other answers: below the ceiling.</param>
/// <param name="Naive">How often an answer is the commonest of all, itself included: above the ceiling.</param>
/// <param name="Answers">Answers to the repeated inputs.</param>
public sealed record AgreementCeiling(Estimate Share, double LeaveOneOut, double Naive, long Answers);
