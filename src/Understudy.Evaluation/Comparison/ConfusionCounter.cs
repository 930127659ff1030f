using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>Counts truth against answers; the whole matrix is kept for few labels only.</summary>
internal static class ConfusionCounter
{
    private const int MostLabels = 30;
    private const int Shown = 25;

    public static ConfusionResult Of(JudgedRows judged, int[] answers)
    {
        if (judged.IsOpen)
        {
            return new ConfusionResult { Labels = [], Top = [] };
        }

        LabelSet labels = judged.Table.Labels;
        int count = labels.Count;
        var matrix = new long[count <= MostLabels ? count : 0][];
        for (int t = 0; t < matrix.Length; t++)
        {
            matrix[t] = new long[count];
        }

        var pairs = new Dictionary<(int Truth, int Answer), long>();
        var truths = new Dictionary<int, long>();
        for (int i = 0; i < answers.Length; i++)
        {
            int truth = judged.Truth[i], answer = answers[i];
            truths[truth] = truths.GetValueOrDefault(truth) + 1;
            if (matrix.Length > 0 && truth >= 0 && answer >= 0)
            {
                matrix[truth][answer]++;
            }

            if (truth != answer)
            {
                pairs[(truth, answer)] = pairs.GetValueOrDefault((truth, answer)) + 1;
            }
        }

        return new ConfusionResult
        {
            Labels = labels.Names,
            Matrix = count <= MostLabels ? matrix : null,
            Top = [.. pairs.OrderByDescending(p => p.Value).ThenBy(p => p.Key.Truth).ThenBy(p => p.Key.Answer).Take(Shown)
                .Select(p => new ConfusionPair(labels.NameOf(p.Key.Truth), labels.NameOf(p.Key.Answer), p.Value, (double)p.Value / truths[p.Key.Truth]))],
        };
    }
}
