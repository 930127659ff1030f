using System.Text.Json;
using System.Text.Json.Serialization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Statistics;

namespace Understudy.Cli;

/// <summary>
/// Keeps looks in the workspace. The very same registration (same specialist, rows, hypothesis, options) is not a second look: it can
/// only repeat the first one's answer. Anything else that opens rows which share with earlier ones is.
/// </summary>
public sealed class WorkspaceLooks : ILookLedger
{
    private readonly Workspace _workspace;
    private readonly string _workloadId;

    /// <summary>Looks of one workload.</summary>
    public WorkspaceLooks(Workspace workspace, string workloadId)
    {
        _workspace = workspace;
        _workloadId = workloadId;
    }

    /// <inheritdoc/>
    public ValueTask<int> RegisterAsync(Registration registration, IReadOnlyList<ulong> rowFingerprints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registration);
        ArgumentNullException.ThrowIfNull(rowFingerprints);
        cancellationToken.ThrowIfCancellationRequested();
        string identity = ContentHash.Of(JsonSerializer.Serialize(RegistrationText.Of(registration), LookJson.Default.RegistrationText)).Hex;

        // One family a workload: rows of a new split of the same file are not fresh because they are ordered differently.
        ContentHash family = ContentHash.Of("looks of " + _workloadId);
        int? number = null;
        LookRecord? repeated = _workspace.ListLooks(family).FirstOrDefault(l => Read(l)?.Identity == identity);
        if (repeated is not null)
        {
            return ValueTask.FromResult(Read(repeated)!.Number);
        }

        _workspace.RegisterLook(
            _workloadId,
            family,
            _ =>
            {
                int earlier = _workspace.ListLooks(family).Count(l => Read(l) is { } s && LookRule.IsSameRows(s.Fingerprints(), rowFingerprints));
                number = earlier + 1;
                return JsonSerializer.Serialize(new StoredLook(identity, number.Value, RegistrationText.Of(registration), StoredLook.Pack(rowFingerprints)), LookJson.Default.StoredLook);
            },
            _ => AlphaSpending.ForLook(registration.Alpha, number ?? 1));
        return ValueTask.FromResult(number ?? throw new InvalidOperationException("The workspace registered no look."));
    }

    private static StoredLook? Read(LookRecord look) => JsonSerializer.Deserialize(look.Hypothesis, LookJson.Default.StoredLook);
}

/// <summary>A registration in plain words, as it is stored.</summary>
internal sealed record RegistrationText(string Workload, string Truth, string Deciding, string HypothesisAlone, string? HypothesisWithEscalation, string Comparators, double? Bar, double? Threshold, double Margin, double Alpha, double MaxError, double Confidence, double? SampledGoldProbability, int Replicates, string Specialist, string TestRows, string CalibrationRows, long TestCount, ulong Seed)
{
    public static RegistrationText Of(Registration r) => new(
        r.Workload, r.Truth.ToString(), r.Deciding.ToString(), r.HypothesisAlone, r.HypothesisWithEscalation, string.Join(", ", r.Comparators), r.Bar, r.Threshold, r.Margin, r.Alpha, r.MaxError, r.Confidence, r.SampledGoldProbability, r.Replicates, r.Specialist.Hex, r.TestRows.Hex, r.CalibrationRows.Hex, r.TestCount, r.Seed.Value);
}

/// <summary>A look as the workspace stores it: its identity, number, what was registered, and the fingerprints of its rows.</summary>
internal sealed record StoredLook(string Identity, int Number, RegistrationText Registration, string Rows)
{
    public static string Pack(IReadOnlyList<ulong> fingerprints)
    {
        var bytes = new byte[fingerprints.Count * 8];
        for (int i = 0; i < fingerprints.Count; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * 8), fingerprints[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    public ulong[] Fingerprints()
    {
        byte[] bytes = Convert.FromBase64String(Rows);
        var fingerprints = new ulong[bytes.Length / 8];
        for (int i = 0; i < fingerprints.Length; i++)
        {
            fingerprints[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * 8));
        }

        return fingerprints;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredLook))]
[JsonSerializable(typeof(RegistrationText))]
internal sealed partial class LookJson : JsonSerializerContext;
