using System.Globalization;

using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>
/// How often a specialist in service may differ from the teacher where it is sure, before what its certificate promised is disproven.
/// In agreement mode that is ε itself. With gold, ε bounds errors, and where the specialist is right and the teacher wrong they differ
/// too: at most ε plus the teacher's own errors (its upper bound on test stands in), so that only more than that disproves ε.
/// </summary>
/// <param name="Value">Largest share, in (0, 1]; null when a certificate promises nothing that a recorded call could disprove.</param>
/// <param name="Statement">The limit, or why there is none, in one phrase.</param>
public sealed record DisagreementLimit(double? Value, string Statement)
{
    /// <summary>No certificate, no promise.</summary>
    public static DisagreementLimit None { get; } = new(null, "nothing is promised without a certificate");

    /// <summary>The limit that a certificate implies.</summary>
    public static DisagreementLimit Of(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        double promised = certificate.Guarantee.MaxError;
        if (certificate.Guarantee.Wrong is null)
        {
            return new DisagreementLimit(null, "what is promised is a mean shortfall of NDCG, which whole answers do not show");
        }

        if (certificate.Registration.Truth == TruthKind.Agreement)
        {
            return new DisagreementLimit(promised, $"at most {Percent(promised)} disagreement is promised");
        }

        if (certificate.TestAlone.Difference is not { Comparator: TeacherName, Counts: { Count: > 0 } counts })
        {
            return new DisagreementLimit(null, "errors against gold are promised, and the teacher's own were not measured");
        }

        double teacher = ClopperPearson.UpperBound(counts.OnlyFirst + counts.Neither, counts.Count, certificate.Guarantee.Confidence);
        double limit = Math.Min(1, promised + teacher);
        return new DisagreementLimit(limit, $"at most {Percent(promised)} error against gold is promised and the teacher errs in up to {Percent(teacher)}, so at most {Percent(limit)} may differ");
    }

    private const string TeacherName = "teacher";

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
