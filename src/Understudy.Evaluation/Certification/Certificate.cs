using System.Text.Json.Serialization;

using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The outcome of a registered test, detached from the specialist that it hashes. Written as canonical JSON
/// (<see cref="CertificateIssuer"/>), signed with the workspace's key. A self-made key shows integrity, not identity.
/// </summary>
public sealed record Certificate
{
    /// <summary>The layout that this program writes. 2 names the metric and the loss; 1 did not, and is still read.</summary>
    public const int CurrentVersion = 2;

    /// <summary>Version of this layout.</summary>
    public int SchemaVersion { get; init; } = CurrentVersion;

    /// <summary>The workload's id.</summary>
    public required string WorkloadId { get; init; }

    /// <summary>The workload's name.</summary>
    public required string WorkloadName { get; init; }

    /// <summary>When it was issued.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it expires: then the route goes back to canary.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What was tested, against what, in one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>What the statement is about.</summary>
    public required string Population { get; init; }

    /// <summary>What was fixed before the test rows were answered.</summary>
    public required Registration Registration { get; init; }

    /// <summary>Hash of the registration's canonical JSON.</summary>
    public required ContentHash RegistrationHash { get; init; }

    /// <summary>Looks at these test rows and the level each may use.</summary>
    public required LookResult Look { get; init; }

    /// <summary>The deciding verdict.</summary>
    public required Verdict Decision { get; init; }

    /// <summary>The verdict on the specialist alone.</summary>
    public required Verdict Alone { get; init; }

    /// <summary>The verdict with escalation; null without a teacher.</summary>
    public Verdict? WithEscalation { get; init; }

    /// <summary>The test of the specialist alone.</summary>
    public required CertifiedTest TestAlone { get; init; }

    /// <summary>The test with escalation; null without a teacher.</summary>
    public CertifiedTest? TestWithEscalation { get; init; }

    /// <summary>The threshold and its guarantee.</summary>
    public required CertifiedGuarantee Guarantee { get; init; }

    /// <summary>Independent units of the test.</summary>
    public required long TestUnits { get; init; }

    /// <summary>Independent units of calibration.</summary>
    public required long CalibrationUnits { get; init; }

    /// <summary>Test rows that resemble training rows.</summary>
    public required long OverlapRows { get; init; }

    /// <summary>What is missing for a Promote, in sentences; empty when nothing is.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Why the verdict is what it is, in sentences.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Remarks that belong to the result.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Hashes of the source files, by name.</summary>
    public IReadOnlyDictionary<string, ContentHash> Sources { get; init; } = new Dictionary<string, ContentHash>();

    /// <summary>Versions of what took part.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();

    /// <summary>SHA-256 of the signing key's public part (SubjectPublicKeyInfo).</summary>
    public required ContentHash KeyId { get; init; }
}

/// <summary>A test's figures as the certificate states them.</summary>
public sealed record CertifiedTest
{
    /// <summary>The hypothesis to be rejected.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>Share right (agreeing) or mean of the metric, with interval.</summary>
    public required Estimate Rate { get; init; }

    /// <summary>The paired difference that decided; null against a bar.</summary>
    public DifferenceResult? Difference { get; init; }

    /// <summary>The test against a bar; null in paired tests.</summary>
    public BarTest? Bar { get; init; }

    /// <summary>Slices with proven harm.</summary>
    public IReadOnlyList<string> HarmedSlices { get; init; } = [];
}

/// <summary>The guarantee as the certificate states it.</summary>
public sealed record CertifiedGuarantee
{
    /// <summary>The threshold; null when none qualifies.</summary>
    public double? Threshold { get; init; }

    /// <summary>Share of calibration units kept; null without a threshold.</summary>
    public double? Coverage { get; init; }

    /// <summary>ε.</summary>
    public required double MaxError { get; init; }

    /// <summary>1 − δ.</summary>
    public required double Confidence { get; init; }

    /// <summary>Calibration units kept.</summary>
    public required long Kept { get; init; }

    /// <summary>Kept units wrong (disagreeing); null where the loss is not 0 or 1.</summary>
    public required long? Wrong { get; init; }

    /// <summary>Mean loss of the kept units; null where <see cref="Wrong"/> says it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MeanLoss { get; init; }

    /// <summary>How it was certified.</summary>
    public required string Method { get; init; }

    /// <summary>The guarantee, or why there is none, in one sentence.</summary>
    public required string Statement { get; init; }
}
