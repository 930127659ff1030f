namespace Understudy.Evaluation.Tests;

/// <summary>A ledger of looks in memory.</summary>
internal sealed class MemoryLedger : ILookLedger
{
    private readonly List<IReadOnlyList<ulong>> _prints = [];

    public List<Registration> Registrations { get; } = [];

    public ValueTask<int> RegisterAsync(Registration registration, IReadOnlyList<ulong> rowFingerprints, CancellationToken cancellationToken)
    {
        int number = 1 + _prints.Count(p => LookRule.IsSameRows(p, rowFingerprints));
        Registrations.Add(registration);
        _prints.Add(rowFingerprints);
        return ValueTask.FromResult(number);
    }
}
