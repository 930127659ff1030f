using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>The lines of the table for relevance: who ranked, how well, how fast and at what cost a query.</summary>
internal sealed class RankingTable(
    EvaluationRequest request,
    TruthKind truth,
    Grading grading,
    JudgedQueries judged,
    MeanMeasure measure,
    RankingContender specialist,
    List<RankingContender> others,
    RankingSystem? system,
    (LatencySummary Latency, double CpuSecondsPerAnswer)? timing,
    ResamplingBudget budget,
    List<string> warnings)
{
    public IReadOnlyList<ResponderResult> Build()
    {
        RankingContender? teacher = others.Find(o => o.Kind == ResponderKind.Teacher);
        Estimate? teacherCost = teacher is null ? null : TeacherPrice.Of(request, warnings, (table, row) => table.Query(row));
        Estimate? ownCost = CostModel.Specialist(timing?.CpuSecondsPerAnswer, timing?.Latency.Count ?? 0, request.Prices);
        var lines = new List<ResponderResult>
        {
            new()
            {
                Name = request.Specialist.Name,
                Kind = ResponderKind.Specialist,
                Rung = request.Specialist.Rung,
                Metrics = Metrics(specialist.Figures),
                Latency = timing?.Latency,
                CostPer1000Usd = ownCost,
            },
        };
        if (system is not null)
        {
            lines.Add(Escalating(system, teacher!, ownCost, teacherCost));
        }

        foreach (RankingContender other in others.OrderBy(o => o.Kind switch { ResponderKind.Teacher => 0, ResponderKind.Baseline => 2, _ => 1 }))
        {
            bool isTeacher = other.Kind == ResponderKind.Teacher;
            if (other.Answers.Missing > 0 && !(isTeacher && truth == TruthKind.Agreement))
            {
                warnings.Add($"{other.Name} gave no score to {Say.Count(other.Answers.Missing)} of {Say.Count(judged.Pairs)} test pairs; such items rank last"
                    + (isTeacher ? ", and queries with any take no part in paired comparisons." : "."));
            }

            lines.Add(new ResponderResult
            {
                Name = other.Name,
                Kind = other.Kind,
                Metrics = isTeacher && truth == TruthKind.Agreement ? new MetricSet() : Metrics(other.Figures),
                Latency = isTeacher ? LatencyMeter.Recorded(judged) : null,
                CostPer1000Usd = isTeacher ? teacherCost : null,
                Unanswered = other.Answers.Missing,
            });
        }

        // A constant score has the mean over all orders.
        lines.Add(new ResponderResult { Name = "random order", Kind = ResponderKind.Baseline, Metrics = Metrics(QueryFigures.Of(judged, new float[judged.Rows.Length], grading)) });
        return lines;
    }

    private ResponderResult Escalating(RankingSystem both, RankingContender teacher, Estimate? ownCost, Estimate? teacherCost)
    {
        Estimate? coverage = judged.Count == 0 ? null : Shares.Of(both.Kept, judged.Sample, budget);
        Sample kept = judged.Sample.Where(q => both.Kept[q]);
        return new ResponderResult
        {
            Name = $"{request.Specialist.Name} + {teacher.Name}",
            Kind = ResponderKind.Specialist,
            Rung = request.Specialist.Rung,
            IsEscalating = true,
            Metrics = Metrics(both.Figures) with
            {
                Coverage = coverage,
                KeptError = kept.Positions.Length == 0 ? null : measure.Mean(Array.ConvertAll(specialist.Scores, s => 1 - s), kept, budget, "kept-shortfall", MeanMeasure.Unit),
            },
            CostPer1000Usd = CostModel.WithEscalation(ownCost, teacherCost, coverage),
        };
    }

    private MetricSet Metrics(QueryFigures figures) => new()
    {
        Ndcg10 = Of(figures.Ndcg, "ndcg", MeanMeasure.Unit),
        Mrr10 = Of(figures.ReciprocalRank, "mrr", MeanMeasure.Unit),
        Auc = Of(figures.Auc, "auc", MeanMeasure.Unit),
        Spearman = Of(figures.Spearman, "spearman", MeanMeasure.Signed),
    };

    private Estimate? Of(double[] values, string purpose, Interval range)
    {
        Sample informative = judged.Sample.Where(q => !double.IsNaN(values[q]));
        return informative.Positions.Length == 0 ? null : measure.Mean(values, informative, budget, purpose, range);
    }
}
