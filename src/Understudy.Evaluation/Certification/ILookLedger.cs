namespace Understudy.Evaluation;

/// <summary>Remembers who looked at which test rows. The workspace implements it.</summary>
public interface ILookLedger
{
    /// <summary>
    /// Stores the registration durably, before the test rows are answered, and numbers the look: 1 + the earlier looks at the same
    /// rows. Looks are the same rows when <see cref="LookRule.IsSameRows"/> says so.
    /// </summary>
    /// <param name="registration">What was fixed.</param>
    /// <param name="rowFingerprints">One a test row, ascending (<see cref="DataHash.Fingerprints"/>).</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    ValueTask<int> RegisterAsync(Registration registration, IReadOnlyList<ulong> rowFingerprints, CancellationToken cancellationToken);
}
