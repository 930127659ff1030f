using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Little gold: prediction-powered where it was drawn at random (2311.01453), shown apart where it was volunteered.</summary>
internal static class GoldInference
{
    /// <summary>
    /// Over all test units: gold where the unit's row has it, elsewhere agreement with the teacher as the prediction of being right.
    /// Null without randomly drawn gold on at least 2 units, or without a teacher.
    /// </summary>
    public static async ValueTask<PredictionPoweredResult?> PredictionPoweredAsync(
        EvaluationRequest request, ExampleTable table, IReadOnlyList<int>? units, CancellationToken cancellationToken)
    {
        EvaluationOptions options = request.Options;
        if (options.SampledGoldProbability is not { } probability)
        {
            return null;
        }

        int[] rows = [.. request.TestRows.Where(r => table.Teacher(r) != LabelSet.None)];
        var sample = Sample.Of([.. Enumerable.Range(0, rows.Length)], p => units is null ? rows[p] : units[rows[p]], p => rows[p], options.Seed.For("prediction-powered"));
        int[] one = [.. sample.Representatives.Select(p => rows[p])];
        Answers answers = await Answers.CollectAsync(request.Specialist, table, one, null, "Estimating with little gold", null, cancellationToken).ConfigureAwait(false);
        CallAcceptance? byGold = CallAcceptance.Of(request, table, TruthKind.Gold), byTeacher = CallAcceptance.Of(request, table, TruthKind.Agreement);
        var truth = new List<double>();
        var teacherTruth = new List<double>();
        var predicted = new List<double>();
        var unlabelled = new List<double>();
        for (int i = 0; i < one.Length; i++)
        {
            int row = one[i], gold = table.Gold(row), label = answers.Labels[i], teacher = table.Teacher(row);
            string? said = answers.TextOf(i, table.Labels);
            double agrees = (label >= 0 && label == teacher) || byTeacher?.Accepts(row, teacher, said) == true ? 1 : 0;
            if (gold == LabelSet.None)
            {
                unlabelled.Add(agrees);
                continue;
            }

            truth.Add((label >= 0 && label == gold) || byGold?.Accepts(row, gold, said) == true ? 1 : 0);
            teacherTruth.Add(teacher == gold || byGold?.Accepts(row, gold, teacher >= 0 ? table.Labels.NameOf(teacher) : null) == true ? 1 : 0);
            predicted.Add(agrees);
        }

        if (truth.Count < 2)
        {
            return null;
        }

        double[] differences = [.. truth.Zip(teacherTruth, (s, t) => s - t)];
        PredictionPoweredEstimate accuracy = PredictionPoweredMean.Estimate([.. truth], [.. predicted], [.. unlabelled]);
        PredictionPoweredEstimate difference = PredictionPoweredMean.Estimate(differences, [.. predicted], [.. unlabelled]);
        return new PredictionPoweredResult
        {
            SamplingProbability = probability,
            GoldUnits = truth.Count,
            OtherUnits = unlabelled.Count,
            Accuracy = From(accuracy, 0),
            Difference = From(difference, -1),
            Lambda = accuracy.Lambda,
        };
    }

    /// <summary>Gold on a minority of agreement-judged rows: shown apart, since nobody knows why these rows carry it.</summary>
    public static VolunteeredGold? Volunteered(JudgedRows judged, Answers specialist, CallAcceptance? calls)
    {
        Sample gold = judged.Sample.Where(p => judged.Table.Gold(judged.Rows[p]) != LabelSet.None);
        int[] one = gold.Representatives;
        if (one.Length == 0)
        {
            return null;
        }

        return new VolunteeredGold(
            one.Length,
            Shares.Exact(one.LongCount(p => (specialist.Labels[p] >= 0 && specialist.Labels[p] == Gold(p)) || Accepts(p, specialist.TextOf(p, judged.Table.Labels))), one.Length),
            Shares.Exact(one.LongCount(p => judged.Truth[p] == Gold(p) || Accepts(p, judged.Truth[p] >= 0 ? judged.Table.Labels.NameOf(judged.Truth[p]) : null)), one.Length));

        int Gold(int p) => judged.Table.Gold(judged.Rows[p]);

        bool Accepts(int p, string? answer) => calls?.Accepts(judged.Rows[p], Gold(p), answer) == true;
    }

    private static Estimate From(PredictionPoweredEstimate e, double least) => new()
    {
        Value = e.Value,
        Low = Math.Clamp(e.Interval.Low, least, 1),
        High = Math.Clamp(e.Interval.High, least, 1),
        Count = e.Count,
        Method = "prediction-powered (PPI++) on one row per unit",
    };
}
