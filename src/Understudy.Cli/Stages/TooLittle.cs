using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>The honest answer to a file from which nothing can be proven: NotYet, before any training.</summary>
public static class TooLittle
{
    /// <summary>Why the file is too little, or null when it is not.</summary>
    public static string? Find(StoredImport import)
    {
        ArgumentNullException.ThrowIfNull(import);
        ImportResult r = import.Result;
        if (r.Relevance is { } facts)
        {
            return Find(facts);
        }

        long labelled = Math.Max(r.TeacherLabels.Values.Sum(), r.GoldLabels.Values.Sum());
        return r.HasOneLabelOnly
            ? $"All {labelled.ToString("#,0", CultureInfo.InvariantCulture)} labelled rows have the label '{r.TeacherLabels.Keys.Union(r.GoldLabels.Keys, StringComparer.Ordinal).FirstOrDefault() ?? "(none)"}': with one label there is nothing to decide. If the answers really never differ, answer without a model; else check --label."
            : r.IsTooSmall
                ? $"Only {labelled} rows have a label; fewer than {ImportResult.MinimumRows} allow no statement. Record more calls: about 1,000 rows are a start, and the plan then says what is missing."
                : null;
    }

    /// <summary>Prints NotYet with its reason.</summary>
    public static int Report(Session session, StoredImport import, string reason, bool gate)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(import);
        if (session.Json)
        {
            session.Terminal.Out.Write(ReportJson.Write(new ReportDocument
            {
                Workloads =
                [
                    new ReportedWorkload
                    {
                        Id = import.Workload.Id,
                        Name = import.Workload.Name,
                        Kind = import.Workload.Kind.ToString(),
                        Truth = import.Result.GoldLabels.Count > 0 || import.Result.Relevance?.GoldGrades.Rows > 0 ? "gold" : "agreement",
                        Examples = new(import.Result.Total, 0, 0, 0, 0, import.Result.Rejected),
                        Verdict = new(nameof(Verdict.NotYet), nameof(Verdict.NotYet), "alone", nameof(Verdict.NotYet)),
                        Needs = new(null, null, null),
                        Reasons = [reason],
                    },
                ],
            }));
        }
        else
        {
            session.Say("");
            session.Say("Verdict  NOT YET");
            session.Say(reason);
        }

        return gate ? ExitCodes.NotPromoted : ExitCodes.Done;
    }

    private static string? Find(RelevanceFacts facts)
    {
        static string Count(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);

        GradeHistogram grades = facts.GoldGrades.Rows > 0 ? facts.GoldGrades : facts.TeacherGrades;
        return facts.HasOneGradeOnly
            ? $"All {Count(grades.Rows)} graded pairs have the grade {grades.Bars[0].From.ToString(CultureInfo.InvariantCulture)}: with one grade there is nothing to decide. Check --label and --gold; if only good pairs were recorded, add pairs that are not."
            : facts.RankableQueries == 0
                ? $"None of the {Count(facts.Queries)} queries has items of different grades: there is nothing to rank. Grade more items a query, good ones and others, or check that --query names the query."
                : facts.Queries < RelevanceFacts.MinimumQueries
                    ? $"Only {Count(facts.Queries)} queries; fewer than {RelevanceFacts.MinimumQueries} allow no statement, however many items they have. Grade items of more queries: a few hundred are a start, and the plan then says what is missing."
                    : facts.RankableQueries < RelevanceFacts.MinimumQueries
                        ? $"Only {Count(facts.RankableQueries)} of {Count(facts.Queries)} queries have items of different grades; fewer than {RelevanceFacts.MinimumQueries} allow no statement. Grade more items a query, or items of more queries."
                        : null;
    }
}
