using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Data;

/// <summary>
/// Finds labels that are likely wrong by confident learning (Northcutt, Jiang and Chuang, arXiv 1911.00068).
/// </summary>
/// <remarks>
/// A class's threshold is the mean probability that the model gives the class on rows labelled with it. A row belongs,
/// confidently, to the likeliest of the classes whose threshold it reaches; where that is not its label it is a suspect.
/// Suspects are ordered by normalised margin: probability of the label less the greatest of the others. The counts of label
/// against confident class, each row scaled to the label's rows, are the joint, and its off-diagonal the share of wrong labels.
/// <para>Inputs: probabilities from a model that has seen neither the row nor its near-copies. Limits: it supposes that noise
/// depends on the class only and that the model ranks better than chance within it. A hard or rare but rightly labelled row is
/// suspected as readily as a wrong one, and a wrong label that the model shares is not found. Hence a list to review.</para>
/// </remarks>
internal static class ConfidentLearning
{
    private const int MostMixedUp = 100;

    public static LabelNoise? Find(ExampleTable table, ReviewedAnswers labels, ReadOnlySpan<int> units, IReadOnlyDictionary<int, float[]> probabilities, ReviewOptions options)
    {
        int[] rows = [.. probabilities.Keys.Where(r => labels[r] >= 0).Order()];
        int classes = labels.Names.Count;
        if (rows.Length == 0 || classes < 2)
        {
            return null;
        }

        double[] thresholds = Thresholds(rows, labels, probabilities, classes);
        int[] confident = [.. rows.Select(r => Confident(probabilities[r], thresholds))];
        int[] given = [.. rows.Select(r => labels[r])];
        double[,] joint = Joint(given, confident, classes);
        var suspects = new List<LabelSuspect>();
        for (int i = 0; i < rows.Length; i++)
        {
            if (confident[i] >= 0 && confident[i] != given[i])
            {
                float[] p = probabilities[rows[i]];
                suspects.Add(new LabelSuspect
                {
                    Row = rows[i],
                    Line = table.Source(rows[i]),
                    Label = labels.NameOf(given[i]),
                    Likelier = labels.NameOf(confident[i]),
                    LabelShare = p[given[i]],
                    LikelierShare = p[confident[i]],
                    Margin = p[given[i]] - Others(p, given[i]),
                    Excerpt = ReviewedInputs.Excerpt(table, rows[i]),
                });
            }
        }

        return new LabelNoise
        {
            Rows = rows.Length,
            Share = Share(given, confident, Pick(units, rows), classes, options),
            Suspects = [.. suspects.OrderBy(s => s.Margin).ThenBy(s => s.Row)],
            MixedUp = MixedUp(joint, labels),
        };
    }

    private static double[] Thresholds(int[] rows, ReviewedAnswers labels, IReadOnlyDictionary<int, float[]> probabilities, int classes)
    {
        var sums = new double[classes];
        var counts = new int[classes];
        foreach (int row in rows)
        {
            sums[labels[row]] += probabilities[row][labels[row]];
            counts[labels[row]]++;
        }

        // A class without rows has no threshold, and nothing reaches it.
        return [.. sums.Select((s, c) => counts[c] == 0 ? double.PositiveInfinity : s / counts[c])];
    }

    private static int Confident(float[] p, double[] thresholds)
    {
        int best = -1;
        for (int c = 0; c < thresholds.Length; c++)
        {
            if (p[c] >= thresholds[c] && (best < 0 || p[c] > p[best]))
            {
                best = c;
            }
        }

        return best;
    }

    private static float Others(float[] p, int label)
    {
        float most = 0;
        for (int c = 0; c < p.Length; c++)
        {
            most = c == label ? most : Math.Max(most, p[c]);
        }

        return most;
    }

    /// <summary>Counts of label against confident class, each label's scaled to its rows; a label without a confident row is taken as right.</summary>
    private static double[,] Joint(int[] given, int[] confident, int classes)
    {
        var joint = new double[classes, classes];
        var rows = new double[classes];
        var counted = new double[classes];
        for (int i = 0; i < given.Length; i++)
        {
            rows[given[i]]++;
            if (confident[i] >= 0)
            {
                joint[given[i], confident[i]]++;
                counted[given[i]]++;
            }
        }

        for (int i = 0; i < classes; i++)
        {
            for (int j = 0; j < classes && counted[i] > 0; j++)
            {
                joint[i, j] *= rows[i] / counted[i];
            }
        }

        return joint;
    }

    private static IReadOnlyList<MixedUpLabels> MixedUp(double[,] joint, ReviewedAnswers labels)
    {
        var cells = new List<MixedUpLabels>();
        for (int i = 0; i < joint.GetLength(0); i++)
        {
            for (int j = 0; j < joint.GetLength(1); j++)
            {
                if (i != j && joint[i, j] > 0)
                {
                    cells.Add(new MixedUpLabels(labels.NameOf(i), labels.NameOf(j), joint[i, j]));
                }
            }
        }

        return [.. cells.OrderByDescending(c => c.Rows).ThenBy(c => c.Label, StringComparer.Ordinal).ThenBy(c => c.Likelier, StringComparer.Ordinal).Take(MostMixedUp)];
    }

    /// <summary>The joint's off-diagonal, with the thresholds kept: the interval holds the spread of the units, not of the model.</summary>
    private static Estimate Share(int[] given, int[] confident, int[] units, int classes, ReviewOptions options)
    {
        double OffDiagonal(ReadOnlySpan<double> weights)
        {
            Span<double> rows = new double[classes], counted = new double[classes], off = new double[classes];
            double all = 0, wrong = 0;
            for (int i = 0; i < given.Length; i++)
            {
                rows[given[i]] += weights[i];
                all += weights[i];
                if (confident[i] >= 0)
                {
                    counted[given[i]] += weights[i];
                    off[given[i]] += confident[i] == given[i] ? 0 : weights[i];
                }
            }

            for (int c = 0; c < classes; c++)
            {
                wrong += counted[c] > 0 ? off[c] / counted[c] * rows[c] : 0;
            }

            return all == 0 ? 0 : wrong / all;
        }

        double[] ones = new double[given.Length];
        ones.AsSpan().Fill(1);
        int independent = units.Distinct().Count();
        ulong seed = options.Seed.For("label-noise").Value;
        Interval interval = independent < 2 ? new Interval(0, 1) : ClusterBootstrap.Statistic(units, OffDiagonal, options.Replicates, options.Confidence, seed, new Interval(0, 1)).Interval;
        return new Estimate { Value = OffDiagonal(ones), Low = interval.Low, High = interval.High, Count = independent, Method = $"confident learning, cluster-bootstrap({options.Replicates})", Confidence = options.Confidence, Seed = seed };
    }

    private static int[] Pick(ReadOnlySpan<int> units, int[] rows)
    {
        var picked = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            picked[i] = units[rows[i]];
        }

        return picked;
    }
}
