using System.Globalization;
using Understudy.Core;
using Understudy.Statistics;

namespace Understudy.Evaluation;

/// <summary>Figures of one responder with their intervals.</summary>
internal static class Metrics
{
    private const int Bins = CalibrationError.DefaultBins;

    public static MetricSet Of(JudgedRows judged, Answers answers, bool[] right, ResamplingBudget budget) => Of(judged, answers.Labels, right, budget) with
    {
        LogLoss = LogLossOf(answers, judged.Sample, budget),
        Ece = EceOf(answers, right, judged.Sample, budget),
    };

    public static MetricSet Of(JudgedRows judged, int[] labels, bool[] right, ResamplingBudget budget) => judged.Rows.Length == 0 ? new MetricSet() : new MetricSet
    {
        Accuracy = Shares.Of(right, judged.Sample, budget),
        MacroF1 = judged.IsOpen ? null : MacroF1Of(judged, labels, budget),
    };

    private static Estimate MacroF1Of(JudgedRows judged, int[] labels, ResamplingBudget budget)
    {
        int classes = judged.Table.Labels.Count;
        int[] truth = judged.Truth;
        double Statistic(ReadOnlySpan<double> weights) => MacroF1(weights, truth, labels, classes);
        if (judged.Sample.Representatives.Length < ClusterBootstrap.LeastClusters)
        {
            var ones = new double[truth.Length];
            Array.Fill(ones, 1);
            return new Estimate { Value = Statistic(ones), Low = 0, High = 1, Count = judged.Sample.Representatives.Length, Method = "too few units for an interval" };
        }

        if (!budget.Allows(truth.Length))
        {
            return Linearised(judged, labels);
        }

        return Clamp(Estimates.From(ClusterBootstrap.Statistic(judged.Sample.Units, Statistic, budget.Replicates(truth.Length), 0.95, budget.Seed.For("macro-f1").Value)));
    }

    /// <summary>
    /// For very many rows, where resampling them all would take minutes and the normal limit holds: the delta method. A row moves F1
    /// of its true label by 2(hit − F1/2)/(truths + answers), and that of a wrongly answered label by −F1/(truths + answers); units
    /// add up their rows.
    /// </summary>
    internal static Estimate Linearised(JudgedRows judged, int[] labels)
    {
        int classes = judged.Table.Labels.Count;
        double[] hits = new double[classes], all = new double[classes], f1 = new double[classes];
        var occurs = new bool[classes];
        for (int i = 0; i < labels.Length; i++)
        {
            int t = judged.Truth[i], a = labels[i];
            if (t >= 0)
            {
                occurs[t] = true;
                all[t]++;
                hits[t] += t == a ? 1 : 0;
            }

            if (a >= 0)
            {
                all[a]++;
            }
        }

        int present = Math.Max(1, occurs.Count(o => o));
        for (int c = 0; c < classes; c++)
        {
            f1[c] = occurs[c] ? 2 * hits[c] / all[c] : 0;
        }

        var units = new Dictionary<int, double>(judged.Sample.Representatives.Length);
        for (int i = 0; i < labels.Length; i++)
        {
            int p = judged.Sample.Positions[i], t = judged.Truth[p], a = labels[p];
            double move = t >= 0 ? ((t == a ? 2 : 0) - f1[t]) / all[t] : 0;
            move -= a >= 0 && occurs[a] ? f1[a] / all[a] : 0;
            units[judged.Sample.Units[i]] = units.GetValueOrDefault(judged.Sample.Units[i]) + (move / present);
        }

        double value = f1.Sum() / present, half = NormalDistribution.Quantile(0.975) * Math.Sqrt(units.Values.Sum(u => u * u));
        return Clamp(new Estimate { Value = value, Low = value - half, High = value + half, Count = units.Count, Method = "delta method, cluster standard error" });
    }

    /// <summary>Mean F1 over labels that the (weighted) truth has; 0 where the truth is no label at all.</summary>
    internal static double MacroF1(ReadOnlySpan<double> weights, ReadOnlySpan<int> truth, ReadOnlySpan<int> labels, int classes)
    {
        double[] hits = new double[classes], truths = new double[classes], answers = new double[classes];
        for (int i = 0; i < weights.Length; i++)
        {
            int t = truth[i], a = labels[i];
            if (t >= 0)
            {
                truths[t] += weights[i];
                hits[t] += t == a ? weights[i] : 0;
            }

            if (a >= 0)
            {
                answers[a] += weights[i];
            }
        }

        double sum = 0;
        int present = 0;
        for (int c = 0; c < classes; c++)
        {
            if (truths[c] > 0)
            {
                sum += 2 * hits[c] / (truths[c] + answers[c]);
                present++;
            }
        }

        return present == 0 ? 0 : sum / present;
    }

    private static Estimate? LogLossOf(Answers answers, Sample sample, ResamplingBudget budget)
    {
        if (answers.LogLoss is not { } losses)
        {
            return null;
        }

        Sample labelled = sample.Where(p => !double.IsNaN(losses[p]));
        return labelled.Representatives.Length < 2 ? null : Shares.Mean(Array.ConvertAll(labelled.Positions, p => losses[p]), labelled, budget, "log-loss");
    }

    /// <summary>
    /// The debiased error over equal-mass bins; its interval from the standard error of the linearised statistic, the mean of
    /// sign(gap of the row's bin) · (right − confidence), resampled by cluster. A bootstrap of the error itself would add the very
    /// bias that debiasing removes.
    /// </summary>
    private static Estimate? EceOf(Answers answers, bool[] right, Sample sample, ResamplingBudget budget)
    {
        if (answers.Confidence is not { } confidence || sample.Representatives.Length < 2)
        {
            return null;
        }

        double value = CalibrationError.ExpectedDebiased(confidence, right, Bins);
        ReliabilityBin[] bins = ReliabilityDiagram.Bins(confidence, right, Bins);
        double[] tops = Array.ConvertAll(bins, b => b.High);
        var signed = new double[sample.Positions.Length];
        for (int i = 0; i < signed.Length; i++)
        {
            int p = sample.Positions[i], bin = Array.BinarySearch(tops, confidence[p]);
            bin = bin < 0 ? ~bin : bin;
            signed[i] = Math.Sign(bins[bin].Gap) * ((right[p] ? 1 : 0) - confidence[p]);
        }

        BootstrapResult spread = ClusterBootstrap.Mean(signed, sample.Units, budget.Replicates(sample.Representatives.Length), 0.95, budget.Seed.For("ece").Value);
        double half = NormalDistribution.Quantile(0.975) * spread.StandardError;
        return Clamp(new Estimate
        {
            Value = value,
            Low = value - half,
            High = value + half,
            Count = spread.Clusters,
            Method = string.Create(CultureInfo.InvariantCulture, $"debiased, {bins.Length} equal-mass bins, cluster-bootstrap({spread.Replicates}) standard error"),
            Seed = spread.Seed,
        });
    }

    private static Estimate Clamp(Estimate e) => e with { Low = Math.Clamp(e.Low, 0, 1), High = Math.Clamp(e.High, 0, 1) };
}
