using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>The lines of the table: who answered, how well, how fast, at what cost.</summary>
internal sealed class ResponderTable(
    EvaluationRequest request,
    TruthKind truth,
    JudgedRows judged,
    Answers specialist,
    bool[] right,
    List<LabelContender> others,
    EscalatingSystem? system,
    (LatencySummary Latency, double CpuSecondsPerAnswer)? timing,
    ResamplingBudget budget,
    List<string> warnings)
{
    public IReadOnlyList<ResponderResult> Build()
    {
        ExampleTable table = request.TestTable ?? request.Table;
        LabelContender? teacher = others.Find(o => o.Kind == ResponderKind.Teacher);
        Estimate? teacherCost = teacher is null ? null : TeacherPrice.Of(request, warnings);
        Estimate? ownCost = CostModel.Specialist(timing?.CpuSecondsPerAnswer, timing?.Latency.Count ?? 0, request.Prices);
        var lines = new List<ResponderResult>
        {
            new()
            {
                Name = request.Specialist.Name,
                Kind = ResponderKind.Specialist,
                Rung = request.Specialist.Rung,
                Metrics = Metrics.Of(judged, specialist, right, budget),
                Latency = timing?.Latency,
                CostPer1000Usd = ownCost,
                Unanswered = specialist.Unanswered,
            },
        };
        if (system is not null)
        {
            lines.Add(Escalating(system, teacher!, ownCost, teacherCost));
        }

        foreach (LabelContender other in others.OrderBy(o => o.Kind switch { ResponderKind.Teacher => 0, ResponderKind.Baseline => 2, _ => 1 }))
        {
            bool isTeacher = other.Kind == ResponderKind.Teacher;
            if (!isTeacher && other.Answers.Labels.Length > 0 && other.Answers.Unanswered > 0)
            {
                warnings.Add($"{other.Name} gave no label on {Say.Count(other.Answers.Unanswered)} of {Say.Count(other.Answers.Labels.Length)} test rows; they count as wrong.");
            }

            lines.Add(new ResponderResult
            {
                Name = other.Name,
                Kind = other.Kind,
                Metrics = isTeacher && truth == TruthKind.Agreement ? new MetricSet() : Metrics.Of(judged, other.Answers, other.Right, budget),
                Latency = isTeacher ? LatencyMeter.Recorded(table, request.TestRows) : null,
                CostPer1000Usd = isTeacher ? teacherCost : null,
                Unanswered = other.Answers.Unanswered,
            });
        }

        if (!judged.IsOpen && Majority() is { } label)
        {
            int[] labels = Array.ConvertAll(judged.Truth, _ => label);
            lines.Add(new ResponderResult
            {
                Name = $"always \"{table.Labels.NameOf(label)}\"",
                Kind = ResponderKind.Baseline,
                Metrics = Metrics.Of(judged, labels, judged.Right(labels, benefitOfDoubt: false), budget),
            });
        }

        return lines;
    }

    private ResponderResult Escalating(EscalatingSystem both, LabelContender teacher, Estimate? ownCost, Estimate? teacherCost)
    {
        Estimate? coverage = judged.Rows.Length == 0 ? null : Shares.Of(both.Kept, judged.Sample, budget);
        Sample kept = judged.Sample.Where(p => both.Kept[p]);
        return new ResponderResult
        {
            Name = $"{request.Specialist.Name} + {teacher.Name}",
            Kind = ResponderKind.Specialist,
            Rung = request.Specialist.Rung,
            IsEscalating = true,
            Metrics = Metrics.Of(judged, both.Labels, both.Right, budget) with
            {
                Coverage = coverage,
                KeptError = kept.Positions.Length == 0 ? null : Shares.Of(Array.ConvertAll(right, r => !r), kept, budget),
            },
            CostPer1000Usd = CostModel.WithEscalation(ownCost, teacherCost, coverage),
            Unanswered = both.Labels.LongCount(l => l < 0),
        };
    }

    /// <summary>The most frequent label of what was learned from; without it, of calibration. Never of test.</summary>
    private int? Majority()
    {
        bool train = request.TrainRows.Count > 0;
        TruthKind kind = train ? request.Facts.TrainedOn : truth;
        var counts = new long[request.Table.Labels.Count];
        foreach (int row in train ? request.TrainRows : request.CalibrationRows)
        {
            int label = kind == TruthKind.Gold ? request.Table.Gold(row) : request.Table.Teacher(row);
            if (label >= 0)
            {
                counts[label]++;
            }
        }

        return counts.Length == 0 || counts.Max() == 0 ? null : Array.IndexOf(counts, counts.Max());
    }
}
